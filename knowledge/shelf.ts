// Owns what the knowledge asks of whoever runs it, so that what was worked out once need not be worked out at every start.

/**
 * Keeps bytes by name. What it finds is exactly what was kept under that name: names say everything the bytes were made from,
 * and bytes that were damaged are not found. It may forget.
 */
export interface Shelf {
  /** Undefined when nothing whole is there. The bytes begin where numbers of eight bytes may. */
  find(name: string): Uint8Array | undefined;
  keep(name: string, bytes: Uint8Array): void;
}
