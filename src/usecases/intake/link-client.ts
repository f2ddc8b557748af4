import { type Profile, profileOf } from '../../advisor/book/profile.ts';
import { type ClientId, clientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { readClientId } from '../asked-client/client-id.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { RiskProfiles } from '../ports/profiles/risk-profiles.ts';
import type { RegisteredClient, RegisteredClients } from '../ports/registered-clients.ts';
import type { LinkClientOutcome, LinkRefusal, PreviewLinkOutcome } from './intake-outcomes.ts';
import { differencesOf, fillsOf } from './link-differences.ts';

export interface LinkClientPorts extends AuditPorts {
  readonly calendar: Pick<DeskCalendar, 'today'>;
  readonly registered: RegisteredClients;
  readonly riskProfiles: Pick<RiskProfiles, 'ofClient' | 'record'>;
  readonly newId: () => string;
  /** The book with the registered clients in it. */
  readonly source: Pick<BookSource, 'readClient'>;
  /** The firm's book alone, without the registered clients. */
  readonly firmBook: Pick<BookSource, 'readClient'>;
}

interface LinkRequest {
  readonly actor: Actor;
  readonly registered: string;
  readonly bookId: string;
}

type Checked = { readonly kind: 'checked'; readonly client: RegisteredClient; readonly book: Profile } | LinkRefusal;

/** Links a registered client to the firm's book: preview, then commit. */
export const linkClient = (ports: LinkClientPorts) => {
  const trail = auditTrail(ports);

  /**
   * Manager of a registered client. With a parent: the parent's current manager or, if the book is away, the parent's manager at the last
   * training.
   */
  const managerOf = async ({ id, facts, relationshipManagerId }: RegisteredClient): Promise<string | null> => {
    if (facts.parentId === null) return relationshipManagerId;
    try {
      return (await ports.source.readClient(id))?.clients[0]?.relationshipManagerId ?? null;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return relationshipManagerId;
      throw error;
    }
  };

  /** Profiles recorded under the registered id are the book's client's from now on. */
  const takeAlong = async (from: ClientId, to: ClientId): Promise<void> => {
    const profiles = await ports.riskProfiles.ofClient(from);
    await ports.riskProfiles.record(profiles.map((profile) => ({ ...profile, id: ports.newId(), clientId: to })));
  };

  const registeredFor = async (
    actor: Actor,
    asked: string,
    whose: (client: RegisteredClient) => Promise<string | null>,
  ): Promise<RegisteredClient | LinkRefusal> => {
    const id = readClientId(asked);
    const client = id && (await ports.registered.find(id));
    if (!client) return { kind: 'unknown-client', asked };
    if (!maySee(actor, await whose(client))) {
      await trail.refuse(actor, 'link', { clientId: client.id });
      return { kind: 'unknown-client', asked };
    }
    return client.bookId === null ? client : { kind: 'already-linked', client };
  };

  /**
   * Not asked clients: the ids are exact and no similar ones are offered. The book's client is read from the firm's book alone, so that
   * somebody else's registered client is answered like an id nobody has.
   */
  const check = async ({ actor, registered, bookId }: LinkRequest): Promise<Checked> => {
    const client = await registeredFor(actor, registered, managerOf);
    if ('kind' in client) return client;
    const id = readClientId(bookId);
    if (!id) return { kind: 'unknown-client', asked: bookId };
    const other = await ports.registered.find(id);
    if (other && maySee(actor, await managerOf(other))) return { kind: 'not-in-book', asked: bookId };
    try {
      // Read even if somebody else's registered client has the id, so that the answer tells no more than for an id nobody has, whether the
      // book is there or not.
      const book = await ports.firmBook.readClient(id);
      const profile = other ? null : book && profileOf(book, id, ports.calendar.today());
      if (!profile && !other) return { kind: 'unknown-client', asked: bookId };
      if (profile && maySee(actor, profile.relationshipManagerId)) return { kind: 'checked', client, book: profile };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down' };
      throw error;
    }
    await trail.refuse(actor, 'link', { clientId: id });
    return { kind: 'unknown-client', asked: bookId };
  };

  return {
    /**
     * Null: there is nobody to link, or the person may not see them. The book isn't read, because Slack only waits three seconds for a
     * modal.
     */
    registeredClientFor: async (request: { readonly actor: Actor; readonly registered: string }): Promise<RegisteredClient | null> => {
      const client = await registeredFor(request.actor, request.registered, async (known) => known.relationshipManagerId);
      return 'kind' in client ? null : client;
    },

    previewLink: async (request: LinkRequest): Promise<PreviewLinkOutcome> => {
      const checked = await check(request);
      if (checked.kind !== 'checked') return checked;
      const { client } = checked;
      const look = { actor: request.actor, action: 'client.look', clientId: checked.book.clientId, detail: { for: 'link' } };
      const book = await trail.show(checked.book, look);
      return {
        kind: 'linkable',
        client,
        book,
        differences: differencesOf(client, book, ports.calendar.today()),
        fills: fillsOf(client, book),
      };
    },

    linkClient: async (request: LinkRequest): Promise<LinkClientOutcome> => {
      const checked = await check(request);
      if (checked.kind !== 'checked') return checked;
      const { client, book } = checked;
      const bookId = clientId(book.clientId);
      const deed = { actor: request.actor, action: 'client.merge', clientId: bookId, detail: { registered: client.id } };
      const { said: isFirst } = await trail.keep(client, deed, (noted) => ports.registered.link(client.id, bookId, noted));
      if (isFirst) await takeAlong(client.id, bookId);
      if (isFirst) return { kind: 'linked', client: { ...client, bookId }, bookId };
      return { kind: 'already-linked', client: (await ports.registered.find(client.id)) ?? client };
    },
  };
};
