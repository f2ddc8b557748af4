import type { ClientFacts } from '../../advisor/book.ts';
import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import { type Actor, maySee } from '../actor.ts';
import { type BookSource, type ProfileStore, SourceUnavailableError } from '../ports.ts';
import type { IntakeRefusal } from './intake-outcomes.ts';

export interface PlaceClientPorts {
  readonly source: BookSource;
  readonly profiles: ProfileStore;
}

type Parent = Pick<ClientFacts, 'relationshipManagerId'>;

/** From the book; it being away, from the last training. */
const readParent = async (ports: PlaceClientPorts, parentId: ClientFacts['id']): Promise<Parent | null> => {
  try {
    return (await ports.source.readClient(parentId))?.clients[0] ?? null;
  } catch (error) {
    if (!(error instanceof SourceUnavailableError)) throw error;
    return (await ports.profiles.find(parentId))?.profile ?? null;
  }
};

/**
 * Whose client a new one is: the parent's relationship manager, as in the firm's book; without a parent the advisor's first. Who sees all clients
 * may leave it open.
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
