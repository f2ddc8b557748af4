import type { BondOnOffer } from '../bonds/bond.ts';
import { debtorOf } from '../bonds/issuer-key.ts';
import { type Day, type Fraction, type Paise, paiseFromRupees, rupeesFromPaise } from '../units.ts';
import { BANDS } from './book.ts';
import { REINVESTMENT_DAYS } from './bought-again.ts';
import { type Holding, type Profile, type PurchaseDay, purchaseDaysOf, type WeightsBehind } from './profile.ts';
import { medianBand, RISK_BAND_CODES } from './profile-columns.ts';
import { RECENT_PURCHASE_DAYS } from './purchases.ts';

/** Assumed for a client without a trade: one lakh rupees, in paise. */
const FIRST_AMOUNT = 10_000_000;

export type BoughtBond = Pick<BondOnOffer, 'bondId' | 'issuer' | 'bondType' | 'yieldToMaturity' | 'coupon' | 'band' | 'minimumInvestment'>;

/**
 * What the client would pay for a bond: their mean amount with two significant digits, so that words can say it exactly, or the least that
 * the bond is sold for if that's more.
 */
export const usualAmount = (profile: Profile, { minimumInvestment }: Pick<BoughtBond, 'minimumInvestment'>): Paise => {
  const mean = rupeesFromPaise((profile.trades > 0 ? profile.totalInvested / profile.trades : FIRST_AMOUNT) as Paise);
  const least = rupeesFromPaise((minimumInvestment ?? 0) as Paise);
  const usual = Math.max(1, Number(mean.toPrecision(2)));
  return paiseFromRupees(usual >= least ? usual : roundedUp(least));
};

/** To two significant digits. */
const roundedUp = (rupees: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(rupees)) - 1);
  return Math.ceil(rupees / step) * step;
};

/**
 * The client's profile if they bought one bond on each of these days, each time for `amount`, as of the last of them. Yield, coupon and a
 * derived risk band move as they would in the book, and so does what's outstanding, but for what matures until then.
 * @param days later than the profile's day, ascending, at least one
 */
export const withPurchases = (
  profile: Profile & { readonly weights: WeightsBehind },
  bond: BoughtBond,
  amount: Paise,
  days: readonly Day[],
): Profile => {
  const { bondType } = bond;
  const count = days.length;
  const asOf = days.at(-1) ?? profile.asOf;
  const added = days.map((day): PurchaseDay => ({ day, amounts: [{ bondType, amount }] }));
  const held = profile.holdings.find((holding) => holding.bondType === bondType);
  const holding: Holding = {
    bondType,
    trades: (held?.trades ?? 0) + count,
    amount: ((held?.amount ?? 0) + count * amount) as Paise,
    lastDay: asOf,
    // What the bond is like doesn't move what the client usually buys: this profile is only asked which types rank first.
    ...(held ? held.usual && { usual: held.usual } : { usual: { logYears: 0, dated: 0, grades: 0, graded: 0 } }),
  };
  return {
    ...profile,
    ...averagesWith(profile, bond, count * amount),
    asOf,
    totalInvested: (profile.totalInvested + count * amount) as Paise,
    outstanding: ((profile.outstanding ?? 0) + count * amount) as Paise,
    issuers: issuersWith(profile.issuers ?? [], debtorOf(bond), count * amount),
    trades: profile.trades + count,
    purchaseDays: purchaseDaysOf(profile) + count,
    firstTradeDay: profile.firstTradeDay ?? (days[0] as Day),
    lastTradeDay: asOf,
    reinvestmentRatio: reinvestedWith(profile, days),
    ...(typeof profile.horizonDays === 'number' && { horizonDays: Math.max(0, profile.horizonDays - (asOf - profile.asOf)) }),
    holdings: [...profile.holdings.filter((other) => other !== held), holding].sort((a, b) => b.amount - a.amount),
    recentPurchases: [...profile.recentPurchases, ...added].slice(-RECENT_PURCHASE_DAYS),
  };
};

const issuersWith = (known: NonNullable<Profile['issuers']>, issuer: string, amount: number): NonNullable<Profile['issuers']> => {
  const before = known.find((each) => each.issuer === issuer)?.outstanding ?? 0;
  return [...known.filter((each) => each.issuer !== issuer), { issuer, outstanding: (before + amount) as Paise }];
};

/** Average yield and coupon, a derived band and the weights behind them, with an amount of a bond more. */
const averagesWith = (
  profile: Profile & { readonly weights: WeightsBehind },
  { yieldToMaturity, coupon, band }: BoughtBond,
  amount: number,
): Pick<Profile, 'averageYield' | 'averageCoupon' | 'riskBand' | 'riskBandSource' | 'weights'> => {
  const { weights } = profile;
  const mean = (before: Fraction | null, weight: number, added: Fraction | null): Fraction | null =>
    added === null ? before : ((((before ?? 0) * weight + added * amount) / (weight + amount)) as Fraction);
  const place = Math.min(BANDS.indexOf(band), weights.bands.length) - 1;
  const bands = weights.bands.map((sum, at) => (at === place ? sum + amount : sum)) as unknown as WeightsBehind['bands'];
  const derived = RISK_BAND_CODES[medianBand(...bands)] ?? null;
  return {
    averageYield: mean(profile.averageYield, weights.yield, yieldToMaturity),
    averageCoupon: mean(profile.averageCoupon, weights.coupon, coupon),
    ...(profile.riskBandSource === 'recorded'
      ? { riskBand: profile.riskBand, riskBandSource: profile.riskBandSource }
      : { riskBand: derived, riskBandSource: derived === null ? 'unknown' : 'derived' }),
    weights: {
      yield: (weights.yield + (yieldToMaturity === null ? 0 : amount)) as Paise,
      coupon: (weights.coupon + (coupon === null ? 0 : amount)) as Paise,
      bands,
    },
  };
};

const reinvestedWith = (profile: Profile, days: readonly Day[]): Fraction | null => {
  const { reinvestmentRatio, lastTradeDay } = profile;
  const earlier = purchaseDaysOf(profile);
  const purchases = earlier + days.length;
  const before = (reinvestmentRatio ?? 0) * Math.max(0, earlier - 1);
  const previous = [lastTradeDay, ...days];
  const added = days.filter((day, place) => day - (previous[place] ?? Number.NEGATIVE_INFINITY) <= REINVESTMENT_DAYS).length;
  return purchases < 2 ? null : (((before + added) / (purchases - 1)) as Fraction);
};
