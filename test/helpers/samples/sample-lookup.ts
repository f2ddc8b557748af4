import { boughtOf } from '../../../src/advisor/book/bought.ts';
import type { ClientTrade } from '../../../src/advisor/book/client-trade.ts';
import { freedMoney } from '../../../src/advisor/book/freed-money.ts';
import { maturitiesOf } from '../../../src/advisor/book/maturities.ts';
import { purchaseHistory } from '../../../src/advisor/book/purchase-history.ts';
import type { SegmentCard } from '../../../src/advisor/model/model.ts';
import { countedBand } from '../../../src/advisor/suitability/counted-band.ts';
import { addDays, clientId, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientLookup, LookedUpTrades } from '../../../src/usecases/client/client-lookup.ts';
import { dayOf, SOME_SIGNS, sampleProfile, sampleShown } from './sample-recommendation.ts';

export const LOOKUP_DAY = dayOf('2026-03-12');

export const sampleTrade = (more: Partial<ClientTrade> = {}): ClientTrade => ({
  clientId: clientId('C_0042'),
  day: dayOf('2025-02-01'),
  amount: paiseFromRupees(250_000),
  bondId: 'INE001A07KU4',
  isin: 'INE001A07KU4',
  issuer: 'Sahyadri Finance Limited',
  bondType: 'Corporate Bonds',
  yieldToMaturity: fraction(0.098),
  coupon: fraction(0.095),
  frequency: 'annual',
  rating: { grade: 'AA', suffix: 'CE', agency: 'CRISIL' },
  band: 'A',
  maturityDay: dayOf('2027-03-01'),
  ...more,
});

/** The purchases of a lookup, from trades sorted newest first. */
export const lookedUpTrades = (trades: readonly ClientTrade[]): LookedUpTrades => ({
  newest: trades.slice(0, 50),
  count: trades.length,
  history: purchaseHistory(trades, LOOKUP_DAY, { years: 10, types: 4 }),
  maturities: maturitiesOf(trades, LOOKUP_DAY),
  freed: freedMoney(boughtOf(trades, LOOKUP_DAY), LOOKUP_DAY),
});

export const sampleCard = (more: Partial<SegmentCard> = {}): SegmentCard => ({
  id: 3,
  name: 'Middle-aged Balanced Investors',
  description: '412 clients, average age 44, mostly of risk band B.',
  size: 412,
  confidence: 0.87,
  strongest: [{ feature: 'age', z: 1.2 }],
  meanAge: 44,
  dominantRiskBand: 'B',
  meanReinvestmentRatio: 40,
  medianInvested: 900_000,
  ...more,
});

export const sampleLookup = (more: Partial<ClientLookup> = {}): ClientLookup => ({
  profile: sampleProfile(),
  countedBand: countedBand(more.profile ?? sampleProfile()),
  profileFrom: { kind: 'book' },
  dataAsOf: LOOKUP_DAY,
  oldBook: null,
  segment: {
    kind: 'placed',
    card: sampleCard(),
    model: { version: 7, trainedAt: new Date('2026-03-10T08:00:00Z') },
    learnedOn: LOOKUP_DAY,
  },
  advice: sampleShown(),
  trades: lookedUpTrades([
    sampleTrade({
      day: dayOf('2026-02-01'),
      bondId: 'GREEN',
      isin: null,
      issuer: 'Vidyut Power Ltd',
      bondType: 'Green Bonds',
      maturityDay: dayOf('2026-07-15'),
    }),
    sampleTrade(),
    sampleTrade({ day: addDays(LOOKUP_DAY, -900), maturityDay: null, bondId: 'OLD', isin: null }),
  ]),
  recommendations: [
    {
      shownAt: new Date('2026-03-01T08:00:00Z'),
      shownToAsker: true,
      bondType: 'Corporate Bonds',
      tally: { ...SOME_SIGNS, choices: ['Green Bonds'] },
    },
    { shownAt: new Date('2026-02-01T08:00:00Z'), shownToAsker: false, bondType: null, tally: null },
  ],
  manager: { id: '7', name: 'Meera Iyer' },
  family: { people: 3, isHolder: true },
  shownAt: new Date('2026-03-13T08:00:00Z'),
  ...more,
});
