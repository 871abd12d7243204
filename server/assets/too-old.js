// Run only by browsers too old for the chat's scripts: says so instead of a page that does nothing.
document.documentElement.className = '';
document.getElementById('too-old').hidden = false;
