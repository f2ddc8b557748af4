import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { dayOf } from '../../src/advisor/units.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { migrate } from '../../src/data/migrations/migrate.ts';
import { type Dependencies, openDependencies } from '../../src/deps.ts';
import type { Overrides } from '../../src/open-ports.ts';

/** The last day of the tests' demo books. */
export const TEST_NOW = new Date('2026-06-30T10:00:00Z');

/** A temporary folder, removed when the test ends. */
export const temporaryFolder = (t: ExecutionContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A configuration with the test's own embedded database. */
export const temporaryConfig = (t: ExecutionContext, environment: Readonly<Record<string, string>> = {}): Config =>
  parseConfig({
    DATABASE_URL: `sqlite:${join(temporaryFolder(t), 'product.sqlite')}`,
    LOG_LEVEL: 'silent',
    METRICS_PORT: '0',
    ...environment,
  });

/** The whole product on an empty embedded database. It's closed when the test ends. */
export const openProduct = async (
  t: ExecutionContext,
  environment: Readonly<Record<string, string>> = {},
  overrides: Overrides = {},
): Promise<Dependencies> => {
  const product = await openDependencies(temporaryConfig(t, environment), { clock: { now: () => TEST_NOW }, ...overrides });
  t.teardown(product.close);
  return product;
};

/** One trained database for all tests of a file, or of the whole run if `TEST_TRAINED_DATABASE` names it. It's made once and copied for each test. */
let template: Promise<string> | null = null;

/**
 * Writes a small demo book that ends at `now` into an empty database, and trains a model for each seed. The last one is active.
 * @param bookUrl for the book in a database of its own
 */
export const fillAndTrain = async (url: string, now: Date, seeds: readonly number[] = [1], bookUrl = url): Promise<void> => {
  const config = parseConfig({ DATABASE_URL: url, SOURCE_DATABASE_URL: bookUrl, LOG_LEVEL: 'silent' });
  const product = await openDependencies(config, { clock: { now: () => now } });
  try {
    await migrate(product.database);
    const written = await writeDemoBook(product.sourceDatabase, {
      clients: 120,
      referenceDay: dayOf(now),
      riskProfiles: product.stores.riskProfiles,
      now,
    });
    if (written.kind !== 'written') throw new Error(`no demo book: ${written.kind}`);
    for (const seed of seeds) {
      const trained = await product.trainAdvisor({ segments: 4, seed, actorId: 'test' });
      if (trained.kind !== 'trained') throw new Error(`no model: ${trained.kind}`);
    }
  } finally {
    await product.close();
  }
};

/** The file of a trained database, removed when this process ends. */
export const makeTemplate = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'product.sqlite');
  await fillAndTrain(`sqlite:${file}`, TEST_NOW);
  return file;
};

/** The product with a small demo book and an active model. */
export const openTrainedProduct = async (
  t: ExecutionContext,
  environment: Readonly<Record<string, string>> = {},
  overrides: Overrides = {},
): Promise<Dependencies> => {
  const { TEST_TRAINED_DATABASE: made } = process.env;
  template ??= made ? Promise.resolve(made) : makeTemplate();
  const file = join(temporaryFolder(t), 'product.sqlite');
  const original = await template;
  // The write-ahead log is part of the database.
  for (const suffix of ['', '-wal']) if (existsSync(original + suffix)) copyFileSync(original + suffix, file + suffix);
  return openProduct(t, { DATABASE_URL: `sqlite:${file}`, ...environment }, overrides);
};

const DAYS_A_WEEK = 7;

/**
 * Moves the demo book of a trained product to now, by whole weeks, and reads it again. For tests of a process that goes by the machine's clock:
 * to it, the tests' book would be old, and nothing in it on offer.
 * @param product goes by the machine's clock
 */
export const moveBookToNow = async ({ database: { knex }, calendar, refreshDesk }: Dependencies): Promise<void> => {
  const weeks = Math.floor((calendar.today() - calendar.dayOf(TEST_NOW)) / DAYS_A_WEEK);
  const moved = (cell: string): string => `date(${cell}, '+${weeks * DAYS_A_WEEK} days')`;
  for (const [table, column] of [
    ['orders', 'trade_date'],
    ['offers', 'valid_until'],
    ['product_master', 'issue_date'],
    ['product_master', 'maturity_date'],
  ] as const) {
    await knex.raw(`update ${table} set ${column} = ${moved(column)} where ${moved(column)} is not null`);
    const dashed = `replace(${column}, '/', '-')`;
    await knex.raw(
      `update ${table} set ${column} = replace(${moved(dashed)}, '-', '/') where ${column} like '____/__/__' and ${moved(dashed)} is not null`,
    );
  }
  await refreshDesk({ actorId: 'test' });
};
