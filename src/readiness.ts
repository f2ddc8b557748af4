import { oldBookInWords } from './advisor/calendar/book-days-in-words.ts';
import { checkBook, inWords } from './check-parts.ts';
import { atMost } from './data/at-most.ts';
import type { Dependencies } from './deps.ts';
import { lastVerdict } from './last-verdict.ts';
import type { SlackApp } from './slack/app.ts';

export interface Readiness {
  readonly ok: boolean;
  /** `ok` or what's wrong, by part. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Whether we can store (`database`), speak (`slack`) and advise (`model`): the parts without which nobody gets an answer. */
  readonly needed: Readonly<Record<'database' | 'slack' | 'model', boolean>>;
}

const RUNS_LOOKED_AT = 20;
/** A probe must not load the disk, and an answer must come before the prober gives up. */
const DATABASE = { everyMs: 3000, againMs: 1000, waitMs: 1500 };
const BOOK = { everyMs: 3000, againMs: 1000, waitMs: 500 };
const TOLD_WITHIN_MS = 1000;
/** What the breaker knows before the next probe of ours. */
const NO_ANSWER = 'doesn’t answer; nobody waits for it until it does';

/** The outcome of the last nightly reading and the last digest. A failure there doesn't keep us from answering people. */
const jobsInWords = async ({ stores }: Dependencies): Promise<string> => {
  const runs = await stores.jobs.newest(RUNS_LOOKED_AT);
  const failed = runs.filter(({ job, outcome }, place) => {
    const isNewest = runs.findIndex((run) => run.job === job) === place;
    return isNewest && (outcome === 'failed' || outcome === 'unconfirmed');
  });
  // A job's name contains a channel id; only callers on this machine see it.
  return failed.length === 0 ? 'ok' : failed.map(({ job, slot }) => `${job} of ${slot.toISOString()} failed`).join(', ');
};

/** What the model in memory can do. An earlier version in place of a damaged one advises, so that's no reason to be unready. */
const modelInWords = ({ activeModel: { held, damaged } }: Dependencies): string => {
  if (damaged) return held ? `version ${held.version} answers. ${damaged.reason}` : `no usable model. ${damaged.reason}`;
  return held ? 'ok' : 'no model yet: run "bond-advisor train"';
};

/** What can be read in time, in words. */
const told = async (read: Promise<string>): Promise<string> => {
  let says = 'can’t be read';
  await atMost(
    TOLD_WITHIN_MS,
    read.then((words) => {
      says = words;
    }),
  );
  return says;
};

/**
 * Whether this process can answer people: it can store (a real write), speak to Slack, and advise. The book, failed jobs and waiting messages
 * are reported but don't count: without the book the last reading serves, and another process couldn't do better.
 */
export const readiness = (dependencies: Dependencies, slack: () => SlackApp | null): (() => Promise<Readiness>) => {
  const { activeModel, bookDay, calendar, config, clock, database, pulse, stores, sourceDatabase } = dependencies;
  const store = lastVerdict(() => pulse.beat(clock.now()), { ...DATABASE, inWords: (error) => inWords(error, config.databaseUrl) });
  let hasSeenBook = false;
  const book = lastVerdict(
    async () => {
      // The newest trade is expensive in a large book.
      if (hasSeenBook) await sourceDatabase.knex.raw('SELECT 1');
      else await checkBook(dependencies);
      hasSeenBook = true;
    },
    { ...BOOK, inWords: (error) => inWords(error, config.sourceDatabaseUrl) },
  );
  const bookAgeInWords = async (): Promise<string> => {
    const old = calendar.oldBook(await bookDay.current(), calendar.today());
    return old === null ? 'ok' : oldBookInWords(old);
  };
  return async () => {
    const [stored, ofBook] = await Promise.all([store(), book(), atMost(TOLD_WITHIN_MS, activeModel.current())]);
    const health = slack()?.health() ?? { ok: false, reason: 'not started' };
    const more =
      stored === null
        ? {
            jobs: await told(jobsInWords(dependencies)),
            outbox: await told(stores.outbox.pending().then((waiting) => (waiting === 0 ? 'ok' : `${waiting} waiting`))),
          }
        : {};
    const awayNow = database.breaker?.isAway ? NO_ANSWER : null;
    const reasons = {
      database: stored ?? awayNow ?? 'ok',
      slack: health.ok ? 'ok' : (health.reason ?? 'not connected'),
      model: modelInWords(dependencies),
      book: ofBook ?? (sourceDatabase.breaker?.isAway ? NO_ANSWER : await told(bookAgeInWords())),
      ...more,
    };
    const needed = { database: stored === null && awayNow === null, slack: health.ok, model: activeModel.held !== null };
    return { ok: needed.database && needed.slack && needed.model, reasons, needed };
  };
};
