import { type Profile, profileOf } from '../../advisor/profile.ts';
import { type ClientId, type Day, day } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor.ts';
import { readClientId } from '../client-id.ts';
import type { Market, MarketReader } from '../market.ts';
import { type AuditStore, type BookSource, type Clock, type ProfileStore, SourceUnavailableError } from '../ports.ts';
import type { ShownRecommendation } from '../shown-recommendation.ts';
import { meantClient, similarClients } from '../similar-clients.ts';

export interface FoundClient {
  readonly kind: 'found';
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly dataAsOf: Day;
  /** What is on offer; null where the book is away or holds no trade. */
  readonly market: Market | null;
}

export type FindClientOutcome =
  | FoundClient
  /** Nobody has this id, or the person may not see the client. `similar` holds ids the person may see. */
  | { readonly kind: 'unknown-client'; readonly asked: string; readonly similar: readonly string[] }
  /** The book cannot be read, and the last training's snapshot shows no client of this person's with this id. */
  | { readonly kind: 'source-down' };

export interface FindClientPorts {
  readonly source: BookSource;
  readonly profiles: ProfileStore;
  readonly market: MarketReader;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * The client that was asked for, without any model: exactly as typed first; where nobody has that id but one client's differs in letter case
 * alone, that client is meant. A look that was refused is in the audit log; one that is granted is written there by the caller.
 * @param surface for the audit row of a refusal: what was asked for
 */
export const findClient = (ports: FindClientPorts, surface: string) => {
  const similarTo = similarClients(ports);

  const fromBook = async (id: ClientId): Promise<FoundClient | null> => {
    const [book, market] = await Promise.all([ports.source.readClient(id), ports.market.read(null)]);
    // A book of clients without a single trade has no newest day.
    const asOf = market?.asOf ?? day(Math.floor(ports.clock.now().getTime() / MILLISECONDS_A_DAY));
    const profile = book && profileOf(book, id, asOf);
    return profile && { kind: 'found', profile, profileFrom: { kind: 'book' }, dataAsOf: market?.dataAsOf ?? asOf, market };
  };

  const fromSnapshot = async (id: ClientId): Promise<FoundClient | null> => {
    const snapshot = await ports.profiles.find(id);
    if (!snapshot) return null;
    const { profile, takenAt } = snapshot;
    return { kind: 'found', profile, profileFrom: { kind: 'snapshot', takenAt }, dataAsOf: profile.asOf, market: null };
  };

  const visibleTo = async (actor: Actor, id: ClientId, found: FoundClient | null): Promise<FoundClient | null> => {
    if (!found || maySee(actor, found.profile.relationshipManagerId)) return found;
    const at = ports.clock.now();
    await ports.audit.append({ at, actorId: actor.id, action: 'access.refused', clientId: id, detail: { asked: surface } });
    return null;
  };

  const exactly = async (actor: Actor, asked: string): Promise<FindClientOutcome> => {
    const id = readClientId(asked);
    if (!id) return { kind: 'unknown-client', asked, similar: [] };
    try {
      const found = await visibleTo(actor, id, await fromBook(id));
      return found ?? { kind: 'unknown-client', asked, similar: await similarTo(actor, asked) };
    } catch (error) {
      if (!(error instanceof SourceUnavailableError)) throw error;
      // Of a client of somebody else's no more is told than of one who is in no snapshot.
      return (await visibleTo(actor, id, await fromSnapshot(id))) ?? { kind: 'source-down' };
    }
  };

  return async (actor: Actor, asked: string): Promise<FindClientOutcome> => {
    const outcome = await exactly(actor, asked);
    const meant = outcome.kind === 'unknown-client' ? meantClient(asked, outcome.similar) : null;
    return meant === null ? outcome : exactly(actor, meant);
  };
};
