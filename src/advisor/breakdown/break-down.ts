import { type BreakdownCube, CUBE_TABLES, type CubeTable } from './breakdown-cube.ts';
import { CUBE_STRIDE } from './cube-cells.ts';

export const MEASURES = ['outstanding', 'clients', 'invested', 'trades', 'meanYield', 'reinvestment'] as const;
export type Measure = (typeof MEASURES)[number];
export const GROUPINGS = ['segment', 'band', 'age', 'type', 'period'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Smaller groups of clients aren't shown separately. */
export const FEWEST_CLIENTS = 5;

/** Places in the cube's lists. */
export type Filters = { readonly [grouping in Exclude<Grouping, 'period'>]?: number };

/** A question about the book. */
export interface Question {
  /** The measure in the chart; the table shows the others too. */
  readonly measure: Measure;
  readonly by: Grouping;
  readonly filters: Filters;
}

export interface AnswerRow {
  readonly name: string;
  /** Paise for `outstanding` and `invested` (everything bought, matured or not), a fraction for `meanYield` and `reinvestment`, otherwise a count; null if unknown or about too few clients. */
  readonly values: Readonly<Record<Measure, number | null>>;
}

export interface Answer {
  readonly rows: readonly AnswerRow[];
  /** Number of groups under five clients that were combined into the last row. */
  readonly folded: number;
  /** Number of groups under five clients that are hidden. */
  readonly leftOut: number;
}

/** Sums of some cells, in the order of `CUBE_SUMS`. */
type Sums = readonly [
  clients: number,
  ratios: number,
  ratioSum: number,
  trades: number,
  invested: number,
  outstanding: number,
  weight: number,
  yields: number,
];
const NOTHING: Sums = [0, 0, 0, 0, 0, 0, 0, 0];

const valuesOf = ([clients, ratios, ratioSum, trades, invested, outstanding, weight, yields]: Sums): AnswerRow['values'] => ({
  outstanding,
  clients,
  invested,
  trades,
  meanYield: weight > 0 ? yields / weight : null,
  reinvestment: ratios > 0 ? ratioSum / ratios : null,
});
const HIDDEN: AnswerRow['values'] = { outstanding: null, clients: null, invested: null, trades: null, meanYield: null, reinvestment: null };

const added = (left: Sums, right: Sums): Sums => left.map((sum, at) => sum + right[at]) as unknown as Sums;

/** The table in which each client counts once per group of the question. */
const tableFor = ({ by, filters }: Pick<Question, 'by' | 'filters'>): CubeTable => {
  const type = by === 'type' || filters.type !== undefined;
  const period = by === 'period';
  return (Object.keys(CUBE_TABLES) as CubeTable[]).find(
    (table) => CUBE_TABLES[table].type === type && CUBE_TABLES[table].period === period,
  ) as CubeTable;
};

/** The places encoded in a cell's key, in the reverse order of `breakdownCube`. */
const placesOf = (cube: BreakdownCube, table: CubeTable, key: number): Record<Grouping, number> => {
  let rest = key;
  const take = (size: number): number => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  };
  const period = CUBE_TABLES[table].period ? take(cube.periods.length) : -1;
  const type = CUBE_TABLES[table].type ? take(cube.types.length) : -1;
  const age = take(cube.ages.length);
  const band = take(cube.bands.length);
  return { segment: rest, band, age, type, period };
};

const namesOf = (cube: BreakdownCube): Readonly<Record<Grouping, readonly string[]>> => ({
  segment: cube.segments,
  band: cube.bands,
  age: cube.ages,
  type: cube.types,
  period: cube.periods,
});

const sumsByGroup = (cube: BreakdownCube, question: Pick<Question, 'by' | 'filters'>): Sums[] => {
  const table = tableFor(question);
  const cells = cube.tables[table];
  const groups = namesOf(cube)[question.by].map(() => NOTHING);
  const filters = Object.entries(question.filters) as Array<[Grouping, number]>;
  for (let at = 0; at < cells.length; at += CUBE_STRIDE) {
    const places = placesOf(cube, table, cells[at]);
    if (filters.some(([grouping, place]) => places[grouping] !== place)) continue;
    const group = places[question.by];
    groups[group] = added(groups[group] ?? NOTHING, cells.slice(at + 1, at + CUBE_STRIDE) as unknown as Sums);
  }
  return groups;
};

/**
 * Answers a question from the cube. Empty groups are left out, except for periods after the first used one. Groups under five clients are
 * combined; by bond type or period they're hidden instead, because a client can be in several of those groups.
 */
export const breakDown = (cube: BreakdownCube, question: Pick<Question, 'by' | 'filters'>): Answer => {
  const names = namesOf(cube)[question.by];
  const groups = sumsByGroup(cube, question).map((sums, at) => ({ name: names[at], sums }));
  const row = (name: string, sums: Sums): AnswerRow => ({ name, values: valuesOf(sums) });
  const isSmall = ({ sums: [clients] }: { sums: Sums }): boolean => clients > 0 && clients < FEWEST_CLIENTS;
  const small = groups.filter(isSmall);
  if (question.by === 'period') {
    const rows = groups.map((group) => (isSmall(group) ? { name: group.name, values: HIDDEN } : row(group.name, group.sums)));
    const firstUsed = rows.findIndex(({ values }) => values.clients !== 0);
    return { rows: firstUsed < 0 ? [] : rows.slice(firstUsed), folded: 0, leftOut: small.length };
  }
  const rows = groups.filter((group) => group.sums[0] > 0 && !isSmall(group)).map(({ name, sums }) => row(name, sums));
  const together = small.reduce((sum, { sums }) => added(sum, sums), NOTHING);
  const mayAdd = question.by !== 'type' && together[0] >= FEWEST_CLIENTS;
  return mayAdd
    ? { rows: [...rows, row('Smaller groups together', together)], folded: small.length, leftOut: 0 }
    : { rows, folded: 0, leftOut: small.length };
};
