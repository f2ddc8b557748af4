import test from 'ava';
import fc from 'fast-check';
import { USUAL_BOND_BAND_RULES, withBands } from '../../../src/advisor/bonds/band-of-bond.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { BOND_TRAITS } from '../../../src/advisor/bonds/bond-traits.ts';
import { bandOfGrade, GRADES, RISK_BANDS, type RiskBand } from '../../../src/advisor/bonds/rating.ts';
import { ANY_OFFER } from '../../../src/advisor/offers/offer-wish.ts';
import { INDIAN_TAX } from '../../../src/advisor/quote/tax.ts';
import { bandAllows } from '../../../src/advisor/suitability/judge-bond.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { type Day, fraction } from '../../../src/advisor/units.ts';
import { offersJson, offersText } from '../../../src/cli/output/offers-output.ts';
import { COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { findOffers } from '../../../src/usecases/offers/find-offers.ts';
import type { AuditRow } from '../../../src/usecases/ports/audit-log.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { fakeAskedClient } from '../../helpers/fake-asked-client.ts';

const calendar = deskOn('2026-03-13');
const TODAY = calendar.today();

const bond = (bondId: string, facts: Partial<BondOnOffer> = {}): BondOnOffer => ({
  bondId,
  isin: null,
  issuer: null,
  bondType: 'Corporate Bonds',
  coupon: fraction(0.08),
  yieldToMaturity: fraction(0.08),
  yieldFrom: 'offer',
  yieldDay: null,
  rating: { grade: 'AA', suffix: null, agency: null },
  band: 'A',
  maturityDay: (TODAY + 1000) as Day,
  minimumInvestment: null,
  ...facts,
});

/** Somebody of a band who asks what's on offer, and the audit rows of it. */
const asking = async (offers: readonly BondOnOffer[], recordedBand: RiskBand | null, bandAssessedOn: Day | null = null) => {
  const rows: AuditRow[] = [];
  const asked = await fakeAskedClient(undefined, { offers, facts: { recordedBand, bandAssessedOn } })({
    actor: COMMAND_LINE,
    asked: 'C_0042',
    for: 'offers',
  });
  if (asked.kind !== 'asked') throw new Error('the client isn’t there');
  const find = findOffers({
    source: {
      readTrades: async () => [{ bondId: 'HELD', day: TODAY, maturityDay: null } as never],
      readBond: async (id) => bond(id, { band: 'C' }),
    },
    market: { read: async () => Promise.reject(new SourceUnavailableError('away')) },
    calendar,
    pricing: { tax: INDIAN_TAX },
    suitabilityPolicy: USUAL_POLICY,
    audit: { append: async (row) => void rows.push(row) },
    clock: { now: () => new Date('2026-03-13T08:05:00Z') },
  });
  return { find, client: asked.client, rows };
};

test('whatever is on offer and asked for, a client is never shown a bond beyond the band, and each look is in the audit log', async (t) => {
  const list = fc.array(
    fc.record({
      grade: fc.constantFrom(...GRADES),
      percent: fc.integer({ min: 1, max: 30 }),
      traits: fc.uniqueArray(fc.constantFrom(...BOND_TRAITS), { maxLength: 2 }),
    }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(list, fc.constantFrom(null, ...RISK_BANDS), fc.boolean(), async (made, band, instead) => {
      const graded = made.map(({ grade, percent, traits }, at) =>
        bond(`B${at}`, {
          rating: { grade, suffix: null, agency: null },
          band: bandOfGrade(grade),
          yieldToMaturity: fraction(percent / 100),
          traits,
        }),
      );
      const { find, client, rows } = await asking(withBands(graded, graded, USUAL_BOND_BAND_RULES), band);
      const outcome = await find({ client, wish: ANY_OFFER, insteadOf: instead ? 'X' : null });
      if (outcome.kind !== 'found') return false;
      const { found } = outcome.offers;
      const isRisky = ({ traits = [] }: BondOnOffer): boolean => traits.some((trait) => USUAL_BOND_BAND_RULES.neverA.includes(trait));
      return (
        rows.length === 1 &&
        rows[0]?.action === 'client.offers' &&
        found.every(({ bond: each }) => bandAllows(band, each.band) && (band === 'B' || band === 'C' || !isRisky(each)))
      );
    }),
    { numRuns: 60 },
  );
  t.pass();
});

test('a profile that has expired allows nothing beyond band A', async (t) => {
  const offers = [bond('SAFE'), bond('DARING', { band: 'C' })];
  for (const [assessed, seen] of [
    [TODAY - 10, ['DARING', 'SAFE']],
    [TODAY - 900, ['SAFE']],
  ] as const) {
    const { find, client } = await asking(offers, 'C', assessed as Day);
    const outcome = await find({ client, wish: ANY_OFFER, insteadOf: null });
    t.deepEqual(outcome.kind === 'found' && outcome.offers.found.map((each) => each.bond.bondId), seen);
  }
});

test('what the client holds can be left out, and a book that’s away is told', async (t) => {
  const { find, client } = await asking([bond('HELD'), bond('NEW')], 'A');
  const outcome = await find({ client, wish: { ...ANY_OFFER, notHeld: true }, insteadOf: null });
  t.deepEqual(outcome.kind === 'found' && outcome.offers.found.map((each) => each.bond.bondId), ['NEW']);
  if (outcome.kind !== 'found') return;
  // The book ends on a Monday, and Friday is the fourth working day after it.
  const { asOf } = outcome.offers;
  const old = { ...outcome.offers, dataAsOf: (asOf - 4) as Day, oldBook: calendar.oldBook((asOf - 4) as Day, asOf) };
  t.regex(
    offersText(old),
    /1 bond found among 2 that suit C_0042, of 2 on offer\.[\s\S]*The book is from Mon 9 Mar 2026, 4 working days old\./,
  );
  t.regex(offersText(old), /As of 13 Mar 2026 · book as of 9 Mar 2026$/);
  t.like(offersJson(old), { asOf: '2026-03-13', dataAsOf: '2026-03-09', oldBook: 'The book is from Mon 9 Mar 2026, 4 working days old.' });
  const both = await find({ client, wish: ANY_OFFER, insteadOf: null });
  t.regex(
    both.kind === 'found' ? offersText(both.offers) : '',
    /2 bonds found among 2 that suit C_0042, of 2 on offer\. Highest yield first\./,
  );
  t.deepEqual(await find({ client: null, wish: ANY_OFFER, insteadOf: null }), { kind: 'source-down', message: 'away' });
});
