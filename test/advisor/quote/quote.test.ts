import test from 'ava';
import { counterpartOf } from '../../../src/advisor/quote/counterpart.ts';
import { type Quote, type QuoteRequest, quoteOf } from '../../../src/advisor/quote/quote.ts';
import { quoteRows } from '../../../src/advisor/quote/quote-rows.ts';
import { INDIAN_TAX } from '../../../src/advisor/quote/tax.ts';
import { type Fraction, fraction, paise, paiseFromRupees } from '../../../src/advisor/units.ts';
import { annualBond, atPrice, near, SETTLEMENT } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

const RULES = { tax: INDIAN_TAX, stampDuty: [] };
const asked = (more: Partial<QuoteRequest> = {}): QuoteRequest => ({
  bond: annualBond(),
  on: SETTLEMENT,
  settlement: SETTLEMENT,
  size: { kind: 'nominal', nominal: paiseFromRupees(5_00_000) },
  at: null,
  slab: null,
  counterpart: null,
  rules: RULES,
  ...more,
});
const quoted = (more: Partial<QuoteRequest> = {}): Quote => {
  const outcome = quoteOf(asked(more));
  if (outcome.kind !== 'quote') throw new Error(outcome.kind);
  return outcome.quote;
};
const says = (quote: Quote, words: RegExp): boolean => quote.notes.some((note) => words.test(note));

test('the consideration is the dirty price of the nominal, to the paisa', (t) => {
  const quote = quoted();
  t.is(quote.consideration as number, Math.round(5e7 * (quote.valuation?.dirtyPrice ?? 0)));
  // 276 of the 365 days from 1 March 2026.
  t.true(near(quote.accruedInterest, (0.095 * 276) / 365));
  t.is(quote.valuation?.worst?.yield, quote.valuation?.yield);
});

test('the convention is stated', (t) => {
  t.is(
    quoted({ bond: annualBond({ frequency: 'semi-annual' }) }).convention,
    'ACT/ACT ICMA, half-yearly coupons counted back from 1 Mar 2031, yield compounded annually (in the last coupon period too), per 100 of face value',
  );
  const terms = { exDays: 7, simpleAtTheEnd: true, repayments: [{ day: on('2030-03-01'), share: fraction(0.5) }] };
  t.regex(
    quoted({ bond: annualBond({ terms }) }).convention,
    /ex-coupon from 7 days before.*simple once a single payment is left.*outstanding at settlement$/,
  );
  t.regex(quoted({ bond: annualBond({ coupon: fraction(0) }) }).convention, /^ACT\/365F, no coupon, yield simple up to a year/);
  t.regex(quoted({ bond: annualBond({ frequency: 'at maturity' }) }).convention, /simple interest from the issue day, paid at maturity/);
});

test('a market-linked debenture gets no figure but its name, and the reason', (t) => {
  const quote = quoted({ bond: annualBond({ traits: ['market-linked'] }) });
  t.like(quote, { valuation: null, consideration: null, accruedInterest: null, yieldAfterTax: null, flows: [] });
  t.deepEqual(quote.traits, ['market-linked']);
  t.is(quote.convention, 'not priced by a yield');
  t.true(says(quote, /no yield values it/));
});

test('without a yield, accrued interest and cash flows are known all the same', (t) => {
  const quote = quoted({ bond: annualBond({ yieldToMaturity: null, yieldFrom: null }) });
  t.is(quote.valuation, null);
  t.true(near(quote.accruedInterest, (0.095 * 276) / 365));
  t.is(quote.flows.length, 5);
  t.true(says(quote, /No offer and no trade says a yield/));
});

test('what was assumed is said: a floater’s fixing, a last trade, a conversion, steps and repayments without days', (t) => {
  const terms = { lastFixing: fraction(0.0811), fixedOn: on('2026-10-01') };
  t.true(says(quoted({ bond: annualBond({ terms }) }), /every coupon is taken at its last fixing, 8.11% of 1 Oct 2026/));
  t.true(says(quoted({ bond: annualBond({ yieldFrom: 'last-trade', yieldDay: on('2026-11-03') }) }), /last trade, on 3 Nov 2026/));
  t.true(says(quoted({ bond: annualBond({ bondType: 'Convertible Bonds' }) }), /right to shares isn’t valued/));
  t.true(says(quoted({ bond: annualBond({ traits: ['step-up', 'amortising'] }) }), /as if all were repaid at maturity/));
  t.true(says(quoted({ bond: annualBond({ traits: ['step-up'] }) }), /priced at today’s coupon/));
  t.true(says(quoted({ bond: annualBond({ coupon: fraction(0) }) }), /recorded as 0%, yet it’s said to pay coupons/));
  t.false(says(quoted({ bond: annualBond({ coupon: fraction(0), frequency: 'at maturity' }) }), /recorded as 0%/));
});

test('a bond that is callable on unknown days has no known yield to worst', (t) => {
  const quote = quoted({ bond: annualBond({ namedCallable: true }) });
  t.is(quote.valuation?.worst, null);
  t.true(says(quote, /Callable, but the days aren’t recorded, so the yield to worst isn’t known/));
  const terms = { calls: [{ day: on('2028-03-01'), price: fraction(1) }] };
  t.not(quoted({ bond: annualBond({ namedCallable: true, terms }) }).valuation?.worst ?? null, null);
});

test('a perpetual is quoted to its call, and the issuer need not call', (t) => {
  const terms = { calls: [{ day: on('2028-03-01'), price: fraction(1) }] };
  const quote = quoted({ bond: annualBond({ maturityDay: null, traits: ['perpetual'], terms }) });
  t.is(quote.valuation?.quotedTo.kind, 'call');
  t.true(says(quote, /priced to its call on 1 Mar 2028, but the issuer needn’t call/));
  t.regex(quote.convention, /to the call on 1 Mar 2028/);
});

test('stamp duty is shown where it is configured, from its day on and not for exempt types', (t) => {
  const stampDuty = [{ from: on('2020-07-01'), rate: fraction(0.001), exempt: ['Government Securities'] }];
  const rules = { ...RULES, stampDuty };
  t.is(quoted({ rules, at: atPrice(100) }).stampDuty as number, Math.round(5e7 * (1 + (0.095 * 276) / 365) * 0.001));
  t.is(quoted({ rules, bond: annualBond({ bondType: 'Government Securities' }) }).stampDuty as number, 0);
  t.is(quoted().stampDuty, null);
  t.true(says(quoted(), /Stamp duty isn’t included/));
});

const FEES = [{ from: on('2026-04-01'), rate: fraction(0.005), least: paiseFromRupees(500), most: paiseFromRupees(2_000) }];

test('the firm’s fee is added to what there is to pay, within its limits, and from its day on', (t) => {
  const rules = { ...RULES, fees: FEES };
  const quote = quoted({ rules, at: atPrice(100), size: { kind: 'nominal', nominal: paiseFromRupees(2_00_000) } });
  // 2 lakh and 276 of 365 days of 9.5% cost ₹2,14,367.12, half a percent of which is ₹1,071.84.
  t.is(quote.fee as number, 1_071_84);
  t.is(quote.toPay, paise(2_14_367_12 + 1_071_84));
  const rows = quoteRows(quote);
  t.deepEqual(
    rows.filter(([name]) => ['Stamp duty', 'Fee', 'To pay'].includes(name)),
    [
      ['Fee', '₹1,071.84'],
      ['To pay', '₹2,15,438.96'],
    ],
  );
  t.true(says(quote, /The yields don’t count the fee/));
  t.is(quoted({ rules, at: atPrice(100), size: { kind: 'nominal', nominal: paiseFromRupees(1_000) } }).fee as number, 500_00);
  t.is(quoted({ rules, at: atPrice(100) }).fee as number, 2_000_00);
  t.is(quoted({ rules: { ...RULES, fees: [{ ...(FEES[0] as (typeof FEES)[0]), from: on('2030-01-01') }] } }).fee, null);
  t.is(quoted().fee, null);
  t.false(quoteRows(quoted()).some(([name]) => name === 'Fee' || name === 'To pay'));
});

test('an amount buys as many units as it pays for, duty and fee included', (t) => {
  const stampDuty = [{ from: on('2020-07-01'), rate: fraction(0.001), exempt: [] }];
  const rules = { ...RULES, stampDuty, fees: FEES };
  const terms = { faceValue: paiseFromRupees(1_000) };
  // The least, the share, and the most of the fee apply in turn.
  for (const rupees of [1_700, 20_000, 1_50_000, 3_99_000, 4_10_000, 50_00_000]) {
    const bought = quoted({
      rules,
      bond: annualBond({ terms }),
      at: atPrice(100),
      size: { kind: 'amount', amount: paiseFromRupees(rupees) },
    });
    t.true((bought.toPay as number) <= rupees * 100, `${rupees}`);
    const more = quoted({
      rules,
      bond: annualBond({ terms }),
      at: atPrice(100),
      size: { kind: 'nominal', nominal: paise(bought.nominal + terms.faceValue) },
    });
    t.true((more.toPay as number) > rupees * 100, `${rupees}`);
  }
  const little = quoteOf(
    asked({ rules, bond: annualBond({ terms }), at: atPrice(100), size: { kind: 'amount', amount: paiseFromRupees(1_500) } }),
  );
  // ₹1,071.84 with accrued interest, ₹1.07 duty and the least fee.
  t.deepEqual(little, { kind: 'too-little', lot: 1_000_00, costs: 1_572_91 });
});

test('an amount buys whole units; without a price it buys none', (t) => {
  const terms = { faceValue: paiseFromRupees(1_00_000) };
  const size = { kind: 'amount' as const, amount: paiseFromRupees(3_50_000) };
  t.is(quoted({ bond: annualBond({ terms }), size, at: atPrice(100) }).nominal as number, 3_00_000_00);
  t.like(quoteOf(asked({ bond: annualBond({ terms, yieldToMaturity: null }), size })), { kind: 'no-price' });
  t.like(quoteOf(asked({ bond: annualBond({ terms }), size: { kind: 'amount', amount: paise(100) } })), { kind: 'too-little' });
  t.like(quoteOf(asked({ bond: annualBond({ terms }), size: { kind: 'nominal', nominal: paise(100) } })), { kind: 'not-whole' });
});

test('nobody said how much: one unit, or ₹1 lakh, and the note says so', (t) => {
  t.is(quoted({ size: null }).nominal as number, 1_00_000_00);
  const unit = quoted({ size: null, bond: annualBond({ terms: { faceValue: paiseFromRupees(1_000) } }) });
  t.is(unit.nominal as number, 1_000_00);
  t.true(says(unit, /For a face value of ₹1,000/));
  t.true(says(unit, /Below the offer’s minimum of ₹1 lakh/));
});

test('a tax-free and a taxable bond are compared in one line', (t) => {
  const par = (bondId: string, percent: number, more = {}) =>
    annualBond({ bondId, coupon: fraction(percent / 100), yieldToMaturity: fraction(percent / 100), ...more });
  const taxFree = par('INE053F07AB5', 5.8, { bondType: 'Tax-Free Bonds' });
  const taxable = par('INE002A08DE9', 7.3);
  const slab = fraction(0.3);
  const fromTaxFree = quoted({ bond: taxFree, counterpart: taxable, slab });
  t.true(
    fromTaxFree.notes.includes(
      'Tax-free 5.8% vs taxable 7.3% (INE002A08DE9): at the 30% slab they leave 5.8% vs 5.02% after tax. To leave as much, the taxable one must yield 8.22%.',
    ),
    fromTaxFree.notes.join('\n'),
  );
  const fromTaxable = quoted({ bond: taxable, counterpart: taxFree, slab });
  t.true(says(fromTaxable, /^Tax-free 5.8% \(INE053F07AB5\) vs taxable 7.3%: at/));
  t.is(fromTaxFree.comparison?.taxFreeAfterTax, fromTaxFree.yieldAfterTax as Fraction);
  t.is(fromTaxable.comparison?.taxableAfterTax, fromTaxable.yieldAfterTax as Fraction);
  t.is(quoted({ bond: taxFree, counterpart: null, slab }).comparison, null);
  t.is(quoted({ bond: taxFree, counterpart: { ...taxable, traits: ['market-linked'] }, slab }).comparison, null);
});

test('the bond to compare with is taxed the other way, of the same band, and nearest in maturity', (t) => {
  const bond = annualBond({ bondType: 'Tax-Free Bonds' });
  const offer = (bondId: string, more = {}) => annualBond({ bondId, maturityDay: on('2030-03-01'), ...more });
  const offers = [
    offer('far', { maturityDay: on('2040-03-01') }),
    offer('near'),
    offer('other band', { maturityDay: bond.maturityDay, band: 'B' }),
    offer('tax-free', { maturityDay: bond.maturityDay, bondType: 'Tax-Free Bonds' }),
    offer('no yield', { maturityDay: bond.maturityDay, yieldToMaturity: null }),
    offer('no price', { maturityDay: bond.maturityDay, traits: ['market-linked'] }),
    offer('as near, yields more', { yieldToMaturity: fraction(0.11) }),
  ];
  t.is(counterpartOf(bond, offers, SETTLEMENT)?.bondId, 'as near, yields more');
  t.is(counterpartOf(bond, [], SETTLEMENT), null);
  t.is(counterpartOf(annualBond({ maturityDay: null }), offers, SETTLEMENT), null);
});

test('a slab that is not in the table is used, and said', (t) => {
  const quote = quoted({ slab: fraction(0.42) });
  t.not(quote.yieldAfterTax, null);
  t.true(says(quote, /42% isn’t one of the slabs/));
  t.true(says(quoted({ slab: null }), /Without a tax slab/));
  t.true(says(quoted({ rules: { ...RULES, tax: [] }, slab: fraction(0.3) }), /No tax rules apply/));
});
