import test from 'ava';
import { bothDaysInWords, oldBookInWords } from '../../../src/advisor/calendar/book-days-in-words.ts';
import { dayInWords, weekdayInWords } from '../../../src/advisor/calendar/day-in-words.ts';
import { oldBookOf } from '../../../src/advisor/calendar/old-book.ts';
import { on } from '../../helpers/samples/small-book.ts';

test('a day has one form, without a zero before it', (t) => {
  t.is(dayInWords(on('2026-10-01')), '1 Oct 2026');
  t.is(weekdayInWords(on('2026-11-27')), 'Fri 27 Nov 2026');
  t.is(weekdayInWords(on('1969-12-28')), 'Sun 28 Dec 1969', 'before 1970 too');
});

test('a book is old from the fourth working day on', (t) => {
  t.is(oldBookOf(on('2026-11-27'), 3, on('2026-12-02')), null);
  const old = oldBookOf(on('2026-11-27'), 5, on('2026-12-04'));
  t.is(old && oldBookInWords(old), 'The book is from Fri 27 Nov 2026, 5 working days old.');
});

test('the day of an answer stands next to how far the book reaches', (t) => {
  t.is(bothDaysInWords(on('2026-11-29'), on('2026-11-27')), 'As of 29 Nov 2026 · book as of 27 Nov 2026');
  t.is(bothDaysInWords(on('2026-11-29'), null), 'As of 29 Nov 2026 · book not read yet');
});
