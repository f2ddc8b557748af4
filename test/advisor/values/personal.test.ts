import test from 'ava';
import fc from 'fast-check';
import { FACT_NAMES, type FactName } from '../../../src/advisor/model/fact-names.ts';
import type { PersonalSettings } from '../../../src/advisor/model/model.ts';
import type { Evidence } from '../../../src/advisor/values/evidence.ts';
import { ownPlaces } from '../../../src/advisor/values/facts.ts';
import { PersonalPart } from '../../../src/advisor/values/personal.ts';

// Two types, one segment; every expected number is worked out by hand.
const weights = (some: Partial<Record<FactName, number>>): Record<FactName, number> =>
  Object.fromEntries(FACT_NAMES.map((name) => [name, some[name] ?? 0])) as Record<FactName, number>;
const none = [
  [0, 0],
  [0, 0],
];
const tables: Omit<PersonalSettings, 'weights'> = {
  sequence: {
    popularity: [0.5, 0.5],
    again: [1, 1],
    next: [
      [0.8, 0.2],
      [0.5, 0.5],
    ],
    present: none,
    absent: none,
    ownStrength: 2,
  },
  segmentShares: { strength: 10, shares: [[0.75, 0.25]] },
  together: [
    [0, 1],
    [1, 0],
  ],
  traits: [],
  drift: [1, 3],
  driftFast: [1, 1],
};
const settings = (some: Partial<Record<FactName, number>>, changed: Partial<PersonalSettings> = {}): PersonalSettings => {
  const personal = { ...tables, ...changed };
  return { ...personal, weights: { shared: weights(some), byType: ownPlaces(personal as PersonalSettings).map(() => [0, 0]) } };
};
const nothing: Evidence = { asOf: 20_000, segment: 0, levels: [], entries: [], older: null };
const bought = (type: number, day = 20_000) => ({ day, type, amountShare: 1, evenShare: 1 });
const of = (personal: PersonalSettings, evidence: Partial<Evidence> = {}) =>
  Array.from(new PersonalPart({ personal }).probabilities({ ...nothing, ...evidence }));
const isAbout = (t: { true(value: boolean, message?: string): void }, found: readonly number[], expected: readonly number[]) => {
  for (const [place, value] of expected.entries()) t.true(Math.abs((found[place] ?? Number.NaN) - value) < 1e-12, `${found} ≠ ${expected}`);
};

test('with a weight of 1 on each, a client without purchases has the segment’s shares', (t) => {
  isAbout(t, of(settings({ popularity: 1, segment: 1 })), [0.75, 0.25]);
});

test('half the weight is the root of what the segment says', (t) => {
  isAbout(t, of(settings({ popularity: 1, segment: 0.5 })), [Math.sqrt(3) / (1 + Math.sqrt(3)), 1 / (1 + Math.sqrt(3))]);
});

test('own purchases smoothed by popularity: one purchase vs two of popularity', (t) => {
  // (1 + 2 · 0.5) / 3 and (2 · 0.5) / 3.
  isAbout(t, of(settings({ popularity: 1, own: 1 }), { entries: [bought(0)] }), [2 / 3, 1 / 3]);
});

test('own purchases add to what was expected of the client instead of multiplying it', (t) => {
  const { weights: expectation } = settings({ popularity: 1, segment: 1 });
  const personal = settings({ popularity: 1, segment: 1, own: 1 }, { expectation });
  // One purchase vs two of what the segment buys: (1 + 2 · 0.75) / 3 and (1 + 2 · 0.25) / 3.
  isAbout(t, of(personal, { entries: [bought(0)] }), [2.5 / 3, 0.5 / 3]);
  isAbout(t, of(personal, { entries: [bought(1)] }), [0.5, 0.5]);
  isAbout(t, of(personal), [0.75, 0.25]);
});

test('a type that is seldom bought again counts less among the own purchases', (t) => {
  const sequence = { ...tables.sequence, again: [0.25, 1] };
  // 0.25 · 1 + 1 vs 1.
  isAbout(t, of(settings({ popularity: 1, own: 1 }, { sequence }), { entries: [bought(0)] }), [1.25 / 2.25, 1 / 2.25]);
});

test('what follows the last purchase: again for its own type, next for the others', (t) => {
  isAbout(t, of(settings({ popularity: 1, again: 1, next: 1 }), { entries: [bought(0)] }), [0.8, 0.2]);
});

test('evidence multiplies: two facts that each double the odds make them four times as large', (t) => {
  const traits = [{ name: 'riskBand' as const, bounds: [], words: ['A'], lift: [[2, 1]] }];
  const both = settings({ popularity: 1, riskBand: 1, segment: 1 }, { traits, segmentShares: { strength: 1, shares: [[2 / 3, 1 / 3]] } });
  isAbout(t, of(both, { levels: [0] }), [0.8, 0.2]);
  isAbout(t, of(both, { levels: [-1] }), [2 / 3, 1 / 3]);
});

test('a fact with a weight of its own for each type moves only clients it is true of', (t) => {
  const personal = settings({ popularity: 1 });
  const byType = personal.weights.byType.map((row, at) => (at === 2 ? [Math.log(3), 0] : row));
  const held = { ...personal, weights: { ...personal.weights, byType } };
  isAbout(t, of(held, { entries: [bought(0)] }), [0.75, 0.25]);
  isAbout(t, of(held, { entries: [bought(1)] }), [0.5, 0.5]);
});

test('the parts add up to the score, but for popularity', (t) => {
  const personal = settings({ popularity: 1, segment: 0.7, own: 0.5, again: 0.3, next: 0.4, drift: 0.2, never: -0.1, together: 0.6 });
  const { scores, parts } = new PersonalPart({ personal }).explained({ ...nothing, entries: [bought(0)] });
  for (const type of [0, 1]) {
    const sum = [parts.own, parts.segment, parts.together, parts.drift].reduce((total, part) => total + (part[type] ?? 0), Math.log(0.5));
    t.true(Math.abs(sum - (scores[type] ?? 9)) < 1e-12);
  }
});

test('whatever the weights and the evidence, probabilities sum to one and none is 0', (t) => {
  const types = 7;
  const share = fc.double({ min: 0.001, max: 1, noNaN: true });
  const row = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: types, maxLength: types });
  const entry = fc.record({ day: fc.integer({ min: 10_000, max: 20_000 }), type: fc.nat(types - 1), amountShare: share, evenShare: share });
  const weight = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      row,
      row,
      fc.array(entry, { maxLength: 24 }),
      fc.array(weight, { minLength: FACT_NAMES.length, maxLength: FACT_NAMES.length }),
      (shares, drift, entries, shared) => {
        const square = Array.from({ length: types }, (_, from) =>
          Array.from({ length: types }, (__, to) => (from === to || from === 2 ? 0.01 : 0.16)),
        );
        const personal = settings(
          {},
          {
            sequence: { popularity: shares, again: drift, next: square, present: square, absent: square, ownStrength: 1 },
            segmentShares: { strength: 1, shares: [shares] },
            together: square,
            drift,
            driftFast: shares,
          },
        );
        const named = Object.fromEntries(FACT_NAMES.map((name, at) => [name, shared[at] ?? 0])) as Record<FactName, number>;
        const byType = personal.weights.byType.map(() => drift);
        const probabilities = new PersonalPart({ personal: { ...personal, weights: { shared: named, byType } } }).probabilities({
          ...nothing,
          entries: entries.sort((a, b) => a.day - b.day),
        });
        t.true(Math.abs(probabilities.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
        t.true(probabilities.every((value) => value > 0));
      },
    ),
  );
});
