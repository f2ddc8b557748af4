import type { ClientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import type { KnownClients } from '../ports/profile-store.ts';
import { isRegisteredId, type RegisteredClient, type RegisteredClients } from '../ports/registered-clients.ts';
import { idsInText, namesInText } from './ids-in-text.ts';

const MOST_REGISTERED = 100;

const spelled = (text: string | null | undefined): string => (text ?? '').normalize('NFC').split(/\s+/u).join(' ').toLowerCase();

/** Without names that the text has only inside longer ones: whoever writes "Asha Rao Shah" doesn't mean Asha Rao. */
const namedByThemselves = <T extends { readonly name?: string | null }>(clients: readonly T[], text: string): readonly T[] => {
  const names = [...new Set(clients.map(({ name }) => spelled(name)))].toSorted((one, other) => other.length - one.length);
  return clients.filter(({ name }) => {
    const own = spelled(name);
    const longer = names.filter((other) => other !== own && other.includes(own));
    const rest = longer.reduce((left, other) => left.replaceAll(other, ' \n '), spelled(text));
    return longer.length === 0 || namesInText(rest).includes(own);
  });
};

export interface NamedInTextPorts {
  readonly known: KnownClients;
  readonly registered: Pick<RegisteredClients, 'find'>;
}

/**
 * The clients whose ids are in a text, or else their whole names, among those a person may see, each once and in the order of the text, ignoring letter case. They
 * come from the last training's snapshot and from the registered clients. A linked one is the book's client. Nothing is written to the
 * audit log.
 */
export const namedInText =
  ({ known, registered }: NamedInTextPorts) =>
  async (actor: Actor, text: string): Promise<readonly ClientId[]> => {
    const words = idsInText(text).map((word) => (isRegisteredId(word.toUpperCase()) ? word.toUpperCase() : word));
    const asked = [...new Set(words)].filter(isRegisteredId).slice(0, MOST_REGISTERED);
    const clients = (await Promise.all(asked.map((id) => registered.find(id as ClientId)))).filter((client) => client !== null);
    const own = new Map<string, RegisteredClient>(clients.map((client) => [client.id, client]));
    const inBook = words.flatMap((word) => (own.has(word) ? (own.get(word)?.bookId ?? []) : word));
    const found = await known.named(inBook, actor.sees);
    const named = words.flatMap((word) => {
      const client = own.get(word);
      if (client && client.bookId === null) return maySee(actor, client.relationshipManagerId) ? [client.id] : [];
      const wanted = (client?.bookId ?? word).toLowerCase();
      return found.filter((id) => id.toLowerCase() === wanted);
    });
    if (named.length > 0) return [...new Set(named)];
    return namedByThemselves(await known.called(namesInText(text), actor.sees), text).map(({ clientId }) => clientId);
  };
