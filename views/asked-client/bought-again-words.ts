import type { Day } from '../../src/advisor/units.ts';

/** What's said of purchases where an old book ends too early to know. @param bookEnds null: the book is recent */
export const asFarAs = (bookEnds: Day | null): string => (bookEnds === null ? '' : ' as far as the book goes');

/** Whether something matured after an old book ends, so that nobody knows what was bought with it. */
export const isAfterBook = (matured: Day, bookEnds: Day | null): boolean => bookEnds !== null && matured > bookEnds;

export const NOT_KNOWN_YET = 'not known yet if it was bought again';
