import type { Holding, Profile, PurchaseDay } from './profile.ts';
import { REINVESTMENT_DAYS } from './profile-columns.ts';
import { RECENT_PURCHASE_DAYS } from './purchases.ts';
import { addDays, type Day, type Fraction, type Paise } from './units.ts';

/** What a client without a trade is supposed to spend: one lakh rupees. */
const FIRST_AMOUNT = 10_000_000;

/**
 * The client's profile had they bought one type on each of the next `count` days, for their usual amount, as of the last of those days. What
 * a purchase of an unnamed bond would do to average yield, coupon and a derived risk band is not guessed: those stay.
 */
export const withPurchases = (profile: Profile, bondType: string, count: number): Profile => {
  const amount = (profile.trades > 0 ? Math.round(profile.totalInvested / profile.trades) : FIRST_AMOUNT) as Paise;
  const days = Array.from({ length: count }, (_, place) => addDays(profile.asOf, place + 1));
  const asOf = days.at(-1) ?? profile.asOf;
  const trades = profile.trades + count;
  const added = days.map((day): PurchaseDay => ({ day, amounts: [{ bondType, amount }] }));
  const held = profile.holdings.find((holding) => holding.bondType === bondType);
  const holding: Holding = {
    bondType,
    trades: (held?.trades ?? 0) + count,
    amount: ((held?.amount ?? 0) + count * amount) as Paise,
    lastDay: asOf,
  };
  return {
    ...profile,
    asOf,
    totalInvested: (profile.totalInvested + count * amount) as Paise,
    trades,
    firstTradeDay: profile.firstTradeDay ?? (days[0] as Day),
    lastTradeDay: asOf,
    reinvestmentRatio: reinvestedWith(profile, count),
    holdings: [...profile.holdings.filter((other) => other !== held), holding].sort((a, b) => b.amount - a.amount),
    recentPurchases: [...profile.recentPurchases, ...added].slice(-RECENT_PURCHASE_DAYS),
  };
};

const reinvestedWith = ({ reinvestmentRatio, trades, lastTradeDay, asOf }: Profile, count: number): Fraction | null => {
  const before = (reinvestmentRatio ?? 0) * Math.max(0, trades - 1);
  const first = lastTradeDay !== null && asOf + 1 - lastTradeDay <= REINVESTMENT_DAYS ? 1 : 0;
  return trades + count < 2 ? null : (((before + first + count - 1) / (trades + count - 1)) as Fraction);
};
