import test from 'ava';
import fc from 'fast-check';
import { bandOfGrade, formatRating, GRADES, type Rating } from '../../../src/advisor/bonds/rating.ts';
import { parseRating, parseRatings } from '../../../src/advisor/bonds/rating-words.ts';

// The bands in the firm's schema: AAA to A- conservative, BBB moderate, below that aggressive, D none; short-term grades likewise.
const BANDS = {
  A: ['Sovereign', 'AAA', 'AA+', 'AA', 'AA-', 'A+', 'A', 'A-', 'A1+', 'A1'],
  B: ['BBB+', 'BBB', 'BBB-', 'A2+', 'A2', 'A3+', 'A3'],
  C: ['BB+', 'BB', 'BB-', 'B+', 'B', 'B-', 'CCC+', 'CCC', 'CCC-', 'CC', 'C+', 'C', 'C-', 'A4+', 'A4'],
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
  ['CRISIL AA+/Stable', { grade: 'AA+', suffix: null, agency: 'CRISIL' }],
  ['AA+ (Stable)', { grade: 'AA+', suffix: null, agency: null }],
  ['CRISIL AAA (Stable)', { grade: 'AAA', suffix: null, agency: 'CRISIL' }],
  ['IND BBB+/Negative', { grade: 'BBB+', suffix: null, agency: 'IND' }],
  ['[ICRA]AA+(Stable)', { grade: 'AA+', suffix: null, agency: 'ICRA' }],
  ['Provisional CARE AAA (SO)', { grade: 'AAA', suffix: 'SO', agency: 'CARE' }],
  ['CARE AA+ (CE); Stable', { grade: 'AA+', suffix: 'CE', agency: 'CARE' }],
  ['AA+ CRISIL', { grade: 'AA+', suffix: null, agency: 'CRISIL' }],
  ['AAA(ICRA)', { grade: 'AAA', suffix: null, agency: 'ICRA' }],
  ['CRISIL AA \u2212', { grade: 'AA-', suffix: null, agency: 'CRISIL' }],
  ['CARE AA –', { grade: 'AA-', suffix: null, agency: 'CARE' }],
  ['AA +', { grade: 'AA+', suffix: null, agency: null }],
  ['CRISIL - AA', { grade: 'AA', suffix: null, agency: 'CRISIL' }],
  ['Acuité AA- | Stable', { grade: 'AA-', suffix: null, agency: 'ACUITE' }],
  ['BWR A (Rating Watch with Negative Implications)', { grade: 'A', suffix: null, agency: 'BWR' }],
  ['CRISIL B+ (Issuer Not Cooperating)', { grade: 'B+', suffix: null, agency: 'CRISIL' }],
  ['CRISIL PP-MLD AA+r/Stable', { grade: 'AA+', suffix: null, agency: 'CRISIL' }],
  ['CRISIL CCC', { grade: 'CCC', suffix: null, agency: 'CRISIL' }],
  ['CC', { grade: 'CC', suffix: null, agency: null }],
  ['CRISIL AA+/Stable, ICRA AA/Stable', { grade: 'AA+', suffix: null, agency: 'CRISIL' }],
  ['ICRA AA+; CARE AA', { grade: 'AA', suffix: null, agency: 'CARE' }],
  ['AAA ICRA / AA+ CARE', { grade: 'AA+', suffix: null, agency: 'CARE' }],
  ['CRISIL AAA (withdrawn); ICRA AA', { grade: 'AA', suffix: null, agency: 'ICRA' }],
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

for (const text of [
  'Withdrawn AA',
  'SUSPENDED A',
  'Rating Withdrawn A',
  'N A',
  'Not yet rated: A',
  'SUSPENDED',
  'NR',
  'n/a',
  '-',
  'CRISIL AA+ (Withdrawn)',
]) {
  test(`"${text}" says there's no rating`, (t) => t.deepEqual(parseRatings(text), []));
}

for (const text of ['Kite AA', 'good', 'AA by a friend', 'AAAA', '17', 'downgraded from AA to A']) {
  test(`"${text}" isn't understood`, (t) => t.is(parseRatings(text), null));
}

test('whatever a text holds, reading it ends, with ratings, none or not understood', (t) => {
  const word = fc.constantFrom('CRISIL', 'AA', '+', '-', ' ', '/', 'Stable', '(', ')', 'withdrawn', 'SO', 'x', ',', 'A1', '\u2212');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(word).map((words) => words.join('')),
      ),
      (text) => {
        const read = parseRatings(text);
        return read === null || Array.isArray(read);
      },
    ),
  );
  t.pass();
});

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
