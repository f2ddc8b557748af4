import test from 'ava';
import { amongSuitable } from '../../../src/advisor/advice/among-suitable.ts';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { type Profile, profileOf } from '../../../src/advisor/book/profile.ts';
import { profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { trainModel } from '../../../src/advisor/train/train-model.ts';
import { clientId, compareBytewise, fraction } from '../../../src/advisor/units.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const asOf = on('2024-12-31');
const book = busyBook(150, 8);
const settings = { segments: 4, seed: 1 };
const { model, columns } = trainModel(book, asOf, settings, { fingerprint: 'f', milliseconds: () => 0 });
const profiles = book.clients.map((_, client) => profileAt(book, columns, client));
const fresh = noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes });
const nothingOnOffer = { offers: offersByType([]), feedback: fresh };
const stranger = (parts: Partial<Profile> = {}): Profile => ({
  ...(profileOf(smallBook([someone('NEW')], []), clientId('NEW'), asOf) as Profile),
  ...parts,
});

test('every client gets at most three types, best score first, and probabilities over all types that sum to one', (t) => {
  for (const profile of profiles) {
    const { recommended, ranking } = recommend(model, profile, nothingOnOffer);
    t.true(recommended.length <= 3);
    t.is(ranking.length, model.bondTypes.length);
    t.true(Math.abs(ranking.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-9);
    t.true(ranking.every(({ probability }) => probability > 0));
    for (const list of [ranking, recommended]) {
      t.deepEqual(
        list.map(({ bondType }) => bondType),
        list.toSorted((a, b) => b.score - a.score || compareBytewise(a.bondType, b.bondType)).map(({ bondType }) => bondType),
      );
    }
  }
});

test('a client of whom nothing is known is answered from the segment, as band A, and without a made-up number', (t) => {
  const { recommended, segment } = recommend(model, stranger(), nothingOnOffer);
  t.true(recommended.length > 0);
  t.true(segment.id >= 0 && segment.id < model.segments.length);
  for (const { bondType } of recommended) t.is(model.bandOfType[model.bondTypes.indexOf(bondType)], 'A');
});

test('a type that a client’s band does not allow is never recommended, and is named with its reason wherever it ranks', (t) => {
  for (const profile of profiles) {
    const { recommended, excluded, ranking } = recommend(model, { ...profile, riskBand: 'B', riskBandSource: 'recorded' }, nothingOnOffer);
    t.false(recommended.some(({ bondType }) => bondType === 'High Yield Bonds'));
    t.regex(excluded.find(({ bondType }) => bondType === 'High Yield Bonds')?.reason ?? '', /^risk band B allows BBB- and better/);
    const places = excluded.map(({ bondType }) => ranking.findIndex((type) => type.bondType === bondType));
    t.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      'in the order of the ranking',
    );
  }
});

test('nothing suitable is an answer of its own', (t) => {
  const none = { ...model, bandOfType: model.bandOfType.map(() => 'C' as const) };
  const { recommended, excluded } = recommend(none, stranger({ riskBand: 'A' }), nothingOnOffer);
  t.deepEqual(recommended, []);
  t.is(excluded.length, model.bondTypes.length);
});

test('feedback moves the score and the Q-value by its term, and never the probability', (t) => {
  const profile = profiles[1] as Profile;
  const before = recommend(model, profile, nothingOnOffer);
  const [, second] = before.ranking;
  const terms = fresh.map((row) => row.map((_, type) => (model.bondTypes[type] === second?.bondType ? 1 : 0)));
  const after = recommend(model, profile, { ...nothingOnOffer, feedback: terms });
  t.is(after.ranking[0]?.bondType, second?.bondType);
  t.is(after.ranking[0]?.score, (second?.probability ?? 0) + 1);
  t.is(after.ranking[0]?.qValue, (second?.qValue ?? 0) + 1);
  for (const { bondType, probability } of before.ranking) {
    t.is(after.ranking.find((type) => type.bondType === bondType)?.probability, probability);
  }
});

test('feedback never overrides suitability', (t) => {
  const terms = fresh.map((row) => row.map((_, type) => (model.bondTypes[type] === 'High Yield Bonds' ? 1 : 0)));
  const { recommended, excluded } = recommend(model, stranger({ riskBand: 'A' }), { ...nothingOnOffer, feedback: terms });
  t.false(recommended.some(({ bondType }) => bondType === 'High Yield Bonds'));
  t.is(excluded[0]?.bondType, 'High Yield Bonds');
});

test('with new types only, what the client has bought before is left out and said', (t) => {
  const profile = profiles.find(({ holdings }) => holdings.length > 1) as Profile;
  const { recommended, excluded } = recommend(model, profile, { ...nothingOnOffer, newTypesOnly: true });
  const held = new Set(profile.holdings.map(({ bondType }) => bondType));
  t.false(recommended.some(({ bondType }) => held.has(bondType)));
  t.true(excluded.some(({ reason }) => reason === 'the client has bought it before, and only new types were asked for'));
});

test('with new types only, probabilities stay those of the next purchase, sum to one, and leave the rest of it to what was bought', (t) => {
  for (const profile of profiles) {
    const all = recommend(model, profile, nothingOnOffer);
    const onlyNew = recommend(model, profile, { ...nothingOnOffer, newTypesOnly: true });
    t.deepEqual(onlyNew.ranking, all.ranking);
    t.true(Math.abs(onlyNew.ranking.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-9);
    const { chances } = amongSuitable(onlyNew);
    const sum = chances.reduce((total, chance) => total + chance, 0);
    t.true(chances.every((chance, place) => chance >= (onlyNew.recommended[place]?.probability ?? 1)) && sum < 1 + 1e-9);
  }
});

test('at most five bonds a type are named, all of them suitable', (t) => {
  const offers = Array.from(
    { length: 12 },
    (_, place): BondOnOffer => ({
      bondId: `b${place}`,
      isin: null,
      issuer: null,
      bondType: 'Corporate Bonds',
      coupon: null,
      yieldToMaturity: null,
      yieldFrom: null,
      yieldDay: null,
      rating: null,
      band: place % 2 ? 'A' : 'C',
      maturityDay: on('2030-01-01'),
      minimumInvestment: null,
    }),
  );
  const { recommended } = recommend(model, stranger({ riskBand: 'A' }), { offers: offersByType(offers), feedback: fresh });
  const bonds = recommended.find(({ bondType }) => bondType === 'Corporate Bonds')?.bonds ?? [];
  t.is(bonds.length, 5);
  t.true(bonds.every(({ band }) => band === 'A'));
});

test('a named bond says what a rise of interest rates would cost, as of the day of the advice, where its facts suffice', (t) => {
  const bond = (bondId: string, parts: Partial<BondOnOffer>): BondOnOffer => ({
    bondId,
    isin: null,
    issuer: null,
    bondType: 'Corporate Bonds',
    coupon: fraction(0.09),
    yieldToMaturity: fraction(0.09),
    yieldFrom: 'offer',
    yieldDay: null,
    rating: null,
    band: 'A',
    maturityDay: on('2029-12-31'),
    minimumInvestment: null,
    ...parts,
  });
  const offers = offersByType([bond('known', { frequency: 'annual' }), bond('unknown', {})]);
  const advised = (day: string) => {
    const profile = { ...stranger({ riskBand: 'A' }), asOf: on(day) };
    const { recommended } = recommend(model, profile, { offers, feedback: fresh });
    return recommended.find(({ bondType }) => bondType === 'Corporate Bonds')?.bonds ?? [];
  };
  const riseOf = (day: string, place: number) => advised(day)[place]?.rateRisk?.riseOnePoint;
  // Five years, then four, of 9% bonds at par: at 10% each year's coupon falls short by a point.
  const loss = (years: number): number => -0.01 * ((1 - 1.1 ** -years) / 0.1);
  t.true(Math.abs((riseOf('2024-12-31', 0) ?? 0) - loss(5)) < 1e-12);
  t.true(Math.abs((riseOf('2025-12-31', 0) ?? 0) - loss(4)) < 1e-12);
  t.is(advised('2024-12-31')[1]?.rateRisk, null);
});

test('a profile as of an earlier day gives what was known then, and the model through JSON the same numbers', (t) => {
  const copy = JSON.parse(JSON.stringify(model));
  const earlier = profileColumns(book, on('2023-01-01'));
  for (let client = 0; client < 30; client++) {
    const profile = profileAt(book, earlier, client);
    t.deepEqual(recommend(copy, profile, nothingOnOffer), recommend(model, profile, nothingOnOffer));
  }
});

test('a horizon that the profile records limits the tenor without being passed again, and what it leaves out is said', (t) => {
  const bond = (maturity: string): BondOnOffer => ({
    ...{ bondId: maturity, isin: null, issuer: null, coupon: null, yieldToMaturity: null, yieldFrom: null, yieldDay: null },
    ...{ bondType: 'Government Securities', band: 'A', rating: null, maturityDay: on(maturity), minimumInvestment: null },
  });
  const offers = offersByType([bond('2025-06-30'), bond('2030-01-01')]);
  const advice = (horizonDays: number | null) => recommend(model, stranger({ horizonDays }), { offers, feedback: fresh });
  const named = (horizonDays: number | null) =>
    advice(horizonDays)
      .recommended.find(({ bondType }) => bondType === 'Government Securities')
      ?.bonds.map(({ bondId }) => bondId)
      .toSorted();
  t.deepEqual(named(null), ['2025-06-30', '2030-01-01']);
  t.deepEqual(named(365), ['2025-06-30']);
  t.deepEqual(
    advice(30).excluded.find(({ bondType }) => bondType === 'Government Securities')?.reason,
    'no bond on offer matures within the client’s horizon, by 30 Jan 2025',
  );
});
