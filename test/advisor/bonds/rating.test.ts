import test from 'ava';
import fc from 'fast-check';
import { bandOfGrade, formatRating, GRADES, parseRating, type Rating } from '../../../src/advisor/bonds/rating.ts';

// The bands in the firm's schema: AAA to A- conservative, BBB moderate, below that aggressive, D none; short-term grades likewise.
const BANDS = {
  A: ['Sovereign', 'AAA', 'AA+', 'AA', 'AA-', 'A+', 'A', 'A-', 'A1+', 'A1'],
  B: ['BBB+', 'BBB', 'BBB-', 'A2+', 'A2', 'A3+', 'A3'],
  C: ['BB+', 'BB', 'BB-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'A4+', 'A4'],
  default: ['D'],
} as const;

for (const [band, grades] of Object.entries(BANDS)) {
  test(`${grades.join(', ')}: band ${band}`, (t) => {
    for (const grade of grades) t.is(bandOfGrade(grade), band as never, grade);
  });
}

test('every grade is in the table above', (t) => {
  t.deepEqual([...GRADES].sort(), Object.values(BANDS).flat().sort());
});

const READ: ReadonlyArray<readonly [string, Rating]> = [
  ['CRISIL AA+ (CE)', { grade: 'AA+', suffix: 'CE', agency: 'CRISIL' }],
  ['AA(SO)', { grade: 'AA', suffix: 'SO', agency: null }],
  ['[ICRA]A1+', { grade: 'A1+', suffix: null, agency: 'ICRA' }],
  ['IND AAA', { grade: 'AAA', suffix: null, agency: 'IND' }],
  ['CARE BBB-', { grade: 'BBB-', suffix: null, agency: 'CARE' }],
  ['sovereign', { grade: 'Sovereign', suffix: null, agency: null }],
  ['SOV', { grade: 'Sovereign', suffix: null, agency: null }],
  ['AAA', { grade: 'AAA', suffix: null, agency: null }],
  ['A', { grade: 'A', suffix: null, agency: null }],
  ['bbb+', { grade: 'BBB+', suffix: null, agency: null }],
  ['D+', { grade: 'D', suffix: null, agency: null }],
  ['D-(SO)', { grade: 'D', suffix: 'SO', agency: null }],
];
for (const [text, rating] of READ) {
  test(`"${text}" is read`, (t) => {
    t.deepEqual(parseRating(text), rating);
  });
}

for (const text of ['', '   ', 'unrated', 'NR', 'AAAA', 'A5', 'E', 'B++', '17', '--NA--', 'A'.repeat(10_000)]) {
  test(`"${text.slice(0, 20)}" is no rating`, (t) => {
    t.is(parseRating(text), null);
  });
}

test('what is written reads back', (t) => {
  const ratings = fc.record<Rating>({
    grade: fc.constantFrom(...GRADES.filter((grade) => grade !== 'Sovereign')),
    suffix: fc.constantFrom('SO', 'CE', null),
    agency: fc.constantFrom('CRISIL', 'ICRA', 'CARE', 'INDIA RATINGS', 'ACUITE', null),
  });
  fc.assert(
    fc.property(ratings, (rating) => {
      t.deepEqual(parseRating(formatRating(rating)), rating);
    }),
  );
});
