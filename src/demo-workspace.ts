import { setTimeout as sleep } from 'node:timers/promises';
import { progressBar } from './cli/output/progress-bar.ts';
import { trainingProgress } from './cli/output/training-progress.ts';
import { refuseReadOnlySource } from './cli/refuse-read-only-source.ts';
import { writeDemoBook } from './data/demo/write-demo-book.ts';
import { isBookThere } from './data/sources/open-source.ts';
import { readMarker } from './data/sources/reading/book-marker.ts';
import { telling } from './data/sources/reading/source-errors.ts';
import type { Dependencies } from './deps.ts';
import { UsageError } from './faults/usage-error.ts';
import { tryPort } from './http-server.ts';
import { LEARNING } from './usecases/admin/holding-claim.ts';
import type { Person } from './usecases/ports/people-store.ts';

const LOOK_AGAIN_MS = 500;
const LOOPBACK_HOSTS = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Makes sure there's a demo book with a model, and no other book.
 * @throws UsageError if the playground, which has no login, would show another book or be reachable from outside this machine; the listen
 * error if the port is taken.
 */
export const prepareDemoWorkspace = async (
  dependencies: Dependencies,
  people: readonly Person[],
  remark: (line: string) => void,
): Promise<void> => {
  const { config, sourceDatabase, stores, calendar, clock, activeModel } = dependencies;
  if (!LOOPBACK_HOSTS.has(config.host)) {
    throw new UsageError(
      `The playground has no login, so it serves this machine only, not HOST=${config.host}. Set HOST=127.0.0.1, or set the Slack tokens to serve a Slack workspace.`,
    );
  }
  await tryPort(config.host, config.port);
  const [marker, isThere] = await telling(async () => [await readMarker(sourceDatabase.knex), await isBookThere(sourceDatabase)] as const);
  if (marker?.kind !== 'demo') {
    if (isThere) {
      throw new UsageError(
        'The database holds a book that isn’t the demo book, and the playground, which has no login, would show it to anybody. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET) to serve a Slack workspace, or another DATABASE_URL for a demo book.',
      );
    }
    refuseReadOnlySource(config);
    remark('There’s no book yet: writing a demo book.');
    const bar = progressBar('Demo book');
    const now = clock.now();
    const request = { referenceDay: calendar.today(), riskProfiles: stores.riskProfiles, now, onProgress: bar.update };
    const written = await writeDemoBook(sourceDatabase, request).finally(bar.stop);
    if (written.kind === 'refused') throw new UsageError(`${written.reason} ${written.mend}`);
  }
  // A version from an older program, or a damaged one, counts as none.
  while ((await activeModel.current()) === null) {
    remark('There’s no model that can be served: training one.');
    const progress = trainingProgress();
    const request = { segments: 5, seed: 1, actorId: 'start' };
    const outcome = await dependencies.train(request, progress.update).finally(progress.stop);
    if (outcome.kind === 'busy') {
      remark('Another process is training already: waiting for its model.');
      while (await stores.claims.current(LEARNING, await stores.claims.now())) await sleep(LOOK_AGAIN_MS);
    } else if (outcome.kind === 'trained') {
      remark(
        `Model ${outcome.version}: ${outcome.model.clients} clients, ${outcome.model.trades} trades, ${outcome.seconds.total.toFixed(1)} s.`,
      );
      break;
    } else throw new UsageError(outcome.kind === 'not-enough' ? outcome.reason : outcome.message);
  }
  for (const person of people) await stores.people.put(person);
};
