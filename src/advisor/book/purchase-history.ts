import { dateOf } from '../bonds/math/calendar.ts';
import { compareBytewise, type Day, type Paise, paise } from '../units.ts';
import type { ClientTrade } from './client-trade.ts';

export interface TypeHistory {
  /** Null: all types not shown by name, together. */
  readonly bondType: string | null;
  /** One per year. */
  readonly amounts: readonly Paise[];
}

/** What a client bought in each calendar year, by bond type. */
export interface PurchaseHistory {
  /** Consecutive, from the first purchase's year to the last one's; only the newest if there are more than asked for. */
  readonly years: readonly number[];
  /** Largest amount over these years first, all others last. */
  readonly types: readonly TypeHistory[];
  /** Purchases in earlier years. */
  readonly before: Paise;
}

/** @param most the most years, and the most types by name */
export const purchaseHistory = (
  trades: readonly ClientTrade[],
  asOf: Day,
  most: { readonly years: number; readonly types: number },
): PurchaseHistory => {
  const counted = trades.filter(({ day }) => day <= asOf);
  if (counted.length === 0) return { years: [], types: [], before: paise(0) };
  const yearsOf = counted.map(({ day }) => dateOf(day).year);
  const last = yearsOf.reduce((newest, year) => Math.max(newest, year));
  const first = Math.max(
    last - most.years + 1,
    yearsOf.reduce((oldest, year) => Math.min(oldest, year)),
  );
  const amounts = new Map<string, number[]>();
  let before = 0;
  counted.forEach(({ bondType, amount }, place) => {
    const at = yearsOf[place] - first;
    if (at < 0) {
      before += amount;
      return;
    }
    const row = amounts.get(bondType) ?? Array<number>(last - first + 1).fill(0);
    row[at] += amount;
    amounts.set(bondType, row);
  });
  const ranked = [...amounts].sort(
    ([left, leftRow], [right, rightRow]) => total(rightRow) - total(leftRow) || compareBytewise(left, right),
  );
  // One more type is shown by its name rather than as "all others".
  const named = ranked.length <= most.types + 1 ? ranked : ranked.slice(0, most.types);
  const rest = ranked.slice(named.length).map(([, row]) => row);
  return {
    years: Array.from({ length: last - first + 1 }, (_, place) => first + place),
    types: [
      ...named.map(([bondType, row]): TypeHistory => ({ bondType, amounts: row.map(paise) })),
      ...(rest.length === 0 ? [] : [{ bondType: null, amounts: sumOf(rest).map(paise) }]),
    ],
    before: paise(before),
  };
};

const total = (row: readonly number[]): number => row.reduce((sum, amount) => sum + amount, 0);

const sumOf = (rows: ReadonlyArray<readonly number[]>): number[] =>
  (rows[0] ?? []).map((_, place) => rows.reduce((sum, row) => sum + row[place], 0));
