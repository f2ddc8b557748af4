import { type ClientId, compareBytewise } from '../../advisor/units.ts';
import type { Actor } from '../actor.ts';
import { listedClients } from '../listed-clients.ts';
import type { ClientSuggestion } from '../outcomes.ts';
import type { KnownClients } from '../ports/known-clients.ts';
import type { RegisteredClients } from '../ports/registered-clients.ts';
import type { AuditStore, Clock, ProfileStore } from '../ports.ts';
import { similarClients } from '../similar-clients.ts';
import { idsInText } from './ids-in-text.ts';
import { namedInText } from './named-in-text.ts';

/** More than this are a list, and nobody's question. */
const MOST_NAMED = 100;
const MOST_TRIED = 3;

export interface FindNamedClientsPorts {
  readonly known: KnownClients;
  readonly registered: RegisteredClients;
  readonly profiles: ProfileStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

export interface NamedClients {
  /** Those named in the text whom the person may see, in bytewise order; at most a hundred. */
  readonly named: readonly ClientId[];
  /** Where nobody is named: whose id looks most like something in the text; null where none does. */
  readonly similar: ClientSuggestion | null;
}

/**
 * The clients whose ids stand in a text, among those a person may see. The text itself is not kept. What is found is shown, so it is in the audit
 * log.
 */
export const findNamedClients = (ports: FindNamedClientsPorts) => {
  const similarTo = similarClients(ports);

  const clientsIn = namedInText(ports);

  const similarIn = async (ids: readonly string[], actor: Actor): Promise<ClientSuggestion | null> => {
    for (const id of ids.filter((each) => /\d/.test(each)).slice(0, MOST_TRIED)) {
      const [similar] = await similarTo(actor, id);
      const [suggestion] = similar === undefined ? [] : await ports.profiles.search(similar, actor.sees, 1);
      if (suggestion) return suggestion;
    }
    return null;
  };

  return async ({ actor, text }: { readonly actor: Actor; readonly text: string }): Promise<NamedClients> => {
    const named = (await clientsIn(actor, text)).toSorted(compareBytewise).slice(0, MOST_NAMED);
    const similar = named.length > 0 ? null : await similarIn(idsInText(text), actor);
    const shown = [...named, ...(similar ? [similar.clientId] : [])];
    if (shown.length > 0) {
      const [only] = shown.length === 1 ? shown : [];
      const detail = { in: 'message', found: named.length, ...listedClients(named) };
      await ports.audit.append({
        at: ports.clock.now(),
        actorId: actor.id,
        action: 'client.search',
        clientId: (only as ClientId) ?? null,
        detail,
      });
    }
    return { named, similar };
  };
};
