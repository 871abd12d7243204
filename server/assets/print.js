// The leaflet's own print button; the browser's menu does the same.

document.querySelector('#print').addEventListener('click', () => window.print());
