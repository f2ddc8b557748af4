import type { Field } from '../mapping/fields.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { copyOf, isPlaceholder } from '../values/text.ts';

/** What only a person can decide about a column, or the reason for refusing the file. */
export interface Doubt {
  readonly reason: string;
  readonly column: string | null;
  readonly line: number | null;
  /** As written. */
  readonly value: string | null;
  /** What would be understood, and how to say it in the mapping. */
  readonly expected: string;
}

/** What a mapping can say about a column. */
export interface Said {
  readonly form?: Partial<NonNullable<Mapping['form']>>;
  readonly words?: Readonly<Record<string, string>>;
}

/** A column of a file, read as one field: first all cells are surveyed, then the form is decided once for all of them. */
export interface Column<T> {
  readonly field: Field;
  readonly heading: string;
  /** What would be understood, and how to say it in the mapping. */
  readonly expected: string;
  /** Looks at a cell before anything is decided. The text is tidy and not empty. */
  readonly survey: (text: string, line: number) => void;
  /** Decides the form. A doubt means that it can't. */
  readonly decide: () => Doubt | null;
  /** A cell's value after the decision; null: it says nothing; undefined: it isn't understood. */
  readonly read: (text: string) => T | null | undefined;
  /** What the survey saw, for people: `1,009 of 1,013 read as day-month-year, 4 could be either`. */
  readonly evidence: () => string;
  /** What was decided, as a mapping says it; absent: nothing had to be. */
  readonly said?: () => Said;
  /** What people should know although the column is understood. */
  readonly warnings: () => readonly string[];
}

/** What a column is made from. */
export interface ColumnPlace {
  readonly field: Field;
  readonly heading: string;
  /** Texts that mean "nothing" in this firm's files, besides the usual ones; in lower case. */
  readonly placeholders: ReadonlySet<string>;
}

export const saysNothing = (place: ColumnPlace, text: string): boolean =>
  isPlaceholder(text) || (place.placeholders.size > 0 && place.placeholders.has(text.toLowerCase()));

const KEPT = 50_000;
const PLACES = 1 << 13;

/** Where to look for a text first. Cheaper than the hash of a map, which would be computed for each cell. */
const placeOf = (text: string): number => {
  let hash = text.length;
  for (let at = Math.max(0, text.length - 16); at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 13)) & (PLACES - 1);
};

/** Remembers what texts were read as: most columns repeat few texts. */
export const remembered = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  const lately: (string | undefined)[] = new Array(PLACES);
  const values: T[] = new Array(PLACES);
  return (text) => {
    const place = placeOf(text);
    if (lately[place] === text) return values[place] as T;
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const own = copyOf(text);
    const value = read(own);
    if (known.size >= KEPT) known.clear();
    known.set(own, value);
    lately[place] = own;
    values[place] = value;
    return value;
  };
};

/** The survey of a column that has nothing to decide. */
export const NO_SURVEY = (): void => {};

/** A column whose cells need no decision. */
export const simpleColumn = <T>(
  place: ColumnPlace,
  expected: string,
  read: (text: string) => T | null | undefined,
  words: Readonly<Record<string, T | null>> = {},
): Column<T> => {
  const own = new Map(Object.entries(words).map(([word, meaning]) => [word.trim().toLowerCase(), meaning]));
  return {
    field: place.field,
    heading: place.heading,
    expected,
    survey: NO_SURVEY,
    decide: () => null,
    read: remembered((text) => {
      const meaning = own.get(text.toLowerCase());
      if (meaning !== undefined) return meaning;
      return saysNothing(place, text) ? null : read(text);
    }),
    evidence: () => '',
    warnings: () => [],
  };
};

/** A column of names and ids. Most are different, so nothing is remembered. */
export const textColumn = (place: ColumnPlace, words: Readonly<Record<string, string | null>>): Column<string> => {
  const column = simpleColumn<string>(place, 'a text', (text) => text, words);
  return Object.keys(words).length > 0 ? column : { ...column, read: (text) => (saysNothing(place, text) ? null : text) };
};
