import test from 'ava';
import { AGE_GROUPS, ageGroupOf } from '../../../src/advisor/desk/age-groups.ts';
import { periodsUpTo } from '../../../src/advisor/desk/periods.ts';
import { on } from '../../helpers/samples/small-book.ts';

test('36 months end with the month of the day, and days outside them are in none', (t) => {
  const { names, of } = periodsUpTo(on('2026-01-15'), 'month');
  t.is(names.length, 36);
  t.deepEqual([names[0], names.at(-1)], ['2023-02', '2026-01']);
  t.deepEqual(
    ['2023-01-31', '2023-02-01', '2023-02-28', '2023-03-01', '2026-01-15', '2026-01-16', '1999-01-01'].map((day) => of(on(day))),
    [-1, 0, 0, 1, 35, -1, -1],
  );
});

test('twelve quarters end with the quarter of the day', (t) => {
  const { names, of } = periodsUpTo(on('2026-02-28'), 'quarter');
  t.is(names.length, 12);
  t.deepEqual([names[0], names.at(-1)], ['2023 Q2', '2026 Q1']);
  t.deepEqual(
    ['2023-03-31', '2023-04-01', '2025-12-31', '2026-01-01'].map((day) => of(on(day))),
    [-1, 0, 10, 11],
  );
});

test('every age is in one group', (t) => {
  t.deepEqual(
    [1, 29, 30, 39, 59, 60, 120, Number.NaN].map((age) => AGE_GROUPS[ageGroupOf(age)]),
    ['Under 30', 'Under 30', '30 to 39', '30 to 39', '50 to 59', '60 and over', '60 and over', 'Age unknown'],
  );
});
