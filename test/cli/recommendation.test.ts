import test from 'ava';
import type { RecommendedBond } from '../../src/advisor/bond.ts';
import { fraction } from '../../src/advisor/units.ts';
import { recommendationJson } from '../../src/cli/recommendation-json.ts';
import { recommendationText } from '../../src/cli/recommendation-text.ts';
import type { Advice } from '../../src/usecases/advise-client.ts';
import type { StoredModel } from '../../src/usecases/ports.ts';
import { dayOf, sampleBond, sampleShown, sampleType } from '../helpers/sample-recommendation.ts';

const bonds: readonly RecommendedBond[] = [
  { ...sampleBond(), rateRisk: { modifiedDuration: 1.79, convexity: 4.2, riseOnePoint: fraction(-0.0177) } },
  { ...sampleBond({ yieldFrom: 'last-trade', yieldDay: dayOf('2026-01-15') }), rateRisk: null },
  sampleBond({ yieldToMaturity: null, yieldFrom: null }),
];
const { profile, profileFrom, dataAsOf, recommendation } = sampleShown({
  recommendation: { recommended: [sampleType('Corporate Bonds', 0.38, { bonds })] },
});
const stored = { version: 7, trainedAt: new Date('2026-03-10T08:00:00Z') } as StoredModel;
const advice: Advice = { profile, profileFrom, dataAsOf, recommendation, stored };

test('the document gives duration in years and the loss in percent, null where they are not known', (t) => {
  const found = recommendationJson(advice).recommendations[0]?.bonds ?? [];
  t.deepEqual(
    found.map(({ modifiedDuration, rateRiseOnePointPercent }) => [modifiedDuration, rateRiseOnePointPercent]),
    [
      [1.79, -1.77],
      [null, null],
      [null, null],
    ],
  );
});

test('a person reads of each bond as of when its yield is, its duration and what one point more would do', (t) => {
  const lines = recommendationText(advice).split('\n');
  const place = lines.findIndex((line) => /ISIN .* yield .* as of .* duration .* at \+1 point/.test(line));
  const [known, traded, unknown] = lines.slice(place + 2);
  t.regex(known ?? '', /9\.80 % +offer .* 1\.79 +-1\.77 %$/);
  t.regex(traded ?? '', /9\.80 % +2026-01-15 .* - +-$/);
  t.regex(unknown ?? '', / - +- .* - +-$/);
  t.true(lines.some((line) => line.startsWith('Duration: modified, in years.')));
});

test('without any duration nothing explains it', (t) => {
  const none = { ...recommendation, recommended: [sampleType('Corporate Bonds', 0.38)] };
  t.false(recommendationText({ ...advice, recommendation: none }).includes('Duration:'));
});

test('the document says whether the facts are fresh or those of the last training, and keeps the segment’s four fields', (t) => {
  t.deepEqual(recommendationJson(advice).profileFrom, { kind: 'book' });
  const takenAt = new Date('2026-03-10T08:00:00Z');
  const held: Advice = {
    ...advice,
    profileFrom: { kind: 'snapshot', takenAt, withoutOffers: true },
    recommendation: { ...recommendation, segment: { ...recommendation.segment, bandShares: [{ band: 'B', share: 1 }] } },
  };
  t.deepEqual(recommendationJson(held).profileFrom, { kind: 'snapshot', takenAt: takenAt.toISOString(), withoutOffers: true });
  t.deepEqual(Object.keys(recommendationJson(held).segment), ['id', 'name', 'size', 'confidence']);
  t.true(recommendationText(held).includes('profile of 2026-03-10, and which bonds are on offer is not known.'));
});

test('bonds that outlast an old client are remarked', (t) => {
  const old = { ...advice, profile: { ...profile, age: 89 } };
  t.true(
    recommendationText(old).includes(
      'Mind the tenor: the client is 89, and 3 of these bonds mature after the age of 90, the last on 01 Mar 2028 at 90.',
    ),
  );
  t.false(recommendationText(advice).includes('Mind the tenor'));
});
