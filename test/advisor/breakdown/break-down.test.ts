import test from 'ava';
import fc from 'fast-check';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { breakDown, type Filters, GROUPINGS, type Grouping } from '../../../src/advisor/breakdown/break-down.ts';
import { breakdownCube, readBreakdownCube } from '../../../src/advisor/breakdown/breakdown-cube.ts';
import { CUBE_STRIDE } from '../../../src/advisor/breakdown/cube-cells.ts';
import { AGE_GROUPS, ageGroupOf } from '../../../src/advisor/desk/age-groups.ts';
import type { DeskBook } from '../../../src/advisor/desk/desk-book.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { day, isoFromDay } from '../../../src/advisor/units.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, type SmallTrade, smallBook } from '../../helpers/samples/small-book.ts';

const SEGMENTS = ['First', 'Second', 'Third'];

const deskOf = (clients: number, trades: number, seed: number): DeskBook => {
  const book = busyBook(clients, trades, seed);
  const asOf = on('2025-01-15');
  const model = { segments: SEGMENTS.map((name, id) => ({ id, name })) } as unknown as Model;
  const segments = Int32Array.from(book.clients, (_, place) => (place * 7) % SEGMENTS.length);
  return { book, columns: profileColumns(book, asOf), segments, model, asOf, dataAsOf: asOf };
};

/** The count a person with all the trades and a lot of time would get. */
const byHand = (desk: DeskBook, by: Grouping, filters: Filters) => {
  const cube = breakdownCube(desk, 1);
  const { book, columns, segments, asOf } = desk;
  const typed = by === 'type' || filters.type !== undefined;
  const months = (value: number): string => isoFromDay(day(value)).slice(0, 7);
  const groups = new Map<
    string,
    { clients: Set<number>; trades: number; invested: number; outstanding: number; weight: number; yields: number }
  >();
  const add = (name: string, client: number) => {
    const group = groups.get(name) ?? { clients: new Set(), trades: 0, invested: 0, outstanding: 0, weight: 0, yields: 0 };
    groups.set(name, group);
    group.clients.add(client);
    return group;
  };
  for (let client = 0; client < columns.clients; client++) {
    const whose = {
      segment: segments[client] as number,
      band: ((columns.band[client] as number) + 3) % 4,
      age: ageGroupOf(columns.age[client] as number),
    };
    if ((['segment', 'band', 'age'] as const).some((name) => filters[name] !== undefined && filters[name] !== whose[name])) continue;
    const own: Record<string, string> = {
      segment: SEGMENTS[whose.segment] as string,
      band: cube.bands[whose.band] as string,
      age: AGE_GROUPS[whose.age] as string,
    };
    if (!typed && by !== 'period') add(own[by] as string, client);
    for (let trade = book.trades.offsets[client] as number; trade < (book.trades.offsets[client + 1] as number); trade++) {
      const place = book.trades.type[trade] as number;
      const type = place < 0 ? 'Unclassified' : (book.bondTypes[place] as string);
      if (filters.type !== undefined && cube.types[filters.type] !== type) continue;
      const onDay = book.trades.day[trade] as number;
      if (onDay > asOf) continue;
      const name = by === 'type' ? type : by === 'period' ? months(onDay) : (own[by] as string);
      if (by === 'period' && !cube.periods.includes(name)) continue;
      const group = add(name, client);
      const amount = book.trades.amount[trade] as number;
      const yearly = book.trades.yieldToMaturity[trade] as number;
      group.trades++;
      group.invested += amount;
      const matures = book.bonds[book.trades.bond[trade] as number]?.maturityDay ?? null;
      if (matures !== null && matures > asOf) group.outstanding += amount;
      if (Number.isNaN(yearly)) continue;
      group.weight += amount;
      group.yields += amount * yearly;
    }
  }
  return groups;
};

test('whatever is asked, the cube says what counting the trades one by one says', (t) => {
  const filters = fc.record({ segment: fc.nat(2), band: fc.nat(3), age: fc.nat(5), type: fc.nat(6) }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.constantFrom(...GROUPINGS), filters, fc.integer({ min: 1, max: 4 }), (by, chosen, seed) => {
      const desk = deskOf(90, 4, seed);
      const { [by as 'type']: _, ...others } = chosen;
      const cube = breakdownCube(desk, 1);
      const answer = breakDown(cube, { by, filters: others });
      const expected = byHand(desk, by, others);
      const told = answer.rows.filter(({ name, values }) => name !== 'Smaller groups together' && (values.clients ?? 0) > 0);
      t.deepEqual(
        told.map(({ name }) => name).sort(),
        [...expected]
          .filter(([, { clients }]) => clients.size >= 5)
          .map(([name]) => name)
          .sort(),
      );
      for (const { name, values } of told) {
        const group = expected.get(name);
        t.is(values.clients, group?.clients.size ?? -1);
        t.is(values.trades, group?.trades ?? -1);
        t.is(values.invested, group?.invested ?? -1);
        t.is(values.outstanding, group?.outstanding ?? -1);
        const ratios = [...(group?.clients ?? [])]
          .map((client) => desk.columns.reinvestment[client] as number)
          .filter((ratio) => !Number.isNaN(ratio));
        const mean = ratios.length === 0 ? null : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
        if (mean === null) t.is(values.reinvestment, null);
        else t.true(Math.abs((values.reinvestment ?? -1) - mean) < 1e-4);
        if (!group || group.weight === 0) t.is(values.meanYield, null);
        else t.true(Math.abs((values.meanYield ?? -1) - group.yields / group.weight) < 1e-6);
      }
    }),
    { numRuns: 120 },
  );
});

const trade = (client: number, type: string, day = '2025-01-10'): SmallTrade => ({ client: `c${client}`, day, type, rupees: 100 });
const handMade = (trades: readonly SmallTrade[], segmentOf: (client: string) => number): DeskBook => {
  const book = smallBook([], trades);
  const asOf = on('2025-01-15');
  const model = { segments: ['A', 'B', 'C', 'D'].map((name, id) => ({ id, name })) } as unknown as Model;
  return {
    book,
    columns: profileColumns(book, asOf),
    segments: Int32Array.from(book.clients, ({ id }) => segmentOf(id)),
    model,
    asOf,
    dataAsOf: asOf,
  };
};

test('groups of fewer than five clients are told together, and only where they are five together', (t) => {
  const sizes = [6, 3, 2, 0];
  const trades = sizes.flatMap((size, segment) => Array.from({ length: size }, (_, at) => trade(segment * 10 + at, 'Gilts')));
  const desk = handMade(trades, (id) => Math.floor(Number(id.slice(1)) / 10));
  const answer = breakDown(breakdownCube(desk, 1), { by: 'segment', filters: {} });
  t.deepEqual(
    answer.rows.map(({ name, values }) => [name, values.clients]),
    [
      ['A', 6],
      ['Smaller groups together', 5],
    ],
  );
  t.deepEqual([answer.folded, answer.leftOut], [2, 0]);
  const fewer = breakDown(
    breakdownCube(
      handMade(trades.slice(0, 9), (id) => Math.floor(Number(id.slice(1)) / 10)),
      1,
    ),
    { by: 'segment', filters: {} },
  );
  t.deepEqual([fewer.rows.length, fewer.folded, fewer.leftOut], [1, 0, 1], 'three together are still three');
});

test('types and months of fewer than five clients are left out, since one client is in several', (t) => {
  const trades = Array.from({ length: 6 }, (_, at) => trade(at, 'Gilts', at < 2 ? '2024-12-01' : '2025-01-10')).concat([
    trade(0, 'Rare'),
    trade(1, 'Odd'),
  ]);
  const cube = breakdownCube(
    handMade(trades, () => 0),
    1,
  );
  const types = breakDown(cube, { by: 'type', filters: {} });
  t.deepEqual(
    types.rows.map(({ name }) => name),
    ['Gilts'],
  );
  t.is(types.leftOut, 2);
  const months = breakDown(cube, { by: 'period', filters: {} });
  t.deepEqual(
    months.rows.map(({ name, values }) => [name, values.clients]),
    [
      ['2024-12', null],
      ['2025-01', 6],
    ],
  );
});

test('without a matching client there are no rows, and nothing breaks', (t) => {
  const cube = breakdownCube(
    handMade([trade(0, 'Gilts')], () => 0),
    1,
  );
  t.deepEqual(breakDown(cube, { by: 'segment', filters: { age: 0 } }), { rows: [], folded: 0, leftOut: 0 });
  t.deepEqual(breakDown(cube, { by: 'period', filters: { age: 0 } }), { rows: [], folded: 0, leftOut: 0 });
});

test('the mean yield of a few rupees is as exact as that of crores', (t) => {
  const trades = Array.from({ length: 5 }, (_, at) => ({ client: `C${at}`, day: '2025-01-10', rupees: 0.01, yieldPercent: 11.68 }));
  const book = smallBook([], trades);
  const asOf = on('2025-01-15');
  const model = { segments: [{ id: 0, name: 'All' }] } as unknown as Model;
  const desk = { book, columns: profileColumns(book, asOf), segments: new Int32Array(5), model, asOf, dataAsOf: asOf };
  const [row] = breakDown(breakdownCube(desk, 1), { by: 'segment', filters: {} }).rows;
  t.true(Math.abs((row?.values.meanYield ?? 0) - 0.1168) < 1e-9);
});

test('a cube that would be too large tells quarters, and then fewer types', (t) => {
  const trades = Array.from({ length: 2000 }, (_, at) =>
    trade(at % 300, `Type ${at % 40}`, new Date(Date.UTC(2023, Math.floor(at / 40) % 24, 1 + (at % 28))).toISOString().slice(0, 10)),
  );
  const desk = handMade(trades, (id) => Number(id.slice(1)) % 4);
  const cells = (cube: ReturnType<typeof breakdownCube>): number => cube.tables.byTypeAndPeriod.length / CUBE_STRIDE;
  const fine = breakdownCube(desk, 1);
  t.deepEqual([fine.periodKind, fine.types.length], ['month', 16]);
  const coarser = breakdownCube(desk, 1, cells(fine) - 1);
  t.deepEqual([coarser.periodKind, coarser.types.length], ['quarter', 16]);
  const coarsest = breakdownCube(desk, 1, cells(coarser) - 1);
  t.deepEqual([coarsest.periodKind, coarsest.types.length], ['quarter', 8]);
  t.is(breakdownCube(desk, 1, 0).types.length, 8, 'it does not get coarser than that');
});

test('a cube is plain JSON, and other formats are not read', (t) => {
  const cube = breakdownCube(deskOf(50, 3, 1), 7);
  const stored = JSON.parse(JSON.stringify(cube));
  t.deepEqual(readBreakdownCube(stored), cube);
  for (const other of [null, 3, 'cube', {}, { ...cube, format: 1 }]) t.is(readBreakdownCube(other), null);
});
