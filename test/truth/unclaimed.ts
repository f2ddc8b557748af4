import type { MadeSurface } from '../../src/cli/truth/made-surface.ts';
import type { World } from '../../src/truth/world/world.ts';

/** What may stay when the words of all claims are taken out of a message, each with its reason. */
const MAY_STAY: ReadonlyArray<readonly [what: RegExp, why: string]> = [
  [
    /\bmodel \d+, trained (less than an hour|\d+ hours?|\d+ days?) ago/g,
    'a version, and how long ago it was made: to the hour of drawing, which no table holds',
  ],
  [/\bwithin (30|90) days\b|\bin the last 90 days\b|\bnext 24 months\b|\b20 points\b/g, 'the length of a written rule'],
  [/\bThe last \d+ of\b|, last \d+ (month|quarter)s\b/g, 'how many rows a list shows'],
  [
    /\b(Jan–Mar|Apr–Jun|Jul–Sep|Oct–Dec|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b|\b\d{4}(?=: |\. |$)/g,
    'a year, a month or a quarter that groups amounts',
  ],
  [/\([\w ]*\d+\)$|^ ?90017$/g, 'the number of a relationship manager'],
  [/\b(fewer than|under) (5|five)\b|\badvised (30|90) days ago or earlier\b/gi, 'the length of a written rule'],
  [/\bN_\d{4}\b/g, 'an id that the product gave out'],
  [/, \d\d:\d\d\b/g, 'the time of day'],
  [
    /\bModel \d+\b|\bmodel \d+\b|\bversion \d+\b|\b(trained|read|begun|version ·,|version \d+,|·,) ?(less than an hour|\d+ hours?|\d+ days?) ago/gi,
    'a version, and how long ago: to the hour of drawing, which no table holds',
  ],
  [/· \((less than an hour|\d+ hours?|\d+ days?) ago\)/g, 'how long ago: to the hour of drawing, which no table holds'],
  [/·, (less than an hour|\d+ hours?|\d+ days?) ago/g, 'how long ago: to the hour of drawing, which no table holds'],
  [
    /\bwithin 30 days\b|\b180 days\b|\b95% intervals?\b|\byields rise 1 point\b|\bat \+1 point\b|\bage of 90\b/gi,
    'the length of a written rule',
  ],
  [
    /\bOnly the first \d+ are shown\b|\band \d+ more\b|; \d+ of · shown\b|\b\d+ entries\b|^\d\. |\n\d\. /g,
    'how many rows a list shows, and their numbers',
  ],
  [
    /\b\d{1,2} [A-Z][a-z]{2}( \d{4})? to ·/g,
    'the first day of a digest: a week before it, or when its channel had the last one, which only that message says',
  ],
  [/<!date\^\d+\^|·?:\d\d\b/g, 'the time of day'],
  [
    /\bper 100 of face value\b|\b(ACT|30E?)\/(3\d\d F?|3\d\dF?|ACT)( ICMA| US)?\b|\blots of ₹100 are assumed\b/g,
    'the name of a convention, and what prices are of',
  ],
  [/\bas read \d{1,2} ··|\bAs read on (\d{1,2} ··|\d{1,2} ·, ·)/g, 'when the book was read'],
  [/^[a-z ]+: \d+$/g, 'how many cells the reader of a column made unknown, by what was wrong with them'],
  [/\bwithin \d years\b/g, 'an answer of the questionnaire'],
  [/\bUpdated ·[^|]*\|\d{1,2} ··>/g, 'when Home was drawn'],
  [/(less than an hour|\d+ hours?|\d+ days?) ago(?=, from purchases up to)/g, 'how long ago: to the hour of drawing, which no table holds'],
  [/\bconfidence · of 1$/g, 'the scale of a confidence'],
  [/\bhit@1\b|\bnDCG@3\b|\b99% interval\b/g, 'the name of a measure'],
];

/** Names with numbers in them, which might be taken for a claim's words. */
const NAMED_GROUPS = [
  'Short-term A1 to A3',
  'Under 30',
  '30 to 39',
  '40 to 49',
  '50 to 59',
  '60 and over',
  'under 35',
  '35 to 54',
  '55 and over',
];

const READ = new Set(['text', 'alt_text', 'caption', 'title']);

/** Every text of a message that a person reads. */
const textsIn = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return READ.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, name));
};

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text without these words, wherever they aren't a part of another number or name. */
const without = (text: string, words: string): string => {
  let left = text;
  for (let at = left.indexOf(words); at >= 0; at = left.indexOf(words, at)) {
    const [before, after] = [left[at - 1] ?? ' ', left.slice(at + words.length, at + words.length + 2)];
    const isPart =
      /[\d.,]/.test(before) && /^\d/.test(words) ? !/[.,] $/.test(left.slice(0, at)) && /\d[.,]?$/.test(left.slice(0, at)) : false;
    const goesOn = /\d$/.test(words) && /^(\d|[.,]\d)/.test(after);
    if (isPart || goesOn) at++;
    else left = `${left.slice(0, at)}·${left.slice(at + words.length)}`;
  }
  return left;
};

/** What's written in the book and shown as it is: ids, names, issuers and types. Longest first. */
export const namesIn = (world: World): readonly string[] => {
  const names = new Set<string>();
  for (const { id, name, parent } of world.clients.values()) for (const each of [id, name, parent]) names.add(each ?? '');
  const bonds = [world.trades, world.offers, ...world.sheets.map(({ offers }) => offers)].flat().map(({ bond }) => bond);
  for (const { id, isin, issuer, type } of bonds) for (const each of [id, isin, issuer, type]) names.add(each ?? '');
  const shown = [...names].map((name) => name.trim().replace(/\s+/g, ' ')).filter((name) => /\d/.test(name));
  return shown.flatMap((name) => [name, escaped(name)]).sort((a, b) => b.length - a.length);
};

/** Texts of a message with a day that people would have to read as `2026-10-01`. */
export const isoDaysIn = ({ message }: MadeSurface): readonly string[] =>
  textsIn(message).filter((text) => /\b(19|20)\d\d-\d\d-\d\d\b/.test(text));

/** The numbers in a message that nothing vouches for, each with what's around it. */
export const unclaimedNumbers = ({ message, claims }: MadeSurface, names: readonly string[]): readonly string[] => {
  // What's written with a `<` is escaped in some texts.
  const written = claims.flatMap((claim) => [claim.words, escaped(claim.words)]);
  const words = [...new Set(written.filter((each) => /\d/.test(each)))].sort((a, b) => b.length - a.length);
  // A sentence that's claimed as a whole may hold a name.
  const found = [...NAMED_GROUPS, ...names, ...words].sort((a, b) => b.length - a.length);
  return textsIn(message).flatMap((text) => {
    if (!/\d/.test(text)) return [];
    let left = text;
    for (const each of found) left = without(left, each);
    for (const [what] of MAY_STAY) left = left.replace(what, '·');
    return /\d/.test(left) ? [left.replace(/\s+/g, ' ')] : [];
  });
};
