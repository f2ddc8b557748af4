import type { ClientTrade } from '../../src/advisor/client-trade.ts';
import { clientId, fraction, paiseFromRupees } from '../../src/advisor/units.ts';
import { dayOf } from './sample-recommendation.ts';

export const sampleTrade = (more: Partial<ClientTrade> = {}): ClientTrade => ({
  clientId: clientId('C_0042'),
  day: dayOf('2025-06-02'),
  amount: paiseFromRupees(100_000),
  bondId: 'INE001A07KU4',
  isin: 'INE001A07KU4',
  issuer: 'Sahyadri Finance Limited',
  bondType: 'Corporate Bonds',
  yieldToMaturity: fraction(0.098),
  coupon: fraction(0.095),
  frequency: null,
  rating: { grade: 'AA', suffix: null, agency: 'CRISIL' },
  band: 'A',
  maturityDay: dayOf('2028-03-01'),
  ...more,
});
