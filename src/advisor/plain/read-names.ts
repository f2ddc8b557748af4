import { isKnownWord, TITLES } from './vocabulary.ts';

const MOST_WORDS = 4;
/** Words that come right before a client's name ... */
const BEFORE =
  /(?:\b(?:for|of|to|about|and|aur|with|than|vs|versus|compare|compared|me|did|didnt|has|does|doesnt|cant|from|is|offer|suits?|up|between|recommend|client|profile|family|ladder|ke|who) |[&,] ?)$/;
/** ... or right after it. */
const BEHIND = /^(?:'s\b| (?:family|portfolio|profile|holdings|ladder|ka|ki|ke|ko|vs|versus|buy|bought|purchases)\b)/;

export interface Unread {
  /** Runs of words that may be clients' names, as written. */
  readonly names: readonly string[];
  /** The sentence with a mark for each. */
  readonly text: string;
  /** Words that mean nothing to us. */
  readonly words: readonly string[];
}

/** What's left of a sentence when everything known has been read: names of clients, where a client may stand, and words that mean nothing to us. */
export const readNames = (text: string): Unread => {
  const names: string[] = [];
  const words: string[] = [];
  const read = text.replace(/(?<![§\w'])[\p{L}][\p{L}\p{M}.'-]*(?: [\p{L}][\p{L}\p{M}.'-]*)*/gu, (run, at: number) => {
    let [result, rest] = ['', run];
    while (rest !== '') {
      const [first = ''] = rest.split(' ');
      const tokens = rest.split(' ');
      const bare = (word: string): string => word.replace(/'s$|[.'-]+$/g, '');
      const known = tokens.findIndex((word) => isKnownWord(bare(word)) && !TITLES.has(bare(word)));
      const length = known === -1 ? tokens.length : known;
      if (length === 0) {
        result += `${first} `;
        rest = tokens.slice(1).join(' ');
        continue;
      }
      const taken = tokens.slice(0, length);
      rest = tokens.slice(length).join(' ');
      const whole = taken.join(' ');
      const possessive = /'s$/.test(whole);
      const name = bare(whole);
      const before = text.slice(0, at) + result;
      const behind = possessive ? "'s" : ` ${rest}`;
      if (taken.length <= MOST_WORDS && (BEFORE.test(before) || BEHIND.test(behind) || TITLES.has(bare(taken[0] ?? '')))) {
        names.push(name);
        result += '§who ';
      } else {
        words.push(...taken.map(bare));
        result += `${whole} `;
      }
    }
    return result.trimEnd();
  });
  return { names, text: read, words };
};
