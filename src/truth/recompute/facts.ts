import type { Trade, World } from '../world/world.ts';
import { ageOf, bandOf, boughtBy, countedBandOf, heldOf, meanOf, purchaseDaysOf, recordedOn, reinvestsOf, sumOf } from './client.ts';

export type Band = 'A' | 'B' | 'C';

/** What a score depends on, as of a day. */
export interface Facts {
  readonly day: number;
  readonly age: number | null;
  readonly gender: 'M' | 'F' | 'HUF' | null;
  /** Recorded or derived. */
  readonly band: Band | null;
  /** The one that counts for suitability; null: unknown, which counts as A. */
  readonly counts: Band | null;
  /** Paise. */
  readonly bought: number;
  /** Orders. */
  readonly orders: number;
  readonly purchaseDays: readonly number[];
  readonly yield: number | null;
  readonly coupon: number | null;
  readonly reinvests: number | null;
  readonly trades: readonly Trade[];
  /** What's held and matures later. */
  readonly outstanding: readonly Trade[];
  /** Paise, by the intake; 0 without one. */
  readonly expected: number;
  readonly parent: string | null;
  /** Days until the money is needed. */
  readonly daysLeft: number | null;
}

const BANDS: readonly Band[] = ['A', 'B', 'C'];

const known = new WeakMap<World, Map<string, Facts>>();

/** The facts of a client by the written definitions. */
export const factsOf = (world: World, client: string, day: number): Facts => {
  const facts = known.get(world) ?? new Map<string, Facts>();
  known.set(world, facts);
  const key = `${day} ${client}`;
  const found = facts.get(key) ?? read(world, client, day);
  facts.set(key, found);
  return found;
};

const read = (world: World, client: string, day: number): Facts => {
  const row = recordedOn(world, client, day);
  const trades = boughtBy(world, client, day);
  const neededOn = row?.neededOn ?? null;
  return {
    day,
    age: ageOf(row, day),
    gender: row?.gender ?? null,
    band: BANDS[(bandOf(world, client, day) ?? 0) - 1] ?? null,
    counts: BANDS[(countedBandOf(world, client, day) ?? 0) - 1] ?? null,
    bought: sumOf(trades),
    orders: trades.length,
    purchaseDays: purchaseDaysOf(trades),
    yield: meanOf(trades, (trade) => trade.yield),
    coupon: meanOf(trades, ({ bond }) => bond.coupon),
    reinvests: reinvestsOf(trades),
    trades,
    outstanding: heldOf(trades).filter(({ bond }) => bond.matures !== null && bond.matures > day),
    expected: world.intakes.get(client)?.expected ?? 0,
    parent: row?.parent ?? null,
    daysLeft: neededOn === null ? null : Math.max(0, neededOn - day),
  };
};
