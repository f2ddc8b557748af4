/**
 * A sentence that's read piece by piece. Each piece that was understood is replaced by a mark, and the words around it are read next:
 * `ladder of 20 lakh for C_0042` becomes `ladder of §sum for §who`.
 */
export interface Sentence {
  readonly text: string;
}

/** Lower case, plain apostrophes, single spaces; without the marks that Slack puts around words. */
export const sentenceOf = (typed: string): Sentence => ({
  text: typed
    .normalize('NFC')
    .replace(/<[@#!][^>]*>/g, ' ')
    .replace(/[’‘`]/g, "'")
    .replace(/[*~“”"«»]/g, ' ')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim(),
});

/** A text as a pattern that matches nothing else. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The first match that `read` can use, and the sentence with a mark in its place; null if there's none. */
export const take = <T>(
  { text }: Sentence,
  pattern: RegExp,
  mark: string,
  read: (match: RegExpExecArray) => T | null,
): { readonly found: T; readonly rest: Sentence } | null => {
  for (const match of text.matchAll(new RegExp(pattern.source, 'gu'))) {
    const found = read(match);
    if (found === null) continue;
    const rest = `${text.slice(0, match.index)} §${mark} ${text.slice(match.index + match[0].length)}`;
    return { found, rest: { text: rest.replace(/\s+/g, ' ').trim() } };
  }
  return null;
};

/** All matches, in the order of the sentence. */
export const takeAll = <T>(
  sentence: Sentence,
  pattern: RegExp,
  mark: string,
  read: (match: RegExpExecArray) => T | null,
): { readonly found: readonly T[]; readonly rest: Sentence } => {
  const found: T[] = [];
  let rest = sentence;
  for (let next = take(rest, pattern, mark, read); next; next = take(rest, pattern, mark, read)) {
    found.push(next.found);
    rest = next.rest;
  }
  return { found, rest };
};
