import type { RISK_BAND_CODES } from '../profile-columns.ts';
import type { Day } from '../units.ts';
import { AGE_GROUPS, ageGroupOf } from './age-groups.ts';
import { CubeCells } from './cube-cells.ts';
import type { DeskBook } from './desk-book.ts';
import { type FoldedTypes, foldTypes } from './fold-types.ts';
import { type Periods, periodsUpTo } from './periods.ts';

export const CUBE_FORMAT = 1;
/** The cube's risk bands: nobody's last. */
const BANDS = ['Band A', 'Band B', 'Band C', 'Band unknown'] as const satisfies { length: typeof RISK_BAND_CODES.length };
/** Place in `BANDS` of a code of `RISK_BAND_CODES`. */
const placeOfBand = (code: number): number => (code + BANDS.length - 1) % BANDS.length;

/** Cells of the finest table, at most. With more, months become quarters, and then fewer types keep their names. */
const MOST_CELLS = 20_000;
const GRAINS = [
  { types: 16, period: 'month' },
  { types: 16, period: 'quarter' },
  { types: 8, period: 'quarter' },
] as const;

/** What a cell is about; `type` and `period` only where the table has them. */
export const CUBE_TABLES = {
  whole: { type: false, period: false },
  byType: { type: true, period: false },
  byPeriod: { type: false, period: true },
  byTypeAndPeriod: { type: true, period: true },
} as const;
export type CubeTable = keyof typeof CUBE_TABLES;

/**
 * The book, small enough to be filtered while somebody waits. Four tables over segment × risk band × age group, without and with bond type and
 * period, because different clients cannot be added up over types or periods: a table is chosen in which nothing has to be. One plain document.
 */
export interface ExploreCube {
  readonly format: typeof CUBE_FORMAT;
  readonly asOf: Day;
  readonly version: number;
  readonly segments: readonly string[];
  readonly bands: readonly string[];
  readonly ages: readonly string[];
  /** Largest amount first; the smallest of many are one. */
  readonly types: readonly string[];
  /** Oldest first; what was bought before them is in no period. */
  readonly periods: readonly string[];
  readonly periodKind: 'month' | 'quarter';
  /** Each table flat: `CUBE_STRIDE` numbers a cell that is not empty, the key first. */
  readonly tables: Readonly<Record<CubeTable, readonly number[]>>;
}

/** A cube's document; null where it is none, or of another program's version. */
export const readExploreCube = (document: unknown): ExploreCube | null =>
  typeof document === 'object' && document !== null && (document as { format?: unknown }).format === CUBE_FORMAT
    ? (document as ExploreCube)
    : null;

/** The cube at the finest grain that stays small. */
export const exploreCube = (desk: DeskBook, version: number, mostCells = MOST_CELLS): ExploreCube => {
  for (const [at, grain] of GRAINS.entries()) {
    const types = foldTypes(desk.book, grain.types);
    const periods = periodsUpTo(desk.asOf, grain.period);
    const tables = fill(desk, types, periods);
    if (tables.byTypeAndPeriod.used() > mostCells && at < GRAINS.length - 1) continue;
    return {
      format: CUBE_FORMAT,
      asOf: desk.asOf,
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
  throw new RangeError('there is no grain to build a cube at');
};

const fill = (desk: DeskBook, types: FoldedTypes, periods: Periods): Record<CubeTable, CubeCells> => {
  const { book, columns, segments, model, asOf } = desk;
  const { offsets, day, type, amount, yieldToMaturity } = book.trades;
  const whose = model.segments.length * BANDS.length * AGE_GROUPS.length;
  const [manyTypes, manyPeriods] = [types.names.length, periods.names.length];
  const whole = new CubeCells(whose);
  const byType = new CubeCells(whose * manyTypes);
  const byPeriod = new CubeCells(whose * manyPeriods);
  const byTypeAndPeriod = new CubeCells(whose * manyTypes * manyPeriods);
  for (let client = 0; client < columns.clients; client++) {
    const ratio = columns.reinvestment[client] as number;
    const place =
      ((segments[client] as number) * BANDS.length + placeOfBand(columns.band[client] as number)) * AGE_GROUPS.length +
      ageGroupOf(columns.age[client] as number);
    whole.addClient(place, client, ratio);
    for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
      const onDay = day[trade] as number;
      if (onDay > asOf) break;
      const paise = amount[trade] as number;
      const yearly = yieldToMaturity[trade] as number;
      const typed = place * manyTypes + types.of(type[trade] as number);
      whole.addTrade(place, client, ratio, paise, yearly);
      byType.addTrade(typed, client, ratio, paise, yearly);
      const period = periods.of(onDay);
      if (period < 0) continue;
      byPeriod.addTrade(place * manyPeriods + period, client, ratio, paise, yearly);
      byTypeAndPeriod.addTrade(typed * manyPeriods + period, client, ratio, paise, yearly);
    }
  }
  return { whole, byType, byPeriod, byTypeAndPeriod };
};
