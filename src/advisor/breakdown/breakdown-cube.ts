import { type FoldedTypes, foldTypes } from '../book/fold-types.ts';
import { standingOf } from '../book/outstanding.ts';
import type { RISK_BAND_CODES } from '../book/profile-columns.ts';
import { heldOf } from '../book/sold.ts';
import { AGE_GROUPS, ageGroupOf } from '../desk/age-groups.ts';
import type { DeskBook } from '../desk/desk-book.ts';
import { type Periods, periodsUpTo } from '../desk/periods.ts';
import { formatOf } from '../format-of.ts';
import type { Day } from '../units.ts';
import { CubeCells } from './cube-cells.ts';

export const CUBE_FORMAT = 3;
/** The cube's risk bands, unknown last. */
const BANDS = ['Band A', 'Band B', 'Band C', 'Band unknown'] as const satisfies { length: typeof RISK_BAND_CODES.length };
/** The place in `BANDS` of a code of `RISK_BAND_CODES`. */
const placeOfBand = (code: number): number => (code + BANDS.length - 1) % BANDS.length;

/** The most cells in the finest table. With more, months become quarters, and then fewer types keep their names. */
const MOST_CELLS = 20_000;
const GRAINS = [
  { types: 16, period: 'month' },
  { types: 16, period: 'quarter' },
  { types: 8, period: 'quarter' },
] as const;

/** The tables of the cube, by whether their cells have a bond type and a period. */
export const CUBE_TABLES = {
  whole: { type: false, period: false },
  byType: { type: true, period: false },
  byPeriod: { type: false, period: true },
  byTypeAndPeriod: { type: true, period: true },
} as const;
export type CubeTable = keyof typeof CUBE_TABLES;

/**
 * The book, small enough to filter while someone waits. Four tables over segment × risk band × age group, with and without bond type and
 * period: distinct clients can't be added up over types or periods, so each question uses the table where it doesn't have to. One plain
 * document.
 */
export interface BreakdownCube {
  readonly format: typeof CUBE_FORMAT;
  readonly asOf: Day;
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
  readonly version: number;
  readonly segments: readonly string[];
  readonly bands: readonly string[];
  readonly ages: readonly string[];
  /** Largest amount first; the smallest are combined if there are many. */
  readonly types: readonly string[];
  /** Oldest first; earlier purchases have no period. */
  readonly periods: readonly string[];
  readonly periodKind: 'month' | 'quarter';
  /** Each table flat: `CUBE_STRIDE` numbers per non-empty cell, the key first. */
  readonly tables: Readonly<Record<CubeTable, readonly number[]>>;
}

/** The cube in a stored document; null if it's something else or has another format. */
export const readBreakdownCube = (document: unknown): BreakdownCube | null =>
  formatOf(document) === CUBE_FORMAT ? (document as BreakdownCube) : null;

/** The cube at the finest grain that's small enough. */
export const breakdownCube = (desk: DeskBook, version: number, mostCells = MOST_CELLS): BreakdownCube => {
  for (const [at, grain] of GRAINS.entries()) {
    const types = foldTypes(desk.book, grain.types);
    const periods = periodsUpTo(desk.asOf, grain.period);
    const tables = fill(desk, types, periods);
    if (tables.byTypeAndPeriod.used() > mostCells && at < GRAINS.length - 1) continue;
    return {
      format: CUBE_FORMAT,
      asOf: desk.asOf,
      dataAsOf: desk.dataAsOf,
      version,
      segments: desk.model.segments.map(({ name }) => name),
      bands: BANDS,
      ages: AGE_GROUPS,
      types: types.names,
      periods: periods.names,
      periodKind: grain.period,
      tables: {
        whole: tables.whole.flat(),
        byType: tables.byType.flat(),
        byPeriod: tables.byPeriod.flat(),
        byTypeAndPeriod: tables.byTypeAndPeriod.flat(),
      },
    };
  }
  throw new RangeError('there’s no grain to build a cube at');
};

const fill = (desk: DeskBook, types: FoldedTypes, periods: Periods): Record<CubeTable, CubeCells> => {
  const { book, columns, segments, model, asOf } = desk;
  const { offsets, day, type, amount, yieldToMaturity, bond } = book.trades;
  const places = model.segments.length * BANDS.length * AGE_GROUPS.length;
  const [manyTypes, manyPeriods] = [types.names.length, periods.names.length];
  const whole = new CubeCells(places);
  const byType = new CubeCells(places * manyTypes);
  const byPeriod = new CubeCells(places * manyPeriods);
  const byTypeAndPeriod = new CubeCells(places * manyTypes * manyPeriods);
  for (let client = 0; client < columns.clients; client++) {
    const ratio = columns.reinvestment[client];
    const place =
      (segments[client] * BANDS.length + placeOfBand(columns.band[client])) * AGE_GROUPS.length + ageGroupOf(columns.age[client]);
    whole.addClient(place, client, ratio);
    for (let trade = offsets[client]; trade < offsets[client + 1]; trade++) {
      const onDay = day[trade];
      if (onDay > asOf) break;
      const paise = amount[trade];
      const held = standingOf(book.bonds[bond[trade]]?.maturityDay, asOf) === 'outstanding' ? heldOf(book.trades, trade) : 0;
      const yearly = yieldToMaturity[trade];
      const typed = place * manyTypes + types.of(type[trade]);
      whole.addTrade(place, client, ratio, paise, held, yearly);
      byType.addTrade(typed, client, ratio, paise, held, yearly);
      const period = periods.of(onDay);
      if (period < 0) continue;
      byPeriod.addTrade(place * manyPeriods + period, client, ratio, paise, held, yearly);
      byTypeAndPeriod.addTrade(typed * manyPeriods + period, client, ratio, paise, held, yearly);
    }
  }
  return { whole, byType, byPeriod, byTypeAndPeriod };
};
