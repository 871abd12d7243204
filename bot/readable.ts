// What is kept of the characters somebody sent: all that can be read, nothing that only deceives or breaks.

/**
 * Control characters (a NUL ends a text in PostgreSQL), halves of characters (no UTF-8 can hold them, so a talk would
 * change by being saved), blanks without width, and marks that turn the direction of reading, under which an officer
 * would see another story than the one that was sent. Line breaks, tabs and the joints of emoji stay.
 */
const UNREADABLE = /[^\P{Cc}\n\r\t]|\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

export const readable = (text: string): string => text.replace(UNREADABLE, '');
