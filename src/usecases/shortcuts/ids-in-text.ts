import { LONGEST_CLIENT_ID } from '../asked-client/client-id.ts';

const MOST_WORDS = 2000;

/** Marks that people put around and between ids. A hyphen, underscore, dot, slash or hash may be part of an id. */
const BETWEEN = /[\s,;:!?()[\]{}<>"'`|*~=“”‘’«»…]+/u;
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Names have at most so many words; a text of more isn't searched for names to its end. */
const [MOST_WORDS_OF_NAME, MOST_SEARCHED] = [5, 90];

/** Everything in a text that could be a client's whole name: each run of a few words, as they're written. */
export const namesInText = (text: string): readonly string[] => {
  const words = text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_SEARCHED);
  const runs = words.flatMap((_, from) =>
    Array.from({ length: Math.min(MOST_WORDS_OF_NAME, words.length - from) }, (__, more) =>
      words
        .slice(from, from + more + 1)
        .join(' ')
        .replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N})]*$/gu, ''),
    ),
  );
  return [...new Set(runs.filter((run) => run.length > 2 && /\p{L}/u.test(run)))];
};

/**
 * Everything in a text that could be a client's id, each once, in the order of the text: its words as written, without the marks around
 * them, and in parts where a slash may separate two.
 */
export const idsInText = (text: string): readonly string[] => {
  const words = text.replaceAll('&lt;', ' ').replaceAll('&gt;', ' ').replaceAll('&amp;', '&').split(BETWEEN).slice(0, MOST_WORDS);
  const found = words.flatMap((word) => [word, word.replace(AROUND, ''), ...word.split('/').map((part) => part.replace(AROUND, ''))]);
  return [...new Set(found.filter((word) => word.length > 0 && word.length <= LONGEST_CLIENT_ID))];
};
