import test from 'ava';
import { type BondBand, bandOfGrade, type Grade } from '../../../src/advisor/bonds/rating.ts';
import { LOWEST_GRADES } from '../../../src/advisor/ladder/ladder.ts';
import { ratedAtLeast } from '../../../src/advisor/ladder/rated-at-least.ts';

const rated = (grade: Grade) => ({ rating: { grade, suffix: null, agency: null }, band: bandOfGrade(grade) });
/** How many of C-, BBB-, A-, AA-, AAA a bond reaches. */
const reaches = (bond: { rating: ReturnType<typeof rated>['rating'] | null; band: BondBand | null }): number =>
  LOWEST_GRADES.filter((lowest) => ratedAtLeast(bond, lowest)).length;

const EXPECTED: ReadonlyArray<readonly [Grade, number]> = [
  ['Sovereign', 5],
  ['AAA', 5],
  ['AA+', 4],
  ['AA-', 4],
  ['A+', 3],
  ['A-', 3],
  ['BBB+', 2],
  ['BBB-', 2],
  ['BB+', 1],
  ['C-', 1],
  ['D', 0],
  ['A1+', 4],
  ['A1', 3],
  ['A2+', 2],
  ['A3', 2],
  ['A4', 1],
];

for (const [grade, borders] of EXPECTED) {
  test(`${grade} reaches ${borders} of the five borders`, (t) => {
    t.is(reaches(rated(grade)), borders);
  });
}

test('a state’s bond without an agency’s grade is in band A and no more; an unrated bond is below every grade', (t) => {
  t.is(reaches({ rating: null, band: 'A' }), 3);
  t.is(reaches({ rating: null, band: null }), 0);
});
