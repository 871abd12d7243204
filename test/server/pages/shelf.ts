// A shelf with nothing on it, for pages that are not about policies.
import type { PolicyShelf } from '../../../server/pages/policies/shelf.ts';

export const emptyShelf: PolicyShelf = {
  today: () => '2026-11-25',
  situations: () => [],
  programmes: () => [],
  neighbours: () => [],
  search: () => [],
  read: () => undefined,
  address: (id) => `https://example.invalid/policies/${id}`,
};
