import { type Profile, profileOf } from '../../advisor/profile.ts';
import { type ClientId, clientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor.ts';
import { readClientId } from '../client-id.ts';
import type { RegisteredClient, RegisteredClients } from '../ports/registered-clients.ts';
import { type AuditStore, type BookSource, type Clock, SourceUnavailableError } from '../ports.ts';
import type { LinkClientOutcome, LinkRefusal, PreviewLinkOutcome } from './intake-outcomes.ts';
import { differencesOf, fillsOf } from './link-differences.ts';
import { today } from './today.ts';

export interface LinkClientPorts {
  readonly registered: RegisteredClients;
  /** With the registered clients in it. */
  readonly source: Pick<BookSource, 'readClient'>;
  /** The firm's book alone, without the registered clients. */
  readonly firmBook: Pick<BookSource, 'readClient'>;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

interface LinkRequest {
  readonly actor: Actor;
  readonly registered: string;
  readonly bookId: string;
}

type Checked = { readonly kind: 'checked'; readonly client: RegisteredClient; readonly book: Profile } | LinkRefusal;

/** Says who a registered client is in the firm's book, in two steps: what would happen, and that it is so. */
export const linkClient = (ports: LinkClientPorts) => {
  const audit = (actor: Actor, action: string, id: ClientId | null, detail: Record<string, string> = {}) =>
    ports.audit.append({ at: ports.clock.now(), actorId: actor.id, action, clientId: id, detail });

  /** Of one with a parent, whose the parent is now; with the book away, at the last training. */
  const managerOf = async ({ id, facts, relationshipManagerId }: RegisteredClient): Promise<string | null> => {
    if (facts.parentId === null) return relationshipManagerId;
    try {
      return (await ports.source.readClient(id))?.clients[0]?.relationshipManagerId ?? null;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return relationshipManagerId;
      throw error;
    }
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
      await audit(actor, 'access.refused', client.id, { asked: 'link' });
      return { kind: 'unknown-client', asked };
    }
    return client.bookId === null ? client : { kind: 'already-linked', client };
  };

  const check = async ({ actor, registered, bookId }: LinkRequest): Promise<Checked> => {
    const client = await registeredFor(actor, registered, managerOf);
    if ('kind' in client) return client;
    const id = readClientId(bookId);
    if (!id) return { kind: 'unknown-client', asked: bookId };
    const other = await ports.registered.find(id);
    if (other && maySee(actor, await managerOf(other))) return { kind: 'not-in-book', asked: bookId };
    try {
      // Read even where somebody else's registered client has the id: the answer tells no more than of nobody, whether the book is there or not.
      const book = await ports.firmBook.readClient(id);
      const profile = other ? null : book && profileOf(book, id, today(ports.clock));
      if (!profile && !other) return { kind: 'unknown-client', asked: bookId };
      if (profile && maySee(actor, profile.relationshipManagerId)) return { kind: 'checked', client, book: profile };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down' };
      throw error;
    }
    await audit(actor, 'access.refused', id, { asked: 'link' });
    return { kind: 'unknown-client', asked: bookId };
  };

  return {
    /** Null: nobody to link, or nobody of this person's. The book is not read: Slack waits three seconds for a modal. */
    registeredClientFor: async (request: { readonly actor: Actor; readonly registered: string }): Promise<RegisteredClient | null> => {
      const client = await registeredFor(request.actor, request.registered, async (known) => known.relationshipManagerId);
      return 'kind' in client ? null : client;
    },

    previewLink: async (request: LinkRequest): Promise<PreviewLinkOutcome> => {
      const checked = await check(request);
      if (checked.kind !== 'checked') return checked;
      const { client, book } = checked;
      await audit(request.actor, 'client.look', book.clientId, { for: 'link' });
      return { kind: 'linkable', client, book, differences: differencesOf(client, book, today(ports.clock)), fills: fillsOf(client, book) };
    },

    linkClient: async (request: LinkRequest): Promise<LinkClientOutcome> => {
      const checked = await check(request);
      if (checked.kind !== 'checked') return checked;
      const { client, book } = checked;
      const bookId = clientId(book.clientId);
      await audit(request.actor, 'client.merge', bookId, { registered: client.id });
      const isFirst = await ports.registered.link(client.id, bookId, request.actor.id, ports.clock.now());
      if (isFirst) return { kind: 'linked', client: { ...client, bookId }, bookId };
      return { kind: 'already-linked', client: (await ports.registered.find(client.id)) ?? client };
    },
  };
};
