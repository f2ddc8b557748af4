import { LONGEST_CLIENT_ID } from '../../usecases/client-id.ts';

/** Slack sends `&`, `<` and `>` in a command's text escaped; phones make quotes curly. */
const readable = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/[“”„]/g, '"');

/** A word, or whatever stands between two quotes. */
const NAMES = /"([^"]*)"|(\S+)/g;

export type TwoClients =
  | { readonly kind: 'ids'; readonly ids: readonly [] | readonly [string] | readonly [string, string] }
  /** More than two, an open quote, or something that is too long to be an id. */
  | { readonly kind: 'not-two' };

/** The clients named after `/bond-compare`: none, one or two ids, apart by blanks; an id with blanks stands in quotes. */
export const readTwoClients = (text: string | undefined): TwoClients => {
  const names = [...readable(text ?? '').matchAll(NAMES)].map(([, quoted, word]) => (quoted ?? word ?? '').trim());
  const ids = names.filter((name) => name !== '');
  const broken = ids.some((id) => id.includes('"') || id.length > LONGEST_CLIENT_ID);
  if (broken || ids.length > 2) return { kind: 'not-two' };
  return { kind: 'ids', ids: ids as [] | [string] | [string, string] };
};
