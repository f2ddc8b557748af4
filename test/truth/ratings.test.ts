import test from 'ava';
import { parseRating } from '../../src/advisor/bonds/rating-words.ts';
import { ratingInWords } from '../../src/truth/world/ratings.ts';

test('the checker reads ratings as the product does, those of market-linked debentures too', (t) => {
  for (const [text, grade] of [
    ['CRISIL PP-MLD AA+r/Stable', 'AA+'],
    ['IND PP-MLD AA+emr', 'AA+'],
    ['PP-MLD [ICRA]A-', 'A-'],
    ['CARE PP MLD BBB+', 'BBB+'],
    ['CRISIL AAr', 'AA'],
    ['CRISIL AA+ (CE)', 'AA+'],
    ['ICRA AA, CRISIL A', 'A'],
    ['Withdrawn PP-MLD AA', null],
    ['BWR', null],
  ] as const) {
    const [theirs, own] = [parseRating(text), ratingInWords(text)];
    t.is(theirs?.grade ?? null, grade, text);
    t.is(own?.grade ?? null, grade, `the checker: ${text}`);
    t.is(own?.suffix ?? null, theirs?.suffix ?? null, text);
  }
});
