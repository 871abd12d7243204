// The shape of an official letter, whatever it is printed as.

export const LETTER_KINDS = [
  'acceptance',
  'refusal',
  'extension',
  'opinion',
  'review',
  'final_review',
  'feedback',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export interface Letter {
  title: string;
  /** Under the title, in brackets: the tracking number. */
  number: string;
  addressee: string;
  paragraphs: string[];
  /** What the reader may do next, each with its last day and its ground. */
  roads: string[];
  /** Who signs, and on which day in words. */
  signedBy: string;
  signedOn: string;
  /** Small print at the foot. */
  notes: string[];
}

export type LetterFormat = 'docx' | 'pdf';

export const LETTER_TYPES: Readonly<Record<LetterFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};
