// Why a file is not taken. Each reason has words of its own in bot/phrases/attachments.ts.
export const UNFIT = [
  /** Neither picture, sound nor PDF, whatever its name says. */
  'unknown',
  /** An iPhone's own picture format, which most computers cannot open. */
  'heic',
  'video',
  /** Begins like a picture and cannot be read to its end. */
  'broken',
  /** More dots, pages or unpacked bytes than any honest picture has. */
  'bomb',
  /** Something else is hidden in or behind it. */
  'hidden',
  'encrypted',
  /** A PDF that brings a program or another file along. */
  'active',
  'empty',
] as const;
export type UnfitReason = (typeof UNFIT)[number];

export class Unfit extends Error {
  readonly reason: UnfitReason;
  constructor(reason: UnfitReason) {
    super(reason);
    this.name = 'Unfit';
    this.reason = reason;
  }
}
