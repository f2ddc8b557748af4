import test from 'ava';
import type { Book } from '../../src/advisor/book.ts';
import { evaluateAdvisor } from '../../src/usecases/evaluate-advisor.ts';
import type { JudgedPorts } from '../../src/usecases/exploration/judged-recommendations.ts';
import { type BookSource, SourceUnavailableError } from '../../src/usecases/ports.ts';
import { busyBook } from '../helpers/busy-book.ts';
import { oneDayBook } from '../helpers/other-books.ts';
import { on } from '../helpers/small-book.ts';

const request = { segments: 3, seed: 1 };
/** Nobody has judged anything. */
const silent = { feedback: { since: async () => [] }, recommendations: { find: async () => null } } as unknown as JudgedPorts;

/** A source that has a book and no bonds on offer. */
const sourceOf = (read: () => Book, asked: number[] = []): BookSource =>
  ({
    readBook: async () => ({ book: read() }),
    newestTradeDay: async () => on('2024-12-31'),
    readBondsOnOffer: async (asOf: number) => {
      asked.push(asOf);
      return [];
    },
  }) as unknown as BookSource;

test('what would be shown is checked on the bonds on offer as of the newest trade', async (t) => {
  const asked: number[] = [];
  const outcome = await evaluateAdvisor({ ...silent, source: sourceOf(() => busyBook(60, 6), asked) })(request);
  t.is(outcome.kind, 'evaluated');
  t.deepEqual(asked, [on('2024-12-31')]);
  t.is(outcome.kind === 'evaluated' && outcome.evaluation.suitabilityViolations, 0);
});

test('a book on one day is answered with why it is not enough', async (t) => {
  const outcome = await evaluateAdvisor({ ...silent, source: sourceOf(oneDayBook) })(request);
  t.is(outcome.kind, 'not-enough');
  t.regex(outcome.kind === 'not-enough' ? outcome.reason : '', /one day/);
});

test('a book that cannot be read is said to be so', async (t) => {
  const down = sourceOf(() => {
    throw new SourceUnavailableError('The database cannot be reached.');
  });
  t.is((await evaluateAdvisor({ ...silent, source: down })(request)).kind, 'source-down');
});
