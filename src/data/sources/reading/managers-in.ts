import type { ClientFacts } from '../../../advisor/book/book.ts';
import type { ClientId } from '../../../advisor/units.ts';

/** Who manages each of these clients. */
export const managersIn = (clients: readonly ClientFacts[]): ReadonlyMap<ClientId, string | null> =>
  new Map(clients.map(({ id, relationshipManagerId }) => [id, relationshipManagerId]));
