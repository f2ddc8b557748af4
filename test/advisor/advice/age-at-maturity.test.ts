import test from 'ava';
import { oldAtMaturity } from '../../../src/advisor/advice/age-at-maturity.ts';
import { USUAL_AGES } from '../../../src/advisor/desk-ages.ts';
import { on } from '../../helpers/samples/small-book.ts';

const asOf = on('2026-06-30');
const maturing = (...days: ReadonlyArray<string | null>) => days.map((iso) => ({ maturityDay: iso === null ? null : on(iso) }));
const client = (age: number | null, gender: 'M' | 'F' | 'HUF' | null = 'F') => ({ age, gender, asOf });

test('bonds that mature after the client’s ninetieth year are counted, with the last of them', (t) => {
  // Eighteen years on at 72 is 90, not over it.
  t.deepEqual(oldAtMaturity(client(72), maturing('2030-01-01', '2044-06-29', '2045-01-01', '2054-07-15', null)), {
    age: 72,
    bonds: 2,
    lastDay: on('2054-07-15'),
    ageThen: 100,
  });
});

test('with a day of birth, it counts by birthdays: the one that comes before the anniversary of the answer too', (t) => {
  const born = { ...client(72), birthDay: on('1953-07-02') };
  t.deepEqual(oldAtMaturity(born, maturing('2043-07-02', '2043-07-03', '2054-07-01')), {
    age: 72,
    bonds: 2,
    lastDay: on('2054-07-01'),
    ageThen: 100,
  });
  t.is(oldAtMaturity(client(72), maturing('2043-07-03')), null);
});

test('nothing is remarked of the young, of short bonds, of unknown ages and of families', (t) => {
  const long = maturing('2060-01-01');
  t.is(oldAtMaturity(client(40), long), null);
  t.is(oldAtMaturity(client(85), maturing('2029-01-01', null)), null);
  t.is(oldAtMaturity(client(null), long), null);
  t.is(oldAtMaturity(client(80, 'HUF'), long), null);
  t.is(oldAtMaturity(client(80), []), null);
});

test('the desk may look at another age', (t) => {
  const at = (tenor: number) => oldAtMaturity({ ...client(72), ages: { ...USUAL_AGES, tenor } }, maturing('2030-01-01'));
  t.is(at(90), null);
  t.like(at(75), { bonds: 1 });
});
