import test from 'ava';
import { profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { differsFromSegment } from '../../../src/advisor/segments/differs-from-segment.ts';
import { trainSegments } from '../../../src/advisor/segments/train-segments.ts';
import { fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { on } from '../../helpers/samples/small-book.ts';

const MATURE = { kind: 'age', from: 55, below: null } as const;
const BALANCED = { kind: 'riskBand', band: 'B' } as const;

test('a client who fits the name differs in nothing, another one in each word they contradict', (t) => {
  const claims = [
    MATURE,
    BALANCED,
    { kind: 'more', feature: 'invested', than: 500_000 },
    { kind: 'less', feature: 'trades', than: 5 },
    { kind: 'more', feature: 'averageYield', than: 0.09 },
    { kind: 'less', feature: 'reinvestmentRatio', than: 0.5 },
    { kind: 'gender', gender: 'F' },
  ] as const;
  const typical = sampleProfile({
    ...{ age: 60, riskBand: 'B', gender: 'F', trades: 4 },
    ...{ totalInvested: paiseFromRupees(900_000), averageYield: fraction(0.1), reinvestmentRatio: fraction(0.2) },
  });
  t.deepEqual(differsFromSegment({ claims }, typical), []);
  const other = sampleProfile({
    ...{ age: 41, riskBand: 'C', gender: 'M', trades: 5 },
    ...{ totalInvested: paiseFromRupees(200_000), averageYield: fraction(0.0712), reinvestmentRatio: fraction(0.5) },
  });
  t.deepEqual(differsFromSegment({ claims }, other), [
    'aged 41',
    'risk band C',
    '₹2 lakh bought so far',
    '5 purchases',
    'average yield 7.12%',
    'reinvests 50%',
    'male',
  ]);
});

test('what is not known contradicts nothing, and an older card says nothing', (t) => {
  const stranger = sampleProfile({ age: null, riskBand: null, gender: null, reinvestmentRatio: null });
  t.deepEqual(differsFromSegment({ claims: [MATURE, BALANCED, { kind: 'gender', gender: 'F' }] }, stranger), []);
  t.deepEqual(differsFromSegment({}, sampleProfile({ age: 20 })), []);
});

test('around an amount is from half to twice as much, and an age that two words name is said once', (t) => {
  const around = { kind: 'around', rupees: 100_000 } as const;
  const bought = (rupees: number) => differsFromSegment({ claims: [around] }, sampleProfile({ totalInvested: paiseFromRupees(rupees) }));
  t.deepEqual([50_000, 200_000].flatMap(bought), []);
  t.deepEqual(
    [49_999, 200_001].map((rupees) => bought(rupees).length),
    [1, 1],
  );
  t.deepEqual(differsFromSegment({ claims: [MATURE, { kind: 'more', feature: 'age', than: 60 }] }, sampleProfile({ age: 30 })), [
    'aged 30',
  ]);
});

test('every word of every name is true of at least half of its segment’s clients of whom it is known', (t) => {
  let words = 0;
  for (const seed of [1, 2, 3, 4, 5]) {
    const book = busyBook(200, 6, seed);
    const columns = profileColumns(book, on('2024-12-31'));
    const { cards, assignments } = trainSegments(columns, { segments: 8, seed });
    for (const { id, name, claims = [] } of cards) {
      const members = book.clients.flatMap((_, client) => (assignments[client] === id ? [profileAt(book, columns, client)] : []));
      for (const claim of claims) {
        words++;
        const against = members.filter((profile) => differsFromSegment({ claims: [claim] }, profile).length > 0).length;
        t.true(against * 2 <= members.length, `${name}: ${JSON.stringify(claim)} is untrue of ${against} of ${members.length}`);
      }
    }
  }
  t.true(words > 60, `${words}`);
});
