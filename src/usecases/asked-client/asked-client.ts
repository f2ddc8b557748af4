import type { ClientId, Day } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type AuditPorts, auditTrail, type Deed } from '../actor/audit-trail.ts';
import type { AuditRow } from '../ports/audit-log.ts';
import type { ActiveModel, Untrained } from '../serving/active-model.ts';
import { readClientId } from './client-id.ts';
import { type FindClientPorts, type FoundClient, findClient } from './find-client.ts';
import { type LinkedIdPorts, linkedId } from './linked-id.ts';
import { meantClient, namedClient, type SimilarClient, similarClients } from './similar-clients.ts';

/** What is asked of a client. It names the surface in the audit row of a refusal. */
export type AskedFor = 'recommendation' | 'look-up' | 'ladder' | 'comparison' | 'family' | 'offers' | 'quote';

/** These have no answer without a model, whoever is asked about. The others leave something out, or check for themselves. */
const NEEDS_MODEL: readonly AskedFor[] = ['recommendation', 'comparison'];

/** What's known of an asked client, and who asked. */
export interface AskedFacts extends FoundClient {
  readonly actor: Actor;
}

let make: (id: ClientId, facts: AskedFacts) => AskedClient;
let read: (client: AskedClient) => AskedFacts;

/**
 * A client whom somebody asked for and may see. Only `askedClient` makes one, so whoever holds one has asked and was allowed. Outside the
 * use cases it's an id and nothing else.
 */
class AskedClient {
  readonly id: ClientId;
  readonly #facts: AskedFacts;

  private constructor(id: ClientId, facts: AskedFacts) {
    this.id = id;
    this.#facts = facts;
  }

  static {
    make = (id, facts) => new AskedClient(id, facts);
    read = (client) => client.#facts;
  }
}

export type { AskedClient };

/** A look at an asked client, for the audit log. Who looks, and at whom, comes from the client: the row can't name anyone else. */
export const lookAt = (client: AskedClient, action: string, detail: AuditRow['detail'], at?: Date): Deed => ({
  actor: read(client).actor,
  action,
  clientId: client.id,
  detail,
  ...(at && { at }),
});

/** What's known of an asked client. For use cases only: they write an audit row before they show any of it. */
export const factsOf = (client: AskedClient): AskedFacts => read(client);

export interface AskedClientRequest {
  readonly actor: Actor;
  /** The id as it was typed or pressed. */
  readonly asked: string;
  readonly for: AskedFor;
  /** Null or absent: today. */
  readonly asOf?: Day | null;
  /** An id's spelling counts, letter case too. For scripts, which should be told of a wrong id. */
  readonly exactly?: boolean;
}

/** Nobody has this id, or the person may not see the client. Both get the same words. */
export interface UnknownClient {
  readonly asked: string;
  /** Ids that the person may see. */
  readonly similar: readonly string[];
  /** The names of those, by id; absent if the book has none for them. */
  readonly names?: Readonly<Record<string, string>>;
}

export type AskedClientOutcome =
  | { readonly kind: 'asked'; readonly client: AskedClient }
  | ({ readonly kind: 'unknown-client' } & UnknownClient)
  /** Nothing was looked up: what was asked needs a model, and there isn't one yet. */
  | Untrained
  /** The book can't be read, and the last training's snapshot has no such client whom the person may see. `message` says why. */
  | { readonly kind: 'source-down'; readonly message: string };

type Found = Exclude<AskedClientOutcome, { readonly kind: 'unknown-client' }>;
interface Unfound extends Omit<UnknownClient, 'similar' | 'names'> {
  readonly kind: 'unknown-client';
  readonly similar: readonly SimilarClient[];
}

const withIdsAlone = (outcome: Found | Unfound): AskedClientOutcome => {
  if (outcome.kind !== 'unknown-client') return outcome;
  const named = outcome.similar.flatMap(({ clientId, name }) => (name == null ? [] : [[clientId, name] as const]));
  const similar = outcome.similar.map(({ clientId }) => clientId);
  return { ...outcome, similar, ...(named.length > 0 && { names: Object.fromEntries(named) }) };
};

export type AskClient = (request: AskedClientRequest) => Promise<AskedClientOutcome>;

export interface AskedClientPorts extends FindClientPorts, LinkedIdPorts, AuditPorts {
  readonly activeModel: Pick<ActiveModel, 'current' | 'absence'>;
}

/**
 * Finds the client that somebody asks for. This is the only way to one.
 * A registered id that was linked to the book leads to the book's client. With the book away, the last training's snapshot answers. What
 * is one client's id in another spelling, or one client's whole name, means that client. A refused look is in the audit log; a granted one is written there
 * by the use case that shows something.
 */
export const askedClient = (ports: AskedClientPorts): AskClient => {
  const find = findClient(ports);
  const follow = linkedId(ports);
  const similarTo = similarClients(ports);
  const trail = auditTrail(ports);

  const ask = async (request: AskedClientRequest): Promise<Found | Unfound> => {
    const { actor, asked } = request;
    const typed = readClientId(asked);
    if (typed === null) return { kind: 'unknown-client', asked, similar: [] };
    const id = await follow(typed, actor);
    const { found, away } = await find(id, request.asOf ?? null);
    if (found && maySee(actor, found.profile.relationshipManagerId)) return { kind: 'asked', client: make(id, { ...found, actor }) };
    if (found) await trail.refuse(actor, request.for, { clientId: id });
    // With the book away, nobody knows who is in it. So another adviser's client gets the same answer as one in no snapshot.
    if (away !== null) return { kind: 'source-down', message: away };
    return { kind: 'unknown-client', asked, similar: await similarTo(actor, asked) };
  };

  return async (request) => {
    if (NEEDS_MODEL.includes(request.for) && !(await ports.activeModel.current())) return ports.activeModel.absence;
    const outcome = await ask(request);
    const meantBy = request.exactly ? namedClient : meantClient;
    const meant = outcome.kind === 'unknown-client' ? meantBy(request.asked, outcome.similar) : null;
    return withIdsAlone(meant === null ? outcome : await ask({ ...request, asked: meant }));
  };
};
