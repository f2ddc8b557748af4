import { type ClientId, clientId } from '../../advisor/units.ts';

/** Longer than any id that can be stored. */
export const LONGEST_CLIENT_ID = 191;

/** What a person typed as a client id, trimmed; null if it can't be an id. */
export const readClientId = (text: string): ClientId | null => {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > LONGEST_CLIENT_ID ? null : clientId(trimmed);
};

const AROUND = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
/** Without the quotes, brackets and other marks that people put around an id. */
export const withoutMarks = (text: string): string => text.replace(AROUND, '');

/** What two writings of a name have in common: without marks around it, case and more than single spaces. */
export const nameKey = (text: string): string => withoutMarks(text).normalize('NFC').replace(/\s+/gu, ' ').toLowerCase();

const PARTS = /[\p{L}\p{M}]+|\p{N}+/gu;
/** The letters and the numbers of an id, in lower case: `c` and `0042` of `C-0042`. */
export const partsOfId = (text: string): readonly string[] => text.toLowerCase().match(PARTS) ?? [];

/** Whether two texts are one id, apart from letter case, separators and marks around it. */
export const isSameId = (one: string, other: string): boolean => {
  const parts = partsOfId(one);
  return parts.length > 0 && parts.join(' ') === partsOfId(other).join(' ');
};

const SEPARATORS = ['_', '-', '', '/', '.', ' '];
/** Ids of more parts are copied, not typed. */
const MOST_PARTS = 4;
/** Ways to write an id, in lower case except the first: without marks around it, then its parts joined by each usual separator. */
export const waysToWrite = (text: string): readonly string[] => {
  const parts = partsOfId(text);
  const joined = parts.length > 1 && parts.length <= MOST_PARTS ? SEPARATORS.map((separator) => parts.join(separator)) : [];
  return [...new Set([withoutMarks(text), ...joined])].filter((way) => way !== '');
};

/** An id written like the sample, with another number at its end: `C_0042` for 42 and `C_0001`. Null if the sample doesn't end in digits. */
export const withNumberLike = (sample: string, number: string): string | null => {
  const digits = /\d+$/.exec(sample)?.[0];
  return digits === undefined ? null : sample.slice(0, -digits.length) + number.padStart(digits.length, '0');
};
