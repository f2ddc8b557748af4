import type { BondOnOffer } from '../../../advisor/bonds/bond.ts';
import { PERPETUAL_DAY } from '../../../advisor/bonds/perpetual.ts';
import { compareBytewise, type Day, isoFromDay } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import type { BookCalendar } from '../reading/book-calendar.ts';
import { decidedMaturity } from '../reading/decided-maturity.ts';
import { isUnmatured, offerWindow } from '../reading/offer-window.ts';
import { recordedTerms } from '../reading/recorded-terms.ts';
import { Tally } from '../reading/tally.ts';
import type { FlatSchema } from './flat-schema.ts';
import { type FlatTrade, flatTrade, isinOf, WITHOUT_BOND } from './flat-trade.ts';

/**
 * Bonds traded in the last 180 days that mature after a purchase settles. Each field comes from the newest of these trades
 * that has it, the maturity from most of them; the yield comes with the day of its trade.
 */
export const readFlatBondsOnOffer = async (
  database: Database,
  schema: FlatSchema,
  calendar: BookCalendar,
  asOf: Day,
  newest: Day | null,
): Promise<readonly BondOnOffer[]> => {
  if (newest === null) return [];
  const window = offerWindow(asOf, newest);
  const settlesOn = calendar.settlementDay(asOf);
  const sql = `${schema.trades} where t.trade_date >= ? ${schema.tradeOrder}`;
  const byBond = new Map<string, FlatTrade[]>();
  for await (const batch of streamRows(database, sql, [isoFromDay(window.from)])) {
    for (const row of batch) {
      const trade = flatTrade(row, window.to, new Tally());
      if (typeof trade === 'string' || trade.isSale || trade.bondId.startsWith(WITHOUT_BOND)) continue;
      if (byBond.get(trade.bondId)?.push(trade) === undefined) byBond.set(trade.bondId, [trade]);
    }
  }
  return [...byBond.values()]
    .map(describedByTrades)
    .filter((bond) => isUnmatured(bond, settlesOn))
    .sort((a, b) => compareBytewise(a.bondId, b.bondId));
};

/** One bond as its trades up to a day describe it, even if it has matured. Capitals don't matter. Null if no trade names it. */
export const readFlatBond = async (database: Database, schema: FlatSchema, bondId: string, asOf: Day): Promise<BondOnOffer | null> => {
  const trades: FlatTrade[] = [];
  const sql = `${schema.trades} where upper(trim(t.bond_id)) = upper(?) ${schema.tradeOrder}`;
  for await (const batch of streamRows(database, sql, [bondId]))
    for (const row of batch) {
      const trade = flatTrade(row, asOf, new Tally());
      if (typeof trade !== 'string') trades.push(trade);
    }
  const named = trades.find((trade) => trade.bondId === bondId) ?? trades[0];
  return named ? describedByTrades(trades.filter((trade) => trade.bondId === named.bondId)) : null;
};

/** What a trade's row says of its bond. */
export type BondOfTrade = Omit<FlatTrade, 'client' | 'amount' | 'isSale'>;

/** A bond that only its trades describe: each field from the newest that has it, the maturity from most of them. @param trades as read; at least one */
export const describedByTrades = (trades: readonly BondOfTrade[]): BondOnOffer => {
  const newestFirst = trades.toReversed().sort((a, b) => b.day - a.day);
  const [newest] = newestFirst as [BondOfTrade];
  const priced = newestFirst.find((trade) => trade.yieldToMaturity !== null);
  const rated = newestFirst.find((trade) => trade.band !== null);
  const maturityDay = decidedMaturity(trades);
  const isPerpetual = maturityDay === PERPETUAL_DAY;
  const traits = new Set([...newestFirst.flatMap((trade) => trade.traits), ...(isPerpetual ? (['perpetual'] as const) : [])]);
  return {
    bondId: newest.bondId,
    isin: isinOf(newest.bondId),
    issuer: newestFirst.find((trade) => trade.issuer !== null)?.issuer ?? null,
    bondType: newest.bondType,
    coupon: newestFirst.find((trade) => trade.coupon !== null)?.coupon ?? null,
    yieldToMaturity: priced?.yieldToMaturity ?? null,
    yieldFrom: priced ? 'last-trade' : null,
    yieldDay: priced?.day ?? null,
    rating: rated?.rating ?? null,
    band: rated?.band ?? null,
    maturityDay: isPerpetual ? null : maturityDay,
    minimumInvestment: null,
    frequency: newestFirst.find((trade) => trade.frequency !== null)?.frequency ?? null,
    issueDay: newestFirst.find((trade) => trade.issueDay !== null)?.issueDay ?? null,
    ...(traits.size > 0 && { traits: [...traits] }),
    ...recordedTerms({
      call: newestFirst.find((trade) => trade.callDay !== null)?.callDay ?? null,
      put: newestFirst.find((trade) => trade.putDay !== null)?.putDay ?? null,
      faceValue: newestFirst.find((trade) => trade.faceValue !== null)?.faceValue ?? null,
    }),
  };
};
