import { LONGEST_CLIENT_ID } from '../asked-client/client-id.ts';

const MOST_WORDS = 2000;

/** Marks that people put around and between ids. A hyphen, underscore, dot, slash or hash may be part of an id. */
const BETWEEN = /[\s,;:!?()[\]{}<>"'`|*~=“”‘’«»…]+/u;
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * Everything in a text that could be a client's id, each once, in the order of the text: its words as written, without the marks around
 * them, and in parts where a slash may separate two.
 */
export const idsInText = (text: string): readonly string[] => {
  const words = text.replaceAll('&lt;', ' ').replaceAll('&gt;', ' ').replaceAll('&amp;', '&').split(BETWEEN).slice(0, MOST_WORDS);
  const found = words.flatMap((word) => [word, word.replace(AROUND, ''), ...word.split('/').map((part) => part.replace(AROUND, ''))]);
  return [...new Set(found.filter((word) => word.length > 0 && word.length <= LONGEST_CLIENT_ID))];
};
