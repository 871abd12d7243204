// A shelf in memory that says what was found on it.
import type { Shelf } from '../../knowledge/shelf.ts';

export function memoryShelf() {
  const kept = new Map<string, Uint8Array>();
  const found: string[] = [];
  const shelf: Shelf = {
    find(name) {
      const bytes = kept.get(name);
      if (bytes) found.push(name);
      return bytes;
    },
    keep: (name, bytes) => void kept.set(name, bytes),
  };
  return { shelf, kept, found };
}
