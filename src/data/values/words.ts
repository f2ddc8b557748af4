import type { CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import type { RiskBand } from '../../advisor/bonds/rating.ts';
import type { Gender } from '../../advisor/book/book.ts';
import { LEFT_OUT, NOTHING, type Side } from '../mapping/mapping.ts';
import { keyOf } from './text.ts';

const vocabulary = <T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(words).flatMap(([meaning, list]) => (list as string).split(',').map((word) => [keyOf(word), meaning as T])));

/** Between two bands the safer one counts, so a word never leads to more daring advice. */
const BANDS = vocabulary<RiskBand | typeof NOTHING>({
  A: 'A,conservative,very conservative,ultra conservative,highly conservative,extremely conservative,most conservative,moderately conservative,low,very low,lowest,low to moderate,low moderate,conservative to moderate,conservative moderate,moderate conservative,low to medium,low medium,moderately low,cautious,defensive,safe,secure,risk averse,risk-averse,averse,capital preservation,capital protection,no risk,minimal',
  B: 'B,moderate,medium,balanced,average,moderately high,moderately aggressive,moderate to high,moderate high,medium to high,medium high,moderate to aggressive,moderate aggressive,neutral,risk neutral,moderate risk taker',
  C: 'C,aggressive,very aggressive,highly aggressive,extremely aggressive,ultra aggressive,most aggressive,high,very high,highest,growth,adventurous,speculative,risk taker,risk seeker,risk seeking,risk loving,daring',
  [NOTHING]:
    'not assessed,unassessed,not profiled,unprofiled,not done,not recorded,pending,not available,not applicable,unknown,na,none,nil,null,nan,not known,expired,not specified,unspecified,not provided,not given,to be assessed,to be done,not yet done,not available yet,awaited',
});

/**
 * A recorded risk band in words: `Conservative`, `Moderate risk`, `A - Low`. Null: it says that none is recorded; undefined: not understood.
 * A number isn't understood, because firms count in both directions.
 */
export const bandOfWords = (text: string): RiskBand | null | undefined => {
  const parts = text.split(/\s+[-–:/]\s+|[()[\]]/).flatMap((part) => {
    const key = keyOf(part.replace(/\b(?:risk|profile|category|investor|band|appetite|tolerance|level|cat)\b/gi, ' '));
    // A number next to a word only says its place on the firm's scale.
    return key === '' || /^\d$/.test(key) ? [] : [BANDS.get(key) ?? BANDS.get(keyOf(part))];
  });
  const whole = BANDS.get(keyOf(text));
  const found = whole ?? (new Set(parts).size === 1 ? parts[0] : undefined);
  return found === NOTHING ? null : found;
};

const GENDER_WORDS = vocabulary<Gender | typeof NOTHING>({
  M: 'M,male,man,mr,shri,sri,gentleman,boy,gents',
  F: 'F,female,woman,mrs,ms,miss,smt,kumari,kum,lady,girl,ladies',
  HUF: 'HUF,h u f,hindu undivided family,karta,huf karta',
  [NOTHING]:
    'other,others,o,transgender,third gender,t,non binary,x,prefer not to say,not disclosed,undisclosed,company,corporate,body corporate,firm,trust,llp,partnership,society,institution,non individual,unknown,individual,joint,not specified,unspecified,not provided,not given,not stated,nri,resident,others not specified,n',
});

/** A gender, or HUF, in words. Null: it says something else, or nothing; undefined: not understood. */
export const genderOfWords = (text: string): Gender | null | undefined => {
  const found = GENDER_WORDS.get(keyOf(text));
  return found === NOTHING ? null : found;
};

const SIDE_WORDS = vocabulary<Side | typeof LEFT_OUT>({
  buy: 'buy,buys,b,purchase,purchases,purchased,pur,purch,p,bought,buying,subscription,subscribe,subscribed,sub,allotment,allotted,primary,ipo,ncd ipo,invest,investment,bot,new,switch in',
  sell: 'sell,sells,s,sale,sales,sold,selling,sld,disposal,exit,secondary sale,switch out',
  redemption:
    'redemption,redemptions,redeemed,redeem,r,red,maturity,matured,repayment,repaid,principal repayment,call,called,call exercised,put,put exercised,put option,call option,put option exercised,call option exercised,buyback,buy back,partial redemption,early redemption,prepayment',
  [LEFT_OUT]:
    'interest,coupon,interest payment,coupon payment,int,cancelled,canceled,cancel,cancellation,reversed,reversal,rejected,failed,dividend,interest received,interest paid,interest credit,coupon received,tds deducted,pledge,unpledge,lien,bonus,gift,transmission,transfer,transfer in,transfer out,fee,charges,brokerage,tds',
});

/** What desks write next to a side without changing it: `Client Buy`, `Purchase - Primary`, `Redemption (Full)`. */
const NEXT_TO_SIDE =
  /^(?:client|customer|fresh|new|additional|full|partial|part|complete|early|final|scheduled|market|primary|secondary|sip|lump|lumpsum|sum|bonds?|ncds?|securities|security|units?|order|trade|deal|transaction|of|the|on|by|from|for|in|only|direct|regular|proceeds|principal|face|value|g-?sec)$/i;

/** What a row of a trade book is. Undefined: not understood. */
export const sideOfWords = (text: string): Side | typeof LEFT_OUT | undefined => {
  const whole = SIDE_WORDS.get(keyOf(text));
  if (whole !== undefined || text.length > 60) return whole;
  const words = text.split(/[^\p{L}-]+|-(?=\s)|(?<=\s)-/u).filter((word) => word !== '' && !NEXT_TO_SIDE.test(word));
  const meanings = new Set(words.map((word) => (word.length > 1 ? SIDE_WORDS.get(keyOf(word)) : undefined)));
  return meanings.size === 1 ? [...meanings][0] : undefined;
};

/** Whether a word can only be a side: a column of such words is one, whatever its heading says. */
export const isPlainlySide = (text: string): boolean => PLAINLY_SIDE.test(text);
const PLAINLY_SIDE =
  /^(?:client |fresh |additional |partial |full )?(?:b|s|p|r|buys?|sells?|purchases?d?|sales?|bought|sold|redemption|redeemed|subscription|dr|cr|debit|credit)$/i;

const NOT_DONE = /^(?:cancel|reject|fail|void|deleted|lapsed|revers|expired|not executed|unexecuted|bounced|declined|withdrawn)/i;

/** What became of a trade. Null: it's like any other; whatever isn't known doesn't make it another. */
export const statusOfWords = (text: string): typeof LEFT_OUT | null => (NOT_DONE.test(text) ? LEFT_OUT : null);

const RUPEES = /^(?:inr|rs|rupees?|indian rupees?|₹|356|₹ ?\(?inr\)?|inr ?\(₹\))\.?$/i;
/** A currency: null for rupees, undefined for any other. */
export const currencyOfWords = (text: string): null | undefined => (RUPEES.test(text) ? null : undefined);

const FREQUENCY_WORDS = vocabulary<CouponFrequency | typeof NOTHING>({
  monthly: 'monthly,m,month,every month,mly,mthly,1m,12 times a year,per month,pm',
  'every two months': 'every two months,bi monthly,bimonthly,two monthly,2m,6 times a year,every 2 months',
  quarterly:
    'quarterly,quaterly,quartely,quarterley,q,quarter,every quarter,every three months,qly,qtr,qtrly,qrtly,3m,4 times a year,every 3 months,three monthly',
  'semi-annual':
    'semi annual,half yealy,halfyearly,semi annually,semi,s,sa,hy,h,h/y,half yearly,half year,half,biannual,bi annual,biannually,every six months,six monthly,6m,twice a year,2 times a year,twice yearly,hly,half yrly,every 6 months,semi yearly',
  annual:
    'annual,annualy,anual,annually,yealy,yearly once,a,y,yearly,yly,every year,once a year,12m,1y,ann,pa,p.a.,per annum,yrly,every 12 months,1 time a year',
  'at maturity':
    'at maturity,on maturity,maturity,cumulative,cum,zero coupon,zero,zcb,z,bullet,on redemption,at redemption,at the end,end of term,none at maturity,discount,discounted,t-bill',
  [NOTHING]: 'staggered,irregular,other,others,unknown,various,as per terms,na,not applicable,not available,none,nil',
});

/** How often interest is paid, in words. Null: it says nothing that we know; undefined: not understood. Numbers are read by the column. */
export const frequencyOfWords = (text: string): CouponFrequency | null | undefined => {
  const months = /^(?:every )?(\d{1,2})[ -]?(?:m|mths?|months?|monthly)$/i.exec(text)?.[1];
  const found =
    FREQUENCY_WORDS.get(keyOf(text)) ??
    FREQUENCY_WORDS.get(keyOf(text.replace(NEXT_TO_FREQUENCY, ''))) ??
    (FREQUENCY_NUMBERS['months between payments'] as Readonly<Record<string, CouponFrequency>>)[months ?? ''];
  return found === NOTHING ? null : found;
};

/** `Interest payable half-yearly (Apr/Oct)`: the days, and what goes without saying. */
const NEXT_TO_FREQUENCY =
  /\([^)]*\)|(?<=\w )(?:on|from|in) .*|\b(?:payments?|interest|coupon|paid|payable|basis|payout|compound(?:ed|ing)|rests?|every year)\b/gi;

/** What a number can mean in a column of frequencies: payments a year, or months between two. A firm's own codes need a mapping. */
export const FREQUENCY_NUMBERS = {
  'payments a year': { 1: 'annual', 2: 'semi-annual', 4: 'quarterly', 6: 'every two months', 12: 'monthly' },
  'months between payments': { 1: 'monthly', 2: 'every two months', 3: 'quarterly', 6: 'semi-annual', 12: 'annual' },
} as const satisfies Readonly<Record<string, Readonly<Record<number, CouponFrequency>>>>;
export type FrequencyNumbers = keyof typeof FREQUENCY_NUMBERS;
