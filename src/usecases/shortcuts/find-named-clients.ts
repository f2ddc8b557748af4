import { type ClientId, compareBytewise } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { listedClients } from '../asked-client/listed-clients.ts';
import { similarClients } from '../asked-client/similar-clients.ts';
import type { ClientSuggestion } from '../client/search-clients.ts';
import type { KnownClients, ProfileStore } from '../ports/profile-store.ts';
import type { RegisteredClients } from '../ports/registered-clients.ts';
import { idsInText } from './ids-in-text.ts';
import { namedInText } from './named-in-text.ts';

/** More than this is a list, not a question. */
const MOST_NAMED = 100;
const MOST_TRIED = 3;

export interface FindNamedClientsPorts extends AuditPorts {
  readonly known: KnownClients;
  readonly registered: RegisteredClients;
  readonly profiles: ProfileStore;
}

export interface NamedClients {
  /** Those named in the text whom the person may see, in bytewise order, at most a hundred. */
  readonly named: readonly ClientId[];
  /** What those are called, if there are several and the book has names. */
  readonly names?: ReadonlyMap<ClientId, string>;
  /** If nobody is named, the client whose id looks most like something in the text; null if none does. */
  readonly similar: ClientSuggestion | null;
}

/**
 * The clients whose ids or whole names are in a text, among those a person may see. The text itself isn't kept. What's found is shown, so it's in the
 * audit log.
 */
export const findNamedClients = (ports: FindNamedClientsPorts) => {
  const similarTo = similarClients(ports);
  const clientsIn = namedInText(ports);
  const trail = auditTrail(ports);

  const similarIn = async (ids: readonly string[], actor: Actor): Promise<ClientSuggestion | null> => {
    for (const id of ids.filter((each) => /\d/.test(each)).slice(0, MOST_TRIED)) {
      const [similar] = await similarTo(actor, id);
      const [suggestion] = similar === undefined ? [] : await ports.profiles.search(similar.clientId, actor.sees, 1);
      if (suggestion) return suggestion;
    }
    return null;
  };

  return async ({ actor, text }: { readonly actor: Actor; readonly text: string }): Promise<Audited<NamedClients>> => {
    const named = (await clientsIn(actor, text)).toSorted(compareBytewise).slice(0, MOST_NAMED);
    const similar = named.length > 0 ? null : await similarIn(idsInText(text), actor);
    const shown = [...named, ...(similar ? [similar.clientId] : [])];
    const detail = { in: 'message', found: named.length, ...listedClients(named) };
    const names = named.length > 1 && (await ports.known.namesOf(named));
    return trail.showTogether({ named, ...(names && { names }), similar }, shown, { actor, action: 'client.search', detail });
  };
};
