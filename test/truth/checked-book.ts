import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBelow, seededRandom } from '../../src/advisor/random.ts';
import { daysBefore } from '../../src/advisor/units.ts';
import { trainingReport } from '../../src/cli/output/training-report.ts';
import { type MadeSurface, made } from '../../src/cli/truth/made-surface.ts';
import { surfacesOfBook, surfacesOfClient } from '../../src/cli/truth/surfaces.ts';
import { claimTraining } from '../../src/cli/truth/training-claims.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { parseConfig } from '../../src/config.ts';
import { importOffers } from '../../src/data/import/import-offers.ts';
import { migrate } from '../../src/data/migrations/migrate.ts';
import { type Dependencies, openDependencies } from '../../src/deps.ts';
import { checkClaims, type UntrueClaim } from '../../src/truth/check-claims.ts';
import type { World } from '../../src/truth/world/world.ts';
import { recommendBond } from '../helpers/ask.ts';
import { type DatabaseKind, freshDatabase } from '../helpers/databases/databases.ts';
import { ADMIN, register } from '../helpers/register-client.ts';
import { intakeFacts } from '../helpers/samples/intake-facts.ts';
import type { DirtyBook } from './dirty-book.ts';

export interface HowChecked {
  readonly kind?: DatabaseKind;
  /** How many clients to look at; all by default. */
  readonly clients?: number;
}

export interface CheckedBook {
  readonly world: World;
  readonly surfaces: readonly MadeSurface[];
  readonly claims: number;
  readonly clients: number;
  readonly untrue: readonly UntrueClaim[];
}

/** Days ago, on which advice was given whose 30 days are over even in a book that’s three weeks old. */
const ADVISED_AGO = 60;

/**
 * Advises every third client, some twice: weeks ago and today. Some rows say something else than the book about what followed, as if the book
 * had been corrected; the next reading corrects them. Advisers vote, change their minds and say what was chosen.
 */
const adviseSome = async (product: Dependencies, clock: { now: Date }, ids: readonly string[]): Promise<void> => {
  const { now } = clock;
  const advise = async (every: number): Promise<void> => {
    for (const [at, id] of ids.entries()) if (at % every === 0) await recommendBond(product.services, ADMIN, id);
  };
  await product.services.setExploration({ actor: ADMIN, share: 0.3 });
  for (const [daysAgo, every] of [
    [ADVISED_AGO, 3],
    [ADVISED_AGO - 10, 12],
    [0, 3],
  ] as const) {
    clock.now = daysBefore(now, daysAgo);
    await advise(every);
  }
  await product.services.setExploration({ actor: ADMIN, share: 0 });
  const early: string[] = await product.database.knex('advisor_recommendations').where('shown_at', '<', now).pluck('id');
  for (const [at, recommendationId] of early.entries()) {
    if (at % 4 !== 0) continue;
    const row = { eventId: `outcome:${recommendationId}:0`, recommendationId, advisorId: 'book', key: 'outcome', action: 'added' } as const;
    const happenedAt = `${now.getTime() / 1000 - 60}.000000`;
    await product.stores.feedback.append({ ...row, sign: 1, outcome: { types: 3, propensity: null }, happenedAt }, now);
  }
  await product.refreshDesk({ actorId: 'test' });
  const managers = (await product.source.readRelationshipManagers()).map(({ id }) => id);
  // One has the clients of the first manager, a second one those of the others; two more vote without having clients.
  for (const [at, relationshipManagerIds] of [managers.slice(0, 1), managers.slice(1, 3)].entries())
    await product.stores.people.put({ slackUserId: `U${at}`, role: 'advisor', relationshipManagerIds });
  const shown: string[] = await product.database.knex('advisor_recommendations').pluck('id');
  for (const [at, recommendationId] of shown.entries()) {
    for (let vote = 0; vote < at % 4; vote++) {
      const sign = (at + vote) % 3 === 0 ? -1 : 1;
      const happenedAt = `${now.getTime() / 1000}.${String(vote).padStart(6, '0')}`;
      const event = {
        eventId: `${recommendationId} ${vote}`,
        recommendationId,
        advisorId: `U${(at + vote) % 4}`,
        action: 'added',
        happenedAt,
      } as const;
      await product.stores.feedback.append(
        vote === 1 ? { ...event, key: 'choice', sign: -1, chosenType: 'Green Bonds' } : { ...event, key: 'reaction:+1', sign },
        now,
      );
    }
  }
};

const written = async (file: string, text: string): Promise<string> => {
  await writeFile(file, text);
  return file;
};

/** Serves a dirty book as the product does, builds every surface for every client, and checks what they claim. */
export const checkBook = async (
  book: DirtyBook,
  { kind = 'sqlite', clients = Number.POSITIVE_INFINITY }: HowChecked = {},
): Promise<CheckedBook> => {
  const database = await freshDatabase(kind);
  const folder = await mkdtemp(join(tmpdir(), 'dirty-book-'));
  const config = parseConfig({
    DATABASE_URL: database.url,
    ...(book.mapping === null
      ? { SOURCE_LAYOUT: book.layout }
      : { SOURCE_MAPPING: await written(join(folder, 'mapping.yaml'), book.mapping) }),
    LOG_LEVEL: 'silent',
    METRICS_PORT: '0',
    ...(book.pricing && { PRICING_FILE: await written(join(folder, 'pricing.json'), JSON.stringify(book.pricing)) }),
  });
  const clock = { now: book.now };
  const product = await openDependencies(config, { clock: { now: () => clock.now } });
  try {
    await migrate(product.database);
    await book.write(product.sourceDatabase.knex);
    const random = seededRandom(book.seed);
    const today = product.calendar.today();
    if (book.sheet !== null) {
      const file = await written(join(folder, 'offers.csv'), book.sheet);
      const request = { file, mapping: null, zone: config.timeZone, validUntil: today, acceptLoss: null, dryRun: false };
      const loaded = await importOffers(product.sourceDatabase, product.stores.offerSheets, { ...request, who: 'test', now: book.now });
      if (loaded.kind !== 'imported') throw new Error(JSON.stringify(loaded));
    }
    const worldNow = (): Promise<World> => worldOf(product);
    const inBook = [...(await worldNow()).clients.keys()];
    for (const at of [0, 1, 2]) {
      const facts = intakeFacts({
        on: (today - 400 * at) as never,
        birthDay: (at === 1 ? null : today - 12_000) as never,
        age: at === 1 ? 44 : null,
        horizonDays: at === 2 ? 100 : 1826,
        parentId: (at === 0 ? (inBook[randomBelow(5, random)] ?? null) : null) as never,
      });
      const id = await register(product, ADMIN, facts);
      if (at === 2)
        await product.services.linkClient({ actor: ADMIN, registered: id, bookId: inBook[randomBelow(inBook.length, random)] ?? '' });
    }
    const trained = await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
    if (trained.kind !== 'trained') throw new Error(`book ${book.seed}: ${JSON.stringify(trained)}`);
    if (book.seed % 2 === 0) await adviseSome(product, clock, inBook);
    const world = await worldOf(product);
    const ids = [...world.clients.keys()].slice(0, clients);
    // A refused version isn't active, and what's stored of it isn't read.
    const surfaces = trained.gate.passed ? [made('training in JSON', () => claimTraining(trainingReport(trained)))] : [];
    surfaces.push(...(await surfacesOfBook(product, ADMIN)));
    for (const [at, id] of ids.entries()) surfaces.push(...(await surfacesOfClient(product, ADMIN, id, ids[(at + 1) % ids.length] ?? '')));
    const claims = surfaces.flatMap((surface) => surface.claims);
    return { world, surfaces, claims: claims.length, clients: ids.length, untrue: checkClaims(world, claims) };
  } finally {
    await product.close();
    await database.remove();
    await rm(folder, { recursive: true });
  }
};
