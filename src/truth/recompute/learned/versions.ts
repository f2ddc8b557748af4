import type { ClaimSubject } from '../../../claims/claim.ts';
import type { VERSION_KINDS } from '../../../claims/kinds/versions.ts';
import type { StoredModel } from '../../world/product.ts';
import type { KeptVersion } from '../../world/versions.ts';
import type { World } from '../../world/world.ts';
import { factsOf } from '../facts.ts';
import { segmentOf } from '../placement.ts';
import type { Recomputes } from '../recompute.ts';
import { figureOfRefusal } from './doubts.ts';

/** Clients by their segment in the version before and in the one after. */
type Table = readonly (readonly number[])[];

const turned = (table: Table): Table => (table[0] ?? []).map((_, column) => table.map((row) => row[column] as number));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** What two versions have to say of the same clients. */
interface Pair {
  readonly before: StoredModel;
  readonly after: StoredModel;
  readonly table: Table;
  /** By the place of a segment before: the place of the one that continues it, null if none does. */
  readonly goesOnAs: ReadonlyArray<number | null>;
}

/** Places everybody by the facts of the day up to which the newest version learned. */
const placed = (world: World, before: StoredModel, after: StoredModel): Table => {
  const versions = world.kept?.versions ?? new Map<number, KeptVersion>();
  const day = versions.get(Math.max(...versions.keys()))?.model?.asOf ?? after.asOf;
  const table = before.segments.map(() => after.segments.map(() => 0));
  for (const client of world.clients.keys()) {
    const facts = factsOf(world, client, day);
    const [row, column] = [table[segmentOf(before, facts)] as number[], segmentOf(after, facts)];
    row[column] = (row[column] as number) + 1;
  }
  return table;
};

/** The pairs that keep most clients in place, by trying all: the best of the rows from one on, whatever columns are taken. */
const bestPairs = (table: Table): ReadonlyArray<number | null> => {
  interface Found {
    readonly kept: number;
    readonly columns: ReadonlyArray<number | null>;
  }
  const known = new Map<string, Found>();
  const best = (row: number, taken: number): Found => {
    const cells = table[row];
    if (!cells) return { kept: 0, columns: [] };
    const key = `${row} ${taken}`;
    const already = known.get(key);
    if (already) return already;
    const without = best(row + 1, taken);
    let found: Found = { kept: without.kept, columns: [null, ...without.columns] };
    cells.forEach((clients, column) => {
      if (clients === 0 || taken & (1 << column)) return;
      const rest = best(row + 1, taken | (1 << column));
      if (rest.kept + clients > found.kept) found = { kept: rest.kept + clients, columns: [column, ...rest.columns] };
    });
    known.set(key, found);
    return found;
  };
  return best(0, 0).columns;
};

/** The clients in both, as a share of those in either. */
const inBoth = (table: Table, from: number, to: number): number => {
  const both = table[from]?.[to] ?? 0;
  const either = sum(table[from] ?? []) + sum(table.map((row) => row[to] ?? 0)) - both;
  return either === 0 ? 0 : both / either;
};

const pairs = new WeakMap<World, Map<string, Pair | null>>();

const pairOf = (world: World, { before: from, after: to }: ClaimSubject): Pair | null => {
  const found = pairs.get(world) ?? new Map<string, Pair | null>();
  pairs.set(world, found);
  const key = `${from} ${to}`;
  const already = found.get(key);
  if (already !== undefined) return already;
  const [before, after] = [from, to].map((version) => world.kept?.versions.get(Number(version))?.model);
  let pair: Pair | null = null;
  if (before && after) {
    const [since, until] = [after.drift ?? null, before.drift ?? null];
    let table = placed(world, before, after);
    if (since !== null && since.version === from) table = since.transitions;
    else if (until !== null && until.version === to) table = turned(until.transitions);
    const goesOnAs = bestPairs(table).map((column, row) => (column !== null && inBoth(table, row, column) >= 1 / 3 ? column : null));
    pair = { before, after, table, goesOnAs };
  }
  found.set(key, pair);
  return pair;
};

const placeOf = ({ segments }: StoredModel, name: unknown): number => segments.findIndex((segment) => segment.name === name);

/** Who moved, by `from→to`. */
const movements = ({ before, after, table, goesOnAs }: Pair): ReadonlyMap<string, number> =>
  new Map(
    table.flatMap((row, from) =>
      row.flatMap((clients, to) =>
        clients > 0 && goesOnAs[from] !== to ? [[`${before.segments[from]?.name}→${after.segments[to]?.name}`, clients] as const] : [],
      ),
    ),
  );

const movedIn = (pair: Pair, { from, to, besides }: ClaimSubject): number => {
  const all = movements(pair);
  if (from !== undefined) return all.get(`${from}→${to}`) ?? 0;
  const named = String(besides ?? '').split('|');
  return sum([...all].filter(([name]) => !named.includes(name)).map(([, clients]) => clients));
};

const clientsOf = ({ table }: Pair): number => sum(table.map(sum));

const listed = (world: World, { version, what }: ClaimSubject): number | null => {
  const model = world.kept?.versions.get(Number(version))?.model;
  if (!model) return null;
  const { clients, trades, segments, quality } = model;
  return (
    { clients, trades, segments: segments.length, hitAt1: quality ? quality.hitAt1 * 100 : null, hitAt1Share: quality?.hitAt1 ?? null }[
      String(what)
    ] ?? null
  );
};

export const VERSIONS: Recomputes<typeof VERSION_KINDS> = {
  'version.listed': listed,
  'version.place': ({ kept }, { version }) => {
    const newestFirst = [...(kept?.versions.keys() ?? [])].sort((a, b) => b - a);
    return newestFirst.indexOf(Number(version)) + 1 || null;
  },
  'version.active': ({ product }, { version }) => (product?.version === version ? 1 : 0),
  'version.refusal': figureOfRefusal,
  'versions.clients': (world, subject) => {
    const pair = pairOf(world, subject);
    return pair && clientsOf(pair);
  },
  'versions.moved': (world, subject) => {
    const pair = pairOf(world, subject);
    return pair && movedIn(pair, subject);
  },
  'versions.movedShare': (world, subject) => {
    const pair = pairOf(world, subject);
    return pair && movedIn(pair, subject) / clientsOf(pair);
  },
  'versions.inBoth': (world, subject) => {
    const pair = pairOf(world, subject);
    if (!pair) return null;
    const [from, to] = [placeOf(pair.before, subject.from), placeOf(pair.after, subject.to)];
    return pair.goesOnAs[from] === to ? inBoth(pair.table, from, to) : null;
  },
  'versions.buys': (world, subject) => {
    const pair = pairOf(world, subject);
    if (!pair) return null;
    const after = placeOf(pair.after, subject.segment);
    const isAfter = subject.in === subject.after;
    const model = isAfter ? pair.after : pair.before;
    const row = isAfter ? after : pair.goesOnAs.indexOf(after);
    return model.qTable.values[row]?.[model.bondTypes.indexOf(String(subject.bondType))] ?? null;
  },
};
