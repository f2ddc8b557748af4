import { formatRating } from '../bonds/rating.ts';
import { dayInWords, weekdayInWords } from '../calendar/day-in-words.ts';
import { percentFromFraction } from '../units.ts';
import type { Quote } from './quote.ts';

const UNKNOWN = '-';
const RUPEES = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });
const PRICE_DECIMALS = 4;
const EXITS = { maturity: 'to maturity', call: 'if called', put: 'if put' } as const;

const rate = (share: number | null | undefined): string => (share == null ? UNKNOWN : `${(share * 100).toFixed(2)}%`);
const price = (share: number | null | undefined): string => (share == null ? UNKNOWN : (share * 100).toFixed(PRICE_DECIMALS));
const years = (value: number | undefined): string => (value === undefined ? UNKNOWN : `${value.toFixed(2)} years`);

/** An amount to the paisa: `₹1,02,345.60`; `-` if it's unknown. */
export const exactMoney = (paise: number | null): string => (paise === null ? UNKNOWN : RUPEES.format(paise / 100));

/** What there is to pay: consideration and stamp duty, in paise. Null without a price. */
export const toPay = ({ consideration, stampDuty }: Quote): number | null =>
  consideration === null ? null : consideration + (stampDuty ?? 0);

/** What's quoted, part by part: issuer, type, coupon, maturity, rating, structure. */
export const quotedBond = ({ bond, traits }: Quote): readonly string[] =>
  [
    bond.issuer,
    bond.bondType,
    bond.coupon === null ? null : `${Number(percentFromFraction(bond.coupon).toFixed(PRICE_DECIMALS))}%`,
    bond.maturityDay === null ? null : `matures ${dayInWords(bond.maturityDay)}`,
    bond.rating && formatRating(bond.rating),
    ...traits,
  ].filter((part) => part !== null);

/** The figures of a quote, each with its name; `-` for what isn't known. */
export const quoteRows = (quote: Quote): ReadonlyArray<readonly [name: string, value: string]> => {
  const { nominal, valuation, bill, slab } = quote;
  const of = (share: number | undefined): string => (share === undefined ? UNKNOWN : exactMoney(Math.round(nominal * share)));
  return [
    ['Face value', exactMoney(nominal)],
    ['Settles', weekdayInWords(quote.settlement)],
    ['Clean price', price(valuation?.cleanPrice)],
    ['Accrued interest', price(quote.accruedInterest)],
    ['Consideration', exactMoney(quote.consideration)],
    ...(quote.stampDuty === null
      ? []
      : ([
          ['Stamp duty', exactMoney(quote.stampDuty)],
          ['To pay', exactMoney(toPay(quote))],
        ] as const)),
    ['Current yield', rate(valuation?.currentYield)],
    ...(valuation?.yields ?? []).map((exit) => [`Yield ${EXITS[exit.kind]} ${dayInWords(exit.day)}`, rate(exit.yield)] as const),
    ['Yield to worst', rate(valuation?.worst?.yield)],
    [
      slab === null ? 'Yield after tax' : `Yield after tax (${Number(percentFromFraction(slab).toFixed(2))}% slab)`,
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
};

/** What comes back, day by day: the day, interest, principal and both. */
export const flowRows = ({
  flows,
  nominal,
}: Quote): ReadonlyArray<readonly [day: string, interest: string, principal: string, amount: string]> => {
  const of = (share: number): string => exactMoney(Math.round(nominal * share));
  return flows.map(({ day, interest, principal, amount }) => [dayInWords(day), of(interest), of(principal), of(amount)]);
};
