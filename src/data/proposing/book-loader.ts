import type { Clock } from '../../usecases/ports/clock.ts';
import type { BookLoader, LoadedFile, LookedAtFile } from '../../usecases/ports/loading/book-loader.ts';
import type { Doubt } from '../columns/column.ts';
import type { Database } from '../database.ts';
import { FileError } from '../files/file-error.ts';
import { importBook } from '../import/import-book.ts';
import { importInTheWay } from '../import/import-in-the-way.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import type { BookCalendar } from '../sources/reading/book-calendar.ts';
import { inWords, RefusedFile } from '../understanding/refused.ts';
import { dryRun } from './dry-run.ts';
import { mappingText } from './mapping-text.ts';
import { proposeFile } from './propose-file.ts';

export interface BookLoaderOptions {
  readonly database: Database;
  readonly calendar: BookCalendar;
  readonly clock: Clock;
  /** Why this installation's book isn't loaded from files; null if it is. */
  readonly readOnly: string | null;
}

const refusedBy = ({ reason, expected }: Pick<Doubt, 'reason' | 'expected'>) => ({ kind: 'refused', reason, expected }) as const;

/** Runs what reads a file; a file that can't be read is refused in words. */
const reading = async <T>(
  read: () => Promise<T>,
): Promise<T | { readonly kind: 'refused'; readonly reason: string; readonly expected: string }> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileError) return refusedBy({ reason: error.message, expected: error.mend });
    if (error instanceof RefusedFile) return refusedBy({ reason: inWords(error.doubt), expected: error.doubt.expected });
    throw error;
  }
};

/** Loads files of trades into this database. */
export const bookLoader = ({ database, calendar, clock, readOnly }: BookLoaderOptions): BookLoader => ({
  inTheWay: async () => {
    const found = readOnly === null ? await importInTheWay(database) : null;
    return readOnly ?? (found && `${found.reason} ${found.mend}`);
  },
  look: (file, mapping, answers) =>
    reading(async (): Promise<LookedAtFile> => {
      const base = mapping === null ? null : parseMapping(mapping, 'of the last file');
      const proposed = await proposeFile(file.path, { base, answers, zone: calendar.zone });
      const text = mappingText(proposed.mapping);
      if (proposed.questions.length > 0) return { kind: 'questions', questions: proposed.questions, mapping: text };
      const [doubt] = proposed.doubts;
      if (doubt !== undefined || proposed.opened === null)
        return refusedBy(doubt ?? { reason: 'The file is empty.', expected: 'a row per trade' });
      if (proposed.kind !== 'trades')
        return refusedBy({
          reason: `The file holds ${proposed.kind}, and no trades.`,
          expected: 'a trade book. Clients and offers are loaded with "bond-advisor import"',
        });
      const run = await dryRun(proposed.opened, { mapping: proposed.mapping, calendar });
      return { kind: 'ready', dryRun: run, ignored: proposed.ignored, mapping: text };
    }),
  load: (file, mapping, who) =>
    reading(async (): Promise<LoadedFile> => {
      const outcome = await importBook(database, {
        tradesFile: file.path,
        mapping: parseMapping(mapping, 'of this file'),
        who,
        now: clock.now(),
        calendar,
      });
      if (outcome.kind === 'refused') return refusedBy({ reason: inWords(outcome.doubt), expected: outcome.doubt.expected });
      const { rows, taken, sales, duplicates, setAside } = outcome.report;
      const aside = Object.values(setAside).reduce((sum, { count }) => sum + count, 0);
      return { kind: 'loaded', rows, taken, sales, duplicates, setAside: aside, clients: outcome.clients };
    }),
});
