import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { type Config, parseConfig } from '../../src/config.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { dayOf } from '../../src/day-of.ts';
import { type Dependencies, type Overrides, openDependencies } from '../../src/deps.ts';

/** The day on which the demo books of the tests end. */
export const TEST_NOW = new Date('2026-06-30T10:00:00Z');

/** A temporary folder that goes when the test ends. */
export const temporaryFolder = (t: ExecutionContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A configuration on an embedded database of the test's own. */
export const temporaryConfig = (t: ExecutionContext, environment: Readonly<Record<string, string>> = {}): Config =>
  parseConfig({
    DATABASE_URL: `sqlite:${join(temporaryFolder(t), 'product.sqlite')}`,
    LOG_LEVEL: 'silent',
    METRICS_PORT: '0',
    ...environment,
  });

/** The whole product on an empty embedded database; closed when the test ends. */
export const openProduct = async (
  t: ExecutionContext,
  environment: Readonly<Record<string, string>> = {},
  overrides: Overrides = {},
): Promise<Dependencies> => {
  const product = await openDependencies(temporaryConfig(t, environment), { clock: { now: () => TEST_NOW }, ...overrides });
  t.teardown(product.close);
  return product;
};

/** One trained database for all tests of a file, or of the whole run where `TEST_TRAINED_DATABASE` names it: made once, copied for each. */
let template: Promise<string> | null = null;

/** The file of a trained database; it goes when this process ends. */
export const makeTemplate = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'product.sqlite');
  const product = await openDependencies(parseConfig({ DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'silent' }), {
    clock: { now: () => TEST_NOW },
  });
  const written = await writeDemoBook(product.sourceDatabase, { clients: 120, referenceDay: dayOf(TEST_NOW), now: TEST_NOW });
  const trained = await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  await product.close();
  if (written.kind !== 'written' || trained.kind !== 'trained') throw new Error(`no template: ${written.kind}, ${trained.kind}`);
  return file;
};

/** The product with a small demo book and a model in force. */
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
