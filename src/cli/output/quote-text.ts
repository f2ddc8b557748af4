import { formatRating } from '../../advisor/bonds/rating.ts';
import { dayInWords, weekdayInWords } from '../../advisor/calendar/day-in-words.ts';
import type { Quote } from '../../advisor/quote/quote.ts';
import { percentFromFraction } from '../../advisor/units.ts';
import { table } from './table.ts';

const UNKNOWN = '-';
const RUPEES = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });
const PRICE_DECIMALS = 4;

const rate = (share: number | null | undefined): string => (share == null ? UNKNOWN : `${(share * 100).toFixed(2)}%`);
const price = (share: number | null | undefined): string => (share == null ? UNKNOWN : (share * 100).toFixed(PRICE_DECIMALS));
const rupees = (paise: number | null): string => (paise === null ? UNKNOWN : RUPEES.format(paise / 100));
const years = (value: number | undefined): string => (value === undefined ? UNKNOWN : `${value.toFixed(2)} years`);

const EXITS = { maturity: 'to maturity', call: 'if called', put: 'if put' } as const;

/** The quote as text for a terminal. */
export const quoteText = (quote: Quote): string => {
  const { bond, nominal, valuation, bill, flows, notes } = quote;
  const of = (share: number | undefined): string => (share === undefined ? UNKNOWN : rupees(Math.round(nominal * share)));
  const what = [
    bond.issuer,
    bond.bondType,
    bond.coupon === null ? null : `${Number(percentFromFraction(bond.coupon).toFixed(PRICE_DECIMALS))}%`,
    bond.maturityDay === null ? null : `matures ${dayInWords(bond.maturityDay)}`,
    bond.rating && formatRating(bond.rating),
    ...quote.traits,
  ];
  const total = quote.consideration === null ? null : quote.consideration + (quote.stampDuty ?? 0);
  const figures: ReadonlyArray<readonly [string, string]> = [
    ['Face value', rupees(nominal)],
    ['Settles', weekdayInWords(quote.settlement)],
    ['Clean price', price(valuation?.cleanPrice)],
    ['Accrued interest', price(quote.accruedInterest)],
    ['Consideration', rupees(quote.consideration)],
    ...(quote.stampDuty === null
      ? []
      : ([
          ['Stamp duty', rupees(quote.stampDuty)],
          ['To pay', rupees(total)],
        ] as const)),
    ['Current yield', rate(valuation?.currentYield)],
    ...(valuation?.yields ?? []).map((exit) => [`Yield ${EXITS[exit.kind]} ${dayInWords(exit.day)}`, rate(exit.yield)] as const),
    ['Yield to worst', rate(valuation?.worst?.yield)],
    [
      quote.slab === null ? 'Yield after tax' : `Yield after tax (${Number(percentFromFraction(quote.slab).toFixed(2))}% slab)`,
      rate(quote.yieldAfterTax),
    ],
    ...(bill
      ? ([
          ['Discount', `${price(bill.discount)} over ${bill.days} days, ${rate(bill.discountRate)} a year`],
          ['Bond-equivalent yield', rate(bill.bondEquivalentYield)],
        ] as const)
      : []),
    ['Modified duration', years(valuation?.modifiedDuration)],
    ['Macaulay duration', years(valuation?.macaulayDuration)],
    ['Convexity', valuation ? valuation.convexity.toFixed(2) : UNKNOWN],
    ['One basis point', of(valuation?.basisPointValue)],
    ['If yields rise one point', of(valuation?.riseOnePoint)],
  ];
  const width = Math.max(...figures.map(([name]) => name.length));
  return [
    `${bond.isin ?? bond.bondId}: ${what.filter(Boolean).join(', ')}`,
    '',
    ...figures.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    '',
    `Convention: ${quote.convention}.`,
    ...(flows.length === 0
      ? []
      : [
          '',
          table(
            ['day', 'interest', 'principal', 'amount'],
            flows.map(({ day, interest, principal, amount }) => [dayInWords(day), of(interest), of(principal), of(amount)]),
          ),
        ]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ].join('\n');
};
