import { AsyncLocalStorage } from 'node:async_hooks';
import { QuietTimer } from './quiet-timer.ts';

/**
 * How long something may keep a person waiting, in milliseconds since their request arrived. Everybody has an honest answer within three seconds, so
 * the book comes first: without it the snapshot still answers. A form that isn't done by then gets a loading view. What is left is Slack's, to carry
 * the answer.
 */
const UNTIL_MS = { book: 1300, form: 2000, database: 2100, picture: 2400 } as const;
/** What is well answers within this time. So nothing is called away because we were busy ourselves. */
const LEAST_MS = 250;

interface Waiting {
  readonly since: number;
  answered: boolean;
}

const waiting = new AsyncLocalStorage<Waiting | undefined>();

/** Runs what answers a person: the clock starts, and everything it waits for shares one budget. */
export const whilePersonWaits = <T>(work: () => T): T => waiting.run({ since: performance.now(), answered: false }, work);

/** The person has an answer: what's still done for this request has its usual limits. */
export const personIsAnswered = (): void => {
  const person = waiting.getStore();
  if (person) person.answered = true;
};

/** Runs what others may wait for too, such as the reading of a model. One person's patience doesn't end it. */
export const asLongAsItTakes = <T>(work: () => T): T => waiting.run(undefined, work);

/** How much longer the person whom this code answers can wait for something, in milliseconds; infinite if nobody waits. */
export const patienceFor = (what: keyof typeof UNTIL_MS): number => {
  const person = waiting.getStore();
  if (!person || person.answered) return Number.POSITIVE_INFINITY;
  return Math.max(LEAST_MS, UNTIL_MS[what] - (performance.now() - person.since));
};

/** Settles as the work does. If the person's patience ends first, rejects with `tooLate()`; the work goes on for whoever asks next. */
export const inPatience = async <T>(what: keyof typeof UNTIL_MS, work: Promise<T>, tooLate: () => Error): Promise<T> => {
  const milliseconds = patienceFor(what);
  if (milliseconds === Number.POSITIVE_INFINITY) return work;
  let stop = (): void => {};
  const late = new Promise<never>((_, reject) => {
    const timer = new QuietTimer(milliseconds, () => reject(tooLate()));
    stop = () => timer.stop();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop();
  }
};
