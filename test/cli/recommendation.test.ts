import test from 'ava';
import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { fraction } from '../../src/advisor/units.ts';
import { recommendationJson } from '../../src/cli/output/recommendation-json.ts';
import { recommendationText } from '../../src/cli/output/recommendation-text.ts';
import type { Advice } from '../../src/usecases/advise/advise-client.ts';
import type { StoredModel } from '../../src/usecases/ports/model-store.ts';
import { ZONE } from '../helpers/desk-on.ts';
import { dayOf, sampleBond, sampleShown, sampleType } from '../helpers/samples/sample-recommendation.ts';
import { on } from '../helpers/samples/small-book.ts';

const bonds: readonly RecommendedBond[] = [
  { ...sampleBond(), rateRisk: { modifiedDuration: 1.79, convexity: 4.2, riseOnePoint: fraction(-0.0177) } },
  { ...sampleBond({ yieldFrom: 'last-trade', yieldDay: dayOf('2026-01-15') }), rateRisk: null },
  sampleBond({ yieldToMaturity: null, yieldFrom: null }),
];
const { profile, profileFrom, dataAsOf, recommendation } = sampleShown({
  recommendation: { recommended: [sampleType('Corporate Bonds', 0.38, { bonds })] },
});
const SETTLES_ON = on('2026-03-13');
const stored = { version: 7, trainedAt: new Date('2026-03-10T08:00:00Z') } as StoredModel;
const advice: Advice = { profile, profileFrom, dataAsOf, oldBook: null, recommendation, stored };

test('the document gives duration in years and the loss in percent, null where they are not known', (t) => {
  const found = recommendationJson(advice, SETTLES_ON).recommendations[0]?.bonds ?? [];
  t.deepEqual(
    found.map(({ modifiedDuration, rateRiseOnePointPercent }) => [modifiedDuration, rateRiseOnePointPercent]),
    [
      [1.79, -1.77],
      [null, null],
      [null, null],
    ],
  );
});

test('a bond has its price at the yield on offer, as the quote command has it, and null where it can’t be known', (t) => {
  const bond = sampleBond({ frequency: 'annual', maturityDay: on('2028-03-13'), yieldToMaturity: fraction(0.095), traits: ['secured'] });
  const callable = { ...bond, namedCallable: true as const };
  const offered = {
    ...recommendation,
    recommended: [sampleType('Corporate Bonds', 0.38, { bonds: [bond, callable, bonds[0] as RecommendedBond] })],
  };
  const [known, called, unknown] = recommendationJson({ ...advice, recommendation: offered }, SETTLES_ON).recommendations[0]?.bonds ?? [];
  t.true(Math.abs((known?.price ?? 0) - 100) < 1e-12);
  t.like(known, { accruedInterest: 0, yieldToWorst: 9.5, yieldAfterTax: null, minimum: 100_000, traits: ['secured'], why: null });
  t.like(called, { yieldToWorst: null, traits: ['secured', 'callable'] });
  // It isn't known how often this one pays.
  t.like(unknown, { price: null, accruedInterest: null, yieldToWorst: null, traits: null });
});

test('a type has its probability and its chance among the types that fit, and what is likelier but left out is said', (t) => {
  const ranking = [sampleType('High Yield Bonds', 0.5), sampleType('Corporate Bonds', 0.3), sampleType('Green Bonds', 0.1)];
  const { recommendation: other } = sampleShown({ recommendation: { recommended: ranking.slice(1), ranking } });
  const asked = { ...advice, recommendation: other };
  const found = recommendationJson(asked, SETTLES_ON).recommendations.map(({ probability, chanceAmongSuitable }) => [
    probability,
    chanceAmongSuitable,
  ]);
  t.deepEqual(found, [
    [0.3, 0.3 / 0.4],
    [0.1, 0.1 / 0.4],
  ]);
  const text = recommendationText(asked, ZONE);
  t.regex(text, /1\. Corporate Bonds: 75% chance among the 2 that fit, 30% of all types/);
  t.regex(text, /Likelier but left out: High Yield Bonds \(50% of all types\)\./);
});

test('the text gives each bond’s yield date, its duration and the effect of one point more', (t) => {
  const lines = recommendationText(advice, ZONE).split('\n');
  const place = lines.findIndex((line) => /ISIN .* yield .* as of .* duration .* at \+1 point/.test(line));
  const [known, traded, unknown] = lines.slice(place + 2);
  t.regex(known ?? '', /9\.80% +offer .* 1\.79 +−1\.77% +.* [A-C-]$/);
  t.regex(traded ?? '', /9\.80% +15 Jan 2026 .* - +- .*[A-C-]$/);
  t.regex(unknown ?? '', / - +- .* - +- .*[A-C-]$/);
  t.true(lines.some((line) => line.startsWith('Duration: modified, in years.')));
});

test('an old book is named in the text and in the document, next to both days', (t) => {
  const old = { ...advice, oldBook: { day: on('2026-03-05'), workingDays: 5 } };
  const said = 'The book is from Thu 5 Mar 2026, 5 working days old.';
  t.true(recommendationText(old, ZONE).includes(`${said}\nAs of `));
  t.is(recommendationJson(old, SETTLES_ON).oldBook, said);
  t.is(recommendationJson(advice, SETTLES_ON).oldBook, null);
  t.false(recommendationText(advice, ZONE).includes('working days old'));
});

test('without any duration nothing explains it', (t) => {
  const none = { ...recommendation, recommended: [sampleType('Corporate Bonds', 0.38)] };
  t.false(recommendationText({ ...advice, recommendation: none }, ZONE).includes('Duration:'));
});

test('the document says whether the facts are fresh or those of the last training, and keeps the segment’s four fields', (t) => {
  t.deepEqual(recommendationJson(advice, SETTLES_ON).profileFrom, { kind: 'book' });
  const takenAt = new Date('2026-03-10T08:00:00Z');
  const held: Advice = {
    ...advice,
    profileFrom: { kind: 'snapshot', takenAt, withoutOffers: true },
    recommendation: { ...recommendation, segment: { ...recommendation.segment, bandShares: [{ band: 'B', share: 1 }] } },
  };
  t.deepEqual(recommendationJson(held, SETTLES_ON).profileFrom, { kind: 'snapshot', takenAt: takenAt.toISOString(), withoutOffers: true });
  t.deepEqual(Object.keys(recommendationJson(held, SETTLES_ON).segment), ['id', 'name', 'size', 'confidence']);
  t.true(recommendationText(held, ZONE).includes('purchases are as of 10 Mar 2026, and we don’t know which bonds are on offer.'));
});

test('where a type is advised and no bond can be named, the document says why', (t) => {
  const without = {
    ...advice,
    recommendation: { ...advice.recommendation, recommended: [sampleType('Corporate Bonds', 0.38, { bonds: [] })] },
  };
  t.regex(String(recommendationJson(without, SETTLES_ON).recommendations[0]?.whyNoBond), /have matured/);
  t.is(recommendationJson(advice, SETTLES_ON).recommendations[0]?.whyNoBond, null);
});

test('bonds that outlast an old client are remarked', (t) => {
  const old = { ...advice, profile: { ...profile, age: 89 } };
  t.true(
    recommendationText(old, ZONE).includes(
      'Check tenor: the client is 89, and 3 of these bonds mature after the age of 90, the last on 1 Mar 2028 at 90.',
    ),
  );
  t.false(recommendationText(advice, ZONE).includes('Check tenor'));
});

test('the document says what is outstanding next to what was bought, and null where nobody knows', (t) => {
  const clientOf = (more: Partial<Advice['profile']>) =>
    recommendationJson({ ...advice, profile: { ...profile, ...more } }, SETTLES_ON).client;
  t.like(clientOf({}), { totalInvested: 1_250_000, outstanding: 900_000, maturityUnknown: 0, maturedBoughtAgain: 75 });
  t.like(clientOf({ outstanding: null, boughtAgain: null }), { outstanding: null, maturedBoughtAgain: null });
  const { outstanding: _, maturityUnknown: __, boughtAgain: ___, ...older } = profile;
  t.like(recommendationJson({ ...advice, profile: older }, SETTLES_ON).client, {
    outstanding: null,
    maturityUnknown: null,
    maturedBoughtAgain: null,
  });
});
