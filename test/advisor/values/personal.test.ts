import test from 'ava';
import fc from 'fast-check';
import type { PersonalSettings, QTable } from '../../../src/advisor/model/model.ts';
import type { Evidence } from '../../../src/advisor/values/evidence.ts';
import { PersonalPart } from '../../../src/advisor/values/personal.ts';

// Two types, one segment; every expected number is worked out by hand.
const qTable: QTable = {
  values: [[0.6, 0.2]],
  visits: [[10, 10]],
  wholeBook: [0.5, 0.5],
  amountShares: [[0.75, 0.25]],
  wholeBookAmountShares: [0.5, 0.5],
};
const plain: PersonalSettings = {
  pseudoCount: 2,
  segmentWeight: 1,
  halfLifeDays: null,
  togetherWeight: 0,
  amountWeight: 0,
  driftWeight: 0,
  sharpness: 1,
  floor: 0,
  together: [
    [0, 1],
    [1, 0],
  ],
  traits: [],
  drift: [1, 1],
};
const nothing: Evidence = { asOf: 20_000, segment: 0, levels: [], entries: [], older: null };
const bought = (type: number, day = 20_000) => ({ day, type, amountShare: 1, evenShare: 1 });
const of = (settings: Partial<PersonalSettings>, evidence: Partial<Evidence> = {}) =>
  Array.from(new PersonalPart({ qTable, personal: { ...plain, ...settings } }).probabilities({ ...nothing, ...evidence }));
const isAbout = (t: { true(value: boolean, message?: string): void }, found: readonly number[], expected: readonly number[]) => {
  for (const [place, value] of expected.entries()) t.true(Math.abs((found[place] ?? Number.NaN) - value) < 1e-12, `${found} ≠ ${expected}`);
};

test('a client without purchases has the segment’s values, normalised', (t) => {
  isAbout(t, of({}), [0.75, 0.25]);
});

test('with a pseudo-count of 2, two own purchases weigh as much as the segment', (t) => {
  isAbout(t, of({}, { entries: [bought(1), bought(1)] }), [0.375, 0.625]);
});

test('a purchase one half-life ago counts half', (t) => {
  // (2 · 0.25 + 0.5) / (2 + 0.5) = 0.4
  isAbout(t, of({ halfLifeDays: 100 }, { entries: [bought(1, 19_900)] }), [0.6, 0.4]);
});

test('the segment mixes with the whole book by its weight', (t) => {
  isAbout(t, of({ segmentWeight: 0.5 }), [0.625, 0.375]);
  isAbout(t, of({ segmentWeight: 0 }), [0.5, 0.5]);
});

test('a day of two types is split evenly, by amount, or in between', (t) => {
  const day = [
    { day: 20_000, type: 0, amountShare: 0.9, evenShare: 0.5 },
    { day: 20_000, type: 1, amountShare: 0.1, evenShare: 0.5 },
  ];
  const shares = (amountWeight: number) => of({ amountWeight, pseudoCount: 1e-12 }, { entries: day });
  for (const [weight, first] of [
    [0, 0.5],
    [0.5, 0.7],
    [1, 0.9],
  ] as const) {
    t.true(Math.abs((shares(weight)[0] ?? 0) - first) < 1e-9);
  }
});

test('what goes together takes its share of the expectation', (t) => {
  // Bought type 1, which goes with type 0 only: (2 · (0.5 · 0.75 + 0.5 · 1) + 0) / 3
  isAbout(t, of({ togetherWeight: 0.5 }, { entries: [bought(1)] }), [1.75 / 3, 1.25 / 3]);
});

test('a trait lifts by its power and unknown levels do nothing', (t) => {
  const traits = [{ name: 'gender' as const, bounds: [], words: ['M'], lift: [[1, 9]], weight: 0.5 }];
  // 0.75 · 1 against 0.25 · √9
  isAbout(t, of({ traits }, { levels: [0] }), [0.5, 0.5]);
  isAbout(t, of({ traits }, { levels: [-1] }), [0.75, 0.25]);
});

test('drift and sharpness act on the mixed shares', (t) => {
  isAbout(t, of({ driftWeight: 1, drift: [1, 3] }), [0.5, 0.5]);
  isAbout(t, of({ sharpness: 2 }), [0.9, 0.1]);
});

test('older purchases count with their days at the middle of their time', (t) => {
  isAbout(t, of({ halfLifeDays: 100 }, { older: { days: 4, day: 19_900, shares: [0, 1] } }), [0.375, 0.625]);
});

test('whatever the weights and the evidence, probabilities sum to one and none is 0', (t) => {
  const types = 7;
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const row = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: types, maxLength: types });
  const entry = fc.record({ day: fc.integer({ min: 10_000, max: 20_000 }), type: fc.nat(types - 1), amountShare: share, evenShare: share });
  fc.assert(
    fc.property(
      row,
      row,
      fc.array(entry, { maxLength: 24 }),
      fc.record({ a: share, b: share, c: share, d: share }),
      (values, drift, entries, w) => {
        const model = {
          qTable: { values: [values], visits: [], wholeBook: values, amountShares: [values], wholeBookAmountShares: values },
          personal: {
            ...plain,
            pseudoCount: 0.5 + 600 * w.a,
            segmentWeight: w.b,
            togetherWeight: w.c,
            driftWeight: w.d,
            halfLifeDays: w.a < 0.1 ? null : 20 + 1000 * w.a,
            floor: 0.001,
            sharpness: 0.7 + w.b,
            drift,
            together: Array.from({ length: types }, (_, from) =>
              Array.from({ length: types }, (_, to) => (from === to || from === 2 ? 0 : 1 / (types - 1))),
            ),
          },
        };
        const probabilities = new PersonalPart(model).probabilities({ ...nothing, entries });
        t.true(Math.abs(probabilities.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
        t.true(probabilities.every((value) => value > 0));
      },
    ),
  );
});
