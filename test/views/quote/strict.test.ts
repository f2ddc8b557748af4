import { quoteOf } from '../../../src/advisor/quote/quote.ts';
import { INDIAN_TAX } from '../../../src/advisor/quote/tax.ts';
import { addDays, clientId, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { claimsOf } from '../../../src/claims/claim.ts';
import { type ChartLook, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { quoteMessage } from '../../../views/quote/quote-message.ts';
import { quoteModal } from '../../../views/quote/quote-modal.ts';
import { quoteRefusedMessage } from '../../../views/quote/quote-refused.ts';
import { audited } from '../../helpers/audited.ts';
import { annualBond, SETTLEMENT } from '../../helpers/samples/quoted-bonds.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const ticketFor = (words: string) => audited({ clientId: clientId(words || 'C'), question: { reason: words, claims: [] } });

const SAYS = claimsOf({}, SETTLEMENT);
const CHARTS: ReadonlyArray<readonly ChartLook[]> = [[{ kind: 'native' }], [{ kind: 'file', file: 'F0CHART' }], [{ kind: 'text' }], []];
const YEARS = { none: 0.1, some: 5, many: 90 } as const;

const BUILDERS: Builders = {
  'quote-message': (words, size) => {
    const bond = annualBond({
      bondId: words,
      isin: null,
      issuer: words,
      bondType: words,
      maturityDay: addDays(SETTLEMENT, Math.round(YEARS[size] * 365)),
      frequency: 'monthly',
      yieldToMaturity: fraction(0.07),
    });
    const counterpart = annualBond({ bondId: words, coupon: fraction(0.05), yieldToMaturity: fraction(0.05), traits: ['tax-free'] });
    const rules = { tax: INDIAN_TAX, stampDuty: [] };
    return [bond, { ...bond, yieldToMaturity: null }, { ...bond, maturityDay: null }].flatMap((each) => {
      const size = { kind: 'nominal', nominal: paiseFromRupees(10_000_000_000) } as const;
      const outcome = quoteOf({
        bond: each,
        on: SETTLEMENT,
        settlement: SETTLEMENT,
        size,
        at: null,
        slab: fraction(0.3),
        counterpart,
        rules,
      });
      if (outcome.kind !== 'quote') throw new Error(outcome.kind);
      return CHARTS.flatMap((charts) =>
        [NEWEST_LOOK, PLAINEST_LOOK].map((look) => quoteMessage(outcome.quote, look, charts, ticketFor(words))),
      );
    });
  },
  'quote-modal': (words, size) => [
    quoteModal(
      times(size, (at) => `${words}${at}`),
      'x'.repeat(3000),
    ),
  ],
  'quote-refused': (words, size) => [
    quoteRefusedMessage(words, { kind: 'unknown-bond', similar: times(size, () => words).slice(0, 3) }),
    quoteRefusedMessage(words, { kind: 'matured', maturityDay: SETTLEMENT, settlement: SETTLEMENT, says: SAYS }),
    quoteRefusedMessage(words, { kind: 'not-issued', issueDay: SETTLEMENT, says: SAYS }),
    quoteRefusedMessage(words, { kind: 'closed', before: SETTLEMENT, after: SETTLEMENT, says: SAYS }),
    quoteRefusedMessage(words, { kind: 'no-price', notes: [words], says: SAYS }),
    quoteRefusedMessage(words, { kind: 'source-down', message: words }),
    quoteRefusedMessage(
      words,
      audited({ kind: 'not-suitable', rule: 'issuer', amount: paiseFromRupees(1e11), reason: words, claims: [], ...ticketFor(words) }),
    ),
  ],
};

strictViews('quote', BUILDERS, ['quote-figure']);
