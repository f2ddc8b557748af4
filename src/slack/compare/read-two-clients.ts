import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import { unescaped } from '../listener/client-text.ts';

/** Phones make quotes curly. */
const readable = (text: string): string => unescaped(text).replace(/[“”„]/g, '"');

/** A word, or everything between two quotes. */
const NAMES = /"([^"]*)"|(\S+)/g;

export type TwoClients =
  | { readonly kind: 'ids'; readonly ids: readonly [] | readonly [string] | readonly [string, string] }
  /** More than two, an open quote, or something too long to be an id. */
  | { readonly kind: 'not-two' };

/** The clients named after `/bond-compare`: up to two ids with blanks between them. An id that has blanks itself is in quotes. */
export const readTwoClients = (text: string | undefined): TwoClients => {
  const names = [...readable(text ?? '').matchAll(NAMES)].map(([, quoted, word]) => (quoted ?? word ?? '').trim());
  const ids = names.filter((name) => name !== '');
  const broken = ids.some((id) => id.includes('"') || id.length > LONGEST_CLIENT_ID);
  if (broken || ids.length > 2) return { kind: 'not-two' };
  return { kind: 'ids', ids: ids as [] | [string] | [string, string] };
};
