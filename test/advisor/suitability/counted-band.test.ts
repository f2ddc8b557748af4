import test from 'ava';
import fc from 'fast-check';
import { RISK_BANDS } from '../../../src/advisor/bonds/rating.ts';
import { countedBand } from '../../../src/advisor/suitability/counted-band.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { addDays, type Day, day } from '../../../src/advisor/units.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { on } from '../../helpers/samples/small-book.ts';

const ASKED = on('2026-03-12');

const counted = (more: Parameters<typeof sampleProfile>[0], policy = USUAL_POLICY) =>
  countedBand(sampleProfile({ asOf: ASKED, riskBand: 'C', riskBandSource: 'recorded', ...more }), policy);

const CASES = [
  ['a recorded band without any day counts', {}, 'C', 'recorded', null, false],
  ['a profile assessed today counts', { bandAssessedOn: ASKED }, 'C', 'recorded', '2027-03-12', false],
  ['a profile counts on its last day, and asks for the next', { bandAssessedOn: on('2025-03-12') }, 'C', 'recorded', '2026-03-12', true],
  ['a profile has expired the day after', { bandAssessedOn: on('2025-03-11') }, 'A', 'expired', '2026-03-11', true],
  ['a profile is due thirty days before', { bandAssessedOn: on('2025-04-11') }, 'C', 'recorded', '2026-04-11', true],
  ['a profile is not due before that', { bandAssessedOn: on('2025-04-12') }, 'C', 'recorded', '2026-04-12', false],
  ['a profile assessed later does not count yet', { bandAssessedOn: on('2026-03-13') }, 'A', 'not-yet', '2027-03-13', false],
  ['an undated band counts from its import', { bandImportedOn: on('2025-06-01') }, 'C', 'recorded', '2026-06-01', false],
  ['an undated band expires after its import', { bandImportedOn: on('2025-01-01') }, 'A', 'expired', '2026-01-01', true],
  ['purchases allow nothing beyond A', { riskBandSource: 'derived' }, 'A', 'purchases', null, false],
  ['nothing known counts as A', { riskBand: null, riskBandSource: 'unknown' }, 'A', 'unknown', null, false],
] as const;

for (const [title, profile, band, basis, until, isDue] of CASES) {
  test(title, (t) => {
    const found = counted(profile);
    t.deepEqual([found.band, found.basis, found.until, found.isDue], [band, basis, until === null ? null : on(until), isDue]);
  });
}

test('a firm can let derived bands count', (t) => {
  t.like(counted({ riskBandSource: 'derived' }, { ...USUAL_POLICY, derivedBands: 'allow' }), { band: 'C', basis: 'derived' });
});

test('whatever is recorded, B and C count only from a recorded profile in its time', (t) => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const days = fc.integer({ min: -2000, max: 2000 }).map((away) => addDays(ASKED, away));
  const profiles = fc.record({
    riskBand: fc.constantFrom(...RISK_BANDS, null),
    riskBandSource: fc.constantFrom('recorded', 'derived', 'unknown'),
    bandAssessedOn: maybe(days),
    bandImportedOn: maybe(days),
    months: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(profiles, ({ months, bandAssessedOn, bandImportedOn, ...rest }) => {
      const dates = { ...(bandAssessedOn && { bandAssessedOn }), ...(bandImportedOn && { bandImportedOn }) };
      const { band, until } = countedBand(sampleProfile({ ...rest, ...dates, asOf: ASKED }), {
        ...USUAL_POLICY,
        profileMonths: months,
      });
      if (band === 'A') return true;
      const since: Day | undefined = bandAssessedOn ?? bandImportedOn;
      const isLate = bandAssessedOn !== undefined && bandAssessedOn > ASKED;
      const isOld = since !== undefined && day(since + months * 31) < ASKED;
      return rest.riskBandSource === 'recorded' && band === rest.riskBand && !isLate && !isOld && (until === null || until >= ASKED);
    }),
  );
  t.pass();
});
