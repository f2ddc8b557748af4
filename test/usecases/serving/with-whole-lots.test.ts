import test from 'ava';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { judgeType } from '../../../src/advisor/suitability/judge-type.ts';
import { rulesOf } from '../../../src/advisor/suitability/rules-of.ts';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import { sourceInWholeLots } from '../../../src/usecases/serving/with-whole-lots.ts';
import { dayOf, sampleBond, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';

const bond = (lot: number | null, minimum: number | null): BondOnOffer =>
  sampleBond({
    issuer: 'Other Ltd',
    maturityDay: dayOf('2029-03-01'),
    minimumInvestment: minimum === null ? null : paiseFromRupees(minimum),
    ...(lot !== null && { terms: { faceValue: paiseFromRupees(lot) } }),
  });

const smallest = async (lot: number | null, minimum: number | null): Promise<number | null> => {
  const read = bond(lot, minimum);
  const source = sourceInWholeLots({
    readBond: async () => read,
    readBondsOnOffer: async () => [read],
    hasRelationshipManagers: async () => true,
  } as never);
  const [offered] = await source.readBondsOnOffer(dayOf('2026-03-12'), null);
  sameAlone(offered, await source.readBond('X', dayOf('2026-03-12')));
  return offered?.minimumInvestment == null ? null : offered.minimumInvestment / 100;
};

const sameAlone = (offered: BondOnOffer | undefined, alone: BondOnOffer | null): void => {
  if (offered?.minimumInvestment !== alone?.minimumInvestment) throw new Error('one bond is read otherwise than all');
};

test('the smallest purchase is whole units: the minimum rounded up, or one', async (t) => {
  t.is(await smallest(10_000, 25_000), 30_000);
  t.is(await smallest(10_000, 30_000), 30_000);
  t.is(await smallest(1_000_000, 100_000), 1_000_000);
  t.is(await smallest(10_000, null), 10_000);
});

test('without a face value on record, the offer’s minimum stays as it is', async (t) => {
  t.is(await smallest(null, 25_000), 25_000);
  t.is(await smallest(null, null), null);
});

test('a bond sold in units of more than the client’s money isn’t recommended, and the reason is one unit’s price', async (t) => {
  const read = bond(2_000_000, 100_000);
  const source = sourceInWholeLots({ readBondsOnOffer: async () => [read] } as never);
  const client = sampleProfile({ riskBand: 'C', riskBandSource: 'recorded', bandAssessedOn: dayOf('2026-01-02') });
  const verdict = judgeType(await source.readBondsOnOffer(client.asOf, null), 'A', rulesOf(client));
  t.like(verdict, { suitable: false, why: 'minimum' });
  t.regex(verdict.suitable ? '' : verdict.reason, /the smallest purchase is ₹20 lakh, more than all that the client has bought/);
});
