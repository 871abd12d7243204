// An address as a square to scan: as modules for whoever draws, and drawn as SVG.
import { create } from 'qrcode';

/** Light border around the code that readers need, in modules. */
const QUIET = 4;

/** Rows of modules, true where dark, without the border. */
export function qrModules(text: string): boolean[][] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const each = Array.from({ length: modules.size }, (_, n) => n);
  return each.map((y) => each.map((x) => modules.get(y, x) === 1));
}

/** SVG of `text` as a QR code, black on white; one path, sized by whoever shows it. */
export function qrSvg(text: string): string {
  const rows = qrModules(text);
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  const side = rows.length + 2 * QUIET;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark.join('')}"/></svg>`;
}
