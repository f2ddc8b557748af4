import { join } from 'node:path';
import test from 'ava';
import type { Book } from '../../../src/advisor/book/book.ts';
import { newestDay } from '../../../src/advisor/book/newest-day.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import type { Day } from '../../../src/advisor/units.ts';
import type { Dependencies } from '../../../src/deps.ts';
import type { JudgedPorts } from '../../../src/usecases/exploration/judged-recommendations.ts';
import { type BookSource, SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { evaluateAdvisor } from '../../../src/usecases/train/evaluate-advisor.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { fillAndTrain, openProduct, openTrainedProduct, TEST_NOW, temporaryFolder } from '../../helpers/product.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { oneDayBook } from '../../helpers/samples/other-books.ts';
import { on } from '../../helpers/samples/small-book.ts';

const request = { segments: 3, seed: 1 };
/** No recommendation was judged. */
const silent = {
  suitabilityPolicy: USUAL_POLICY,
  feedback: { since: async () => [] },
  recommendations: { findMany: async () => new Map() },
} as unknown as JudgedPorts & { readonly suitabilityPolicy: SuitabilityPolicy };

/** A source with a book and no bonds on offer. */
const sourceOf = (read: () => Book, asked: number[] = []): BookSource =>
  ({
    readBook: async () => ({ book: read() }),
    readBondsOnOffer: async (asOf: number) => {
      asked.push(asOf);
      return [];
    },
  }) as unknown as BookSource;

test('what would be shown is checked on the bonds on offer today', async (t) => {
  const asked: number[] = [];
  const outcome = await evaluateAdvisor({ ...silent, calendar: deskOn('2025-01-02'), source: sourceOf(() => busyBook(60, 6), asked) })(
    request,
  );
  t.is(outcome.kind, 'evaluated');
  t.deepEqual(asked, [on('2025-01-02')]);
  t.is(outcome.kind === 'evaluated' && outcome.evaluation.suitabilityViolations, 0);
});

test('a book on one day is answered with why it is not enough', async (t) => {
  const outcome = await evaluateAdvisor({ ...silent, calendar: deskOn('2025-01-02'), source: sourceOf(oneDayBook) })(request);
  t.is(outcome.kind, 'not-enough');
  t.regex(outcome.kind === 'not-enough' ? outcome.reason : '', /one day/);
});

test('a book that cannot be read is reported', async (t) => {
  const down = sourceOf(() => {
    throw new SourceUnavailableError('The database cannot be reached.');
  });
  t.is((await evaluateAdvisor({ ...silent, calendar: deskOn('2025-01-02'), source: down })(request)).kind, 'source-down');
});

test('an old book is mentioned from the fourth working day on', async (t) => {
  const source = sourceOf(() => busyBook(60, 6));
  const newest = newestDay(busyBook(60, 6)) as Day;
  const oldOn = async (today: Day) => {
    const outcome = await evaluateAdvisor({ ...silent, calendar: deskOn(today), source })(request);
    return outcome.kind === 'evaluated' ? outcome.oldBook : outcome.kind;
  };
  const calendar = deskOn(newest);
  const days = [...calendar.nextWorkingDays(newest, 4)];
  t.is(await oldOn(days[2] as Day), null);
  t.deepEqual(await oldOn(days[3] as Day), { day: newest, workingDays: 4, on: days[3] });
});

/** The rows of what a training writes, by table. The audit log's chain has a key of its own in each database. */
const storedRows = async ({ database: { knex } }: Dependencies): Promise<ReadonlyMap<string, readonly string[]>> => {
  const tables: { readonly name: string }[] = await knex('sqlite_master')
    .where('name', 'like', 'advisor%')
    .where('type', 'table')
    .whereNotIn('name', ['advisor_audit', 'advisor_migrations'])
    .select('name');
  const rows = async (table: string): Promise<string[]> =>
    (await knex(table).select('*')).map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !/_at$/.test(column)))).sort();
  return new Map(await Promise.all(tables.map(async ({ name }) => [name, await rows(name)] as const)));
};

test('one seed stores the same bytes in two databases, times aside', async (t) => {
  const first = await storedRows(await openTrainedProduct(t));
  const url = `sqlite:${join(temporaryFolder(t), 'second.sqlite')}`;
  await fillAndTrain(url, TEST_NOW);
  const second = await storedRows(await openProduct(t, { DATABASE_URL: url }));
  t.is(first.get('advisor_models')?.length, 1);
  t.deepEqual([...first.keys()].toSorted(), [...second.keys()].toSorted());
  const differing = [...first].filter(([table, rows]) => rows.join('\n') !== second.get(table)?.join('\n'));
  t.deepEqual(
    differing.map(([table]) => table),
    [],
  );
});
