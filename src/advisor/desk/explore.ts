import { CUBE_STRIDE } from './cube-cells.ts';
import { CUBE_TABLES, type CubeTable, type ExploreCube } from './explore-cube.ts';

export const MEASURES = ['clients', 'invested', 'trades', 'meanYield', 'reinvestment'] as const;
export type Measure = (typeof MEASURES)[number];
export const GROUPINGS = ['segment', 'band', 'age', 'type', 'period'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Fewer clients than this are not told apart. */
export const FEWEST_CLIENTS = 5;

/** What somebody wants to know of the book. Filters are places in the cube's lists. */
export interface Question {
  readonly measure: Measure;
  readonly by: Grouping;
  readonly filters: { readonly [grouping in Exclude<Grouping, 'period'>]?: number };
}

export interface AnswerRow {
  readonly name: string;
  /** Different clients; null in the row of what was folded, where they cannot be added up. */
  readonly clients: number | null;
  readonly trades: number;
  /** Paise for `invested`, a fraction for `meanYield` and `reinvestment`, else a count; null where nothing is known, or too few clients. */
  readonly value: number | null;
}

export interface Answer {
  readonly rows: readonly AnswerRow[];
  /** Groups of fewer than five clients that were put together as the last row. */
  readonly folded: number;
  /** Groups of fewer than five clients that are not shown at all. */
  readonly leftOut: number;
}

/** Sums of some cells, in the order of `CUBE_SUMS`. */
type Sums = readonly [clients: number, ratios: number, ratioSum: number, trades: number, invested: number, weight: number, yields: number];
const NOTHING: Sums = [0, 0, 0, 0, 0, 0, 0];

const measured = (measure: Measure, [clients, ratios, ratioSum, trades, invested, weight, yields]: Sums): number | null => {
  switch (measure) {
    case 'clients':
      return clients;
    case 'invested':
      return invested;
    case 'trades':
      return trades;
    case 'meanYield':
      return weight > 0 ? yields / weight : null;
    case 'reinvestment':
      return ratios > 0 ? ratioSum / ratios : null;
  }
};

const added = (left: Sums, right: Sums): Sums => left.map((sum, at) => sum + (right[at] as number)) as unknown as Sums;

/** The table in which every different client counts once for each group that is asked for. */
const tableFor = ({ by, filters }: Question): CubeTable => {
  const type = by === 'type' || filters.type !== undefined;
  const period = by === 'period';
  return (Object.keys(CUBE_TABLES) as CubeTable[]).find(
    (table) => CUBE_TABLES[table].type === type && CUBE_TABLES[table].period === period,
  ) as CubeTable;
};

/** Where a cell's key says the cell lies, in the order in which `exploreCube` wrote it. */
const placesOf = (cube: ExploreCube, table: CubeTable, key: number): Record<Grouping, number> => {
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

const namesOf = (cube: ExploreCube): Readonly<Record<Grouping, readonly string[]>> => ({
  segment: cube.segments,
  band: cube.bands,
  age: cube.ages,
  type: cube.types,
  period: cube.periods,
});

const sumsByGroup = (cube: ExploreCube, question: Question): Sums[] => {
  const table = tableFor(question);
  const cells = cube.tables[table];
  const groups = namesOf(cube)[question.by].map(() => NOTHING);
  const filters = Object.entries(question.filters) as Array<[Grouping, number]>;
  for (let at = 0; at < cells.length; at += CUBE_STRIDE) {
    const places = placesOf(cube, table, cells[at] as number);
    if (filters.some(([grouping, place]) => places[grouping] !== place)) continue;
    const group = places[question.by];
    groups[group] = added(groups[group] ?? NOTHING, cells.slice(at + 1, at + CUBE_STRIDE) as unknown as Sums);
  }
  return groups;
};

/**
 * Answers a question from the cube. Groups without anybody are left out, but for periods, which stand side by side. Groups of fewer than five clients
 * are put together where clients can be added up; over bond types and periods, where one client is in several groups, they are left out.
 */
export const explore = (cube: ExploreCube, question: Question): Answer => {
  const names = namesOf(cube)[question.by];
  const groups = sumsByGroup(cube, question).map((sums, at) => ({ name: names[at] as string, sums }));
  const row = (name: string, sums: Sums): AnswerRow => ({
    name,
    clients: sums[0],
    trades: sums[3],
    value: measured(question.measure, sums),
  });
  const isSmall = ({ sums: [clients] }: { sums: Sums }): boolean => clients > 0 && clients < FEWEST_CLIENTS;
  const small = groups.filter(isSmall);
  if (question.by === 'period') {
    const rows = groups.map((group) =>
      isSmall(group) ? { name: group.name, clients: null, trades: 0, value: null } : row(group.name, group.sums),
    );
    const firstUsed = rows.findIndex(({ clients }) => clients !== 0);
    return { rows: firstUsed < 0 ? [] : rows.slice(firstUsed), folded: 0, leftOut: small.length };
  }
  const rows = groups.filter((group) => group.sums[0] > 0 && !isSmall(group)).map(({ name, sums }) => row(name, sums));
  const together = small.reduce((sum, { sums }) => added(sum, sums), NOTHING);
  const mayAdd = question.by !== 'type' && together[0] >= FEWEST_CLIENTS;
  return mayAdd
    ? { rows: [...rows, row('Smaller groups together', together)], folded: small.length, leftOut: 0 }
    : { rows, folded: 0, leftOut: small.length };
};
