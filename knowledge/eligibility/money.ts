// Owns money as the self-check reckons it: whole fen, so that one fen under a line is under it.

/** Whole fen of an amount in yuan with at most two decimals. */
export function fenOf(yuan: number): number {
  return Math.round(yuan * 100);
}

/** Yuan of whole fen. */
export function yuanOf(fen: number): number {
  return fen / 100;
}

/**
 * Is `totalFen` shared by `heads` strictly below `lineFen` × `multiple` a head? Nothing is divided or rounded, for
 * income equal to the line is not below it (L1 第十八条 “低于”). `multiple` counts to thousandths.
 */
export function isBelowLine(totalFen: number, heads: number, lineFen: number, multiple = 1): boolean {
  return totalFen * 1000 < lineFen * Math.round(multiple * 1000) * heads;
}

/** Whole fen a head, rounded down: a share below a line never prints as the line itself. */
export function shareFen(totalFen: number, heads: number): number {
  return Math.floor(totalFen / heads);
}

/** An amount for reading: '900', '799.99', never '900.00'. */
export function yuanText(fen: number): string {
  return String(yuanOf(fen));
}
