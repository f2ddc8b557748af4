import { literally, type Sentence, take, takeAll } from './sentence.ts';

const BOND = /(?<![\w])([a-z]{2}[a-z0-9]{9}\d)(?![\w])/;
/** Words with a number at their end that aren't ids: quarters, short-term ratings, money, years. */
const NOT_AN_ID = /^(?:q\d|[ahp][1-4]|fy\d+|rs\d+|inr\d+|h[12]|a?t\d+|top\d+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\d+)$/;

export const readBond = (sentence: Sentence) => take(sentence, BOND, 'isin', (match) => (match[1] ?? '').toUpperCase());

/**
 * Clients as they're written: an id in any spelling, a number after "client", or one of `known`, the ids and names that are in the text for
 * certain.
 */
export const readClients = (sentence: Sentence, known: readonly string[]) => {
  const certain = [...known].sort((one, other) => other.length - one.length).map((text) => literally(text.toLowerCase()));
  const id = String.raw`[a-z]{1,8}[_-]?\d{1,9}[a-z]{0,3}|c 0\d{2,8}`;
  const pattern = String.raw`(?:\bclients? )?\[?(?<![\w§-])(${[...certain, id].join('|')})(?![\w-])\]?(?:'s?(?![\w]))?|\bclient (?:no\.? ?|number |#)?(\d{1,9})(?![\w])|(?<!\w)#(\d{1,9})(?!\w)`;
  return takeAll(sentence, new RegExp(pattern), 'who', (match) => {
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    const asKnown = known.find((each) => each.toLowerCase() === written);
    if (asKnown !== undefined) return asKnown;
    return NOT_AN_ID.test(written) ? null : written.replace(' ', '_').toUpperCase();
  });
};

/** "her", "him", "them", "that client": the client the thread is about. */
export const readPronoun = (sentence: Sentence) =>
  take(
    sentence,
    /\b(?:that|this|the|same) client(?:'s)?|\b(?:her|hers|him|his|he|she|them|their|they|uska|uski|usko|unka|unko)\b|(?<=\b(?:who is|who's|about) )(?:that|this)\b/,
    'pronoun',
    () => true,
  );
