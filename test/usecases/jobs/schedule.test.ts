import test from 'ava';
import { readSchedule } from '../../../src/usecases/jobs/schedule.ts';

const ALL_DAYS = Array.from({ length: 31 }, (_, at) => at + 1);
const ALL_MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

test('the weekly default is Mondays at nine', (t) => {
  t.deepEqual(readSchedule('0 9 * * 1'), { minutes: [0], hours: [9], daysOfMonth: ALL_DAYS, months: ALL_MONTHS, daysOfWeek: [1] });
});

test('lists, ranges, steps and names are read, and Sunday is 0 and 7', (t) => {
  const read = readSchedule(' */20,5  8-10 * jan,JUL mon-wed,7 ');
  t.deepEqual(read, { minutes: [0, 5, 20, 40], hours: [8, 9, 10], daysOfMonth: ALL_DAYS, months: [1, 7], daysOfWeek: [0, 1, 2, 3] });
  t.deepEqual(readSchedule('0 9 * * 5-7')?.daysOfWeek, [0, 5, 6]);
  t.deepEqual(readSchedule('10/25 0 1 * *')?.minutes, [10, 35]);
});

for (const text of [
  '',
  '0 9 * *',
  '0 0 9 * * 1',
  '60 9 * * 1',
  '0 24 * * 1',
  '0 9 0 * *',
  '0 9 * * 8',
  '5-1 9 * * 1',
  '0 9 L * *',
  '0 9 * * 1#2',
  '0 9 1 * 1',
  'x 9 * * 1',
  '0 9 * * */0',
  '1,,2 9 * * 1',
]) {
  test(`"${text}" is no schedule`, (t) => {
    t.is(readSchedule(text), null);
  });
}
