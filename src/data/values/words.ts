import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import type { RiskBand } from '../../advisor/bonds/rating.ts';
import type { Gender } from '../../advisor/book/book.ts';
import { LEFT_OUT, NOTHING, type Side } from '../mapping/mapping.ts';
import { keyOf } from './text.ts';

const vocabulary = <T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(words).flatMap(([meaning, list]) => (list as string).split(',').map((word) => [keyOf(word), meaning as T])));

/** Between two bands the safer one counts, so a word never leads to more daring advice. */
const BANDS = vocabulary<RiskBand | typeof NOTHING>({
  A: 'A,conservative,very conservative,moderately conservative,low,very low,low to moderate,moderately low,cautious,defensive,safe,secure,risk averse,risk-averse,averse,capital preservation,capital protection,no risk,minimal',
  B: 'B,moderate,medium,balanced,average,moderately high,moderately aggressive,moderate to high,medium to high,neutral,risk neutral,moderate risk taker',
  C: 'C,aggressive,very aggressive,high,very high,growth,adventurous,speculative,risk taker,risk seeker,risk seeking,risk loving,daring',
  [NOTHING]:
    'not assessed,unassessed,not profiled,unprofiled,not done,not recorded,pending,not available,not applicable,unknown,na,none,nil,null,nan,not known,expired',
});

/**
 * A recorded risk band in words: `Conservative`, `Moderate risk`, `A - Low`. Null: it says that none is recorded; undefined: not understood.
 * A number isn't understood, because firms count in both directions.
 */
export const bandOfWords = (text: string): RiskBand | null | undefined => {
  const parts = text.split(/\s+[-–:/]\s+|[()[\]]/).flatMap((part) => {
    const key = keyOf(part.replace(/\b(?:risk|profile|category|investor|band|appetite|tolerance|level|cat)\b/gi, ' '));
    return key === '' ? [] : [BANDS.get(key) ?? BANDS.get(keyOf(part))];
  });
  const whole = BANDS.get(keyOf(text));
  const found = whole ?? (new Set(parts).size === 1 ? parts[0] : undefined);
  return found === NOTHING ? null : found;
};

const GENDER_WORDS = vocabulary<Gender | typeof NOTHING>({
  M: 'M,male,man,mr,gentleman,boy,gents',
  F: 'F,female,woman,mrs,ms,miss,lady,girl,ladies',
  HUF: 'HUF,h u f,hindu undivided family,karta,huf karta',
  [NOTHING]:
    'other,others,o,transgender,third gender,t,non binary,x,prefer not to say,not disclosed,undisclosed,company,corporate,body corporate,firm,trust,llp,partnership,society,institution,non individual,unknown,individual,joint',
});

/** A gender, or HUF, in words. Null: it says something else, or nothing; undefined: not understood. */
export const genderOfWords = (text: string): Gender | null | undefined => {
  const found = GENDER_WORDS.get(keyOf(text));
  return found === NOTHING ? null : found;
};

const SIDE_WORDS = vocabulary<Side | typeof LEFT_OUT>({
  buy: 'buy,b,purchase,purchased,pur,purch,p,bought,buying,subscription,subscribe,subscribed,sub,allotment,allotted,primary,ipo,ncd ipo,invest,investment,bot,new,switch in',
  sell: 'sell,s,sale,sold,selling,sld,disposal,exit,secondary sale,switch out',
  redemption:
    'redemption,redeemed,redeem,r,red,maturity,matured,repayment,repaid,principal repayment,call,called,call exercised,put,put exercised,buyback,buy back,partial redemption,early redemption,prepayment',
  [LEFT_OUT]:
    'interest,coupon,interest payment,coupon payment,int,cancelled,canceled,cancel,cancellation,reversed,reversal,rejected,failed,transfer,transfer in,transfer out,fee,charges,brokerage,tds',
});

/** What a row of a trade book is. Undefined: not understood. */
export const sideOfWords = (text: string): Side | typeof LEFT_OUT | undefined => SIDE_WORDS.get(keyOf(text));

const FREQUENCY_WORDS = vocabulary<CouponFrequency | typeof NOTHING>({
  monthly: 'monthly,m,month,every month,mly,mthly,1m,12 times a year,per month,pm',
  'every two months': 'every two months,two monthly,2m,6 times a year,every 2 months',
  quarterly: 'quarterly,q,quarter,every quarter,every three months,qly,qtr,qtrly,qrtly,3m,4 times a year,every 3 months,three monthly',
  'semi-annual':
    'semi annual,semi annually,semi,s,sa,hy,h,h/y,half yearly,half year,half,biannual,bi annual,biannually,every six months,six monthly,6m,twice a year,2 times a year,twice yearly,hly,half yrly,every 6 months,semi yearly',
  annual: 'annual,annually,a,y,yearly,yly,every year,once a year,12m,1y,ann,pa,p.a.,per annum,yrly,every 12 months,1 time a year',
  'at maturity':
    'at maturity,on maturity,maturity,cumulative,cum,zero coupon,zero,zcb,z,bullet,on redemption,at redemption,at the end,end of term,none at maturity,discount,discounted,t-bill',
  [NOTHING]: 'staggered,irregular,other,others,unknown,various,as per terms,na,not applicable,not available,none,nil',
});

/** How often interest is paid, in words. Null: it says nothing that we know; undefined: not understood. Numbers are read by the column. */
export const frequencyOfWords = (text: string): CouponFrequency | null | undefined => {
  const found =
    FREQUENCY_WORDS.get(keyOf(text)) ??
    FREQUENCY_WORDS.get(keyOf(text.replace(/\b(?:payment|interest|coupon|paid|payable|basis)\b/gi, '')));
  return found === NOTHING ? null : found;
};

/** What a number can mean in a column of frequencies: payments a year, or months between two. A firm's own codes need a mapping. */
export const FREQUENCY_NUMBERS = {
  'payments a year': { 1: 'annual', 2: 'semi-annual', 4: 'quarterly', 6: 'every two months', 12: 'monthly' },
  'months between payments': { 1: 'monthly', 2: 'every two months', 3: 'quarterly', 6: 'semi-annual', 12: 'annual' },
} as const satisfies Readonly<Record<string, Readonly<Record<number, CouponFrequency>>>>;
export type FrequencyNumbers = keyof typeof FREQUENCY_NUMBERS;
