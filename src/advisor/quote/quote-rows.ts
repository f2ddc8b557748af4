import type { ClaimKind } from '../../claims/kinds.ts';
import { formatRating, GRADES } from '../bonds/rating.ts';
import { dayInWords, weekdayInWords } from '../calendar/day-in-words.ts';
import { withMinus } from '../signed.ts';
import { percentFromFraction } from '../units.ts';
import type { Quote } from './quote.ts';

const UNKNOWN = '-';
const RUPEES = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });
const PRICE_DECIMALS = 4;
const EXITS = { maturity: 'to maturity', call: 'if called', put: 'if put' } as const;

/** An amount to the paisa: `₹1,02,345.60`; `-` if it's unknown. */
export const exactMoney = (paise: number | null): string => (paise === null ? UNKNOWN : withMinus(RUPEES.format(paise / 100)));

/** Figures of a quote in words that claim them; `-` for what isn't known. */
const wordsOf = ({ nominal, says }: Quote) => {
  const said =
    (format: (value: number) => string) =>
    (kind: ClaimKind, value: number | null | undefined, more = {}): string =>
      value == null ? UNKNOWN : says(kind, format(value), value, more);
  const money = said(exactMoney);
  return {
    money,
    rate: said((share) => withMinus(`${(share * 100).toFixed(2)}%`)),
    price: said((share) => withMinus((share * 100).toFixed(PRICE_DECIMALS))),
    years: said((value) => withMinus(`${value.toFixed(2)} years`)),
    plain: said((value) => withMinus(value.toFixed(2))),
    day: said((day) => dayInWords(day as Quote['settlement'])),
    ofNominal: (kind: ClaimKind, share: number | undefined, more = {}): string =>
      money(kind, share === undefined ? null : Math.round(nominal * share), more),
  };
};

/** What's quoted, part by part: issuer, type, coupon, maturity, rating, structure. */
export const quotedBond = ({ bond, traits, says }: Quote): readonly string[] => {
  const { coupon, maturityDay, rating } = bond;
  return [
    bond.issuer,
    bond.bondType,
    coupon === null ? null : says('offer.coupon', `${Number(percentFromFraction(coupon).toFixed(PRICE_DECIMALS))}%`, coupon),
    maturityDay === null ? null : `matures ${says('offer.maturity', dayInWords(maturityDay), maturityDay)}`,
    rating && says('offer.grade', formatRating(rating), GRADES.indexOf(rating.grade)),
    ...traits,
  ].filter((part) => part !== null);
};

/** The figures of a quote, each with its name; `-` for what isn't known. */
export const quoteRows = (quote: Quote): ReadonlyArray<readonly [name: string, value: string]> => {
  const { nominal, valuation, bill, slab, says } = quote;
  const { money, rate, price, years, plain, day, ofNominal } = wordsOf(quote);
  return [
    ['Face value', money('quote.face', nominal)],
    ['Settles', says('quote.settles', weekdayInWords(quote.settlement), quote.settlement)],
    ['Clean price', price('quote.clean', valuation?.cleanPrice)],
    ['Accrued interest', price('quote.accrued', quote.accruedInterest)],
    ['Consideration', money('quote.consideration', quote.consideration)],
    ...(quote.stampDuty === null ? [] : [['Stamp duty', money('quote.duty', quote.stampDuty)] as const]),
    ...(quote.fee === null ? [] : [['Fee', money('quote.fee', quote.fee)] as const]),
    ...(quote.stampDuty === null && quote.fee === null ? [] : [['To pay', money('quote.toPay', quote.toPay)] as const]),
    ['Current yield', rate('quote.currentYield', valuation?.currentYield)],
    ...(valuation?.yields ?? []).map((exit, at) => {
      const place = { place: at + 1 };
      return [`Yield ${EXITS[exit.kind]} ${day('quote.exit', exit.day, place)}`, rate('quote.yield', exit.yield, place)] as const;
    }),
    ['Yield to worst', rate('quote.worst', valuation?.worst?.yield)],
    [
      slab === null
        ? 'Yield after tax'
        : `Yield after tax (${says('quote.slab', `${Number(percentFromFraction(slab).toFixed(2))}%`, slab)} slab)`,
      rate('quote.afterTax', quote.yieldAfterTax),
    ],
    ...(bill
      ? ([
          [
            'Discount',
            `${price('quote.discount', bill.discount)} over ${says('quote.billDays', `${bill.days} days`, bill.days)}, ${rate('quote.discountRate', bill.discountRate)} a year`,
          ],
          ['Bond-equivalent yield', rate('quote.bondEquivalent', bill.bondEquivalentYield)],
        ] as const)
      : []),
    ['Modified duration', years('quote.duration', valuation?.modifiedDuration)],
    ['Macaulay duration', years('quote.macaulay', valuation?.macaulayDuration)],
    ['Convexity', plain('quote.convexity', valuation?.convexity)],
    ['One basis point', ofNominal('quote.basisPoint', valuation?.basisPointValue)],
    ['If yields rise one point', ofNominal('quote.risePoint', valuation?.riseOnePoint)],
  ];
};

/** What comes back, day by day: the day, interest, principal and both. */
export const flowRows = (quote: Quote): ReadonlyArray<readonly [day: string, interest: string, principal: string, amount: string]> => {
  const { day, ofNominal } = wordsOf(quote);
  return quote.flows.map((flow, at) => {
    const place = { place: at + 1 };
    return [
      day('quote.paidOn', flow.day, place),
      ofNominal('quote.interest', flow.interest, place),
      ofNominal('quote.principal', flow.principal, place),
      ofNominal('quote.amount', flow.amount, place),
    ];
  });
};
