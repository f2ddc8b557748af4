import type { ClientFacts } from '../../advisor/book/book.ts';
import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { IntakeRefusal } from './intake-outcomes.ts';

export interface PlaceClientPorts {
  readonly source: BookSource;
  readonly profiles: ProfileStore;
}

type Parent = Pick<ClientFacts, 'relationshipManagerId'>;

/**
 * Read from the book or, with the book away, from the last training. Not an asked client: a form names the parent by an exact id, nothing
 * of the parent is shown, and a refusal says only that the form is wrong.
 */
const readParent = async (ports: PlaceClientPorts, parentId: ClientFacts['id']): Promise<Parent | null> => {
  try {
    return (await ports.source.readClient(parentId))?.clients[0] ?? null;
  } catch (error) {
    if (!(error instanceof SourceUnavailableError)) throw error;
    return (await ports.profiles.find(parentId))?.profile ?? null;
  }
};

/**
 * Manager of a new client: the parent's, as in the firm's book. Without a parent, the adviser's first; whoever sees all clients may leave
 * it open.
 */
export const placeClient = async (
  ports: PlaceClientPorts,
  actor: Actor,
  { parentId }: Pick<IntakeFacts, 'parentId'>,
): Promise<{ readonly kind: 'placed'; readonly relationshipManagerId: string | null } | IntakeRefusal> => {
  if (actor.sees !== 'all' && actor.sees.length === 0) return { kind: 'not-mapped' };
  const parent = parentId === null ? null : await readParent(ports, parentId);
  if (parentId !== null && (!parent || !maySee(actor, parent.relationshipManagerId))) return { kind: 'unknown-parent' };
  const own = actor.sees === 'all' ? null : (actor.sees[0] ?? null);
  return { kind: 'placed', relationshipManagerId: parent?.relationshipManagerId ?? own };
};
