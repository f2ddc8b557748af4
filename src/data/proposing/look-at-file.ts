import type { BookLoader, LookedAtFile } from '../../usecases/ports/loading/book-loader.ts';
import type { Doubt } from '../columns/column.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import type { BookCalendar } from '../sources/reading/book-calendar.ts';
import { inWords, refusing } from '../understanding/refused.ts';
import { dryRun } from './dry-run.ts';
import { mappingText } from './mapping-text.ts';
import { isOfProfiles, proposeFile } from './propose-file.ts';

export const refusedBy = ({ reason, expected }: Pick<Doubt, 'reason' | 'expected'>) => ({ kind: 'refused', reason, expected }) as const;

/** Runs what reads a file; a file that can't be read is refused in words. */
export const reading = <T>(read: () => Promise<T>) =>
  refusing<T | ReturnType<typeof refusedBy>>(read, (doubt) => refusedBy({ reason: inWords(doubt), expected: doubt.expected }));

/** Looks at files. It needs no database. */
export const lookAtFile =
  (calendar: BookCalendar): BookLoader['look'] =>
  (file, mapping, answers) =>
    reading(async (): Promise<LookedAtFile> => {
      const base = mapping === null ? null : parseMapping(mapping, 'of the last file');
      const proposed = await proposeFile(file.path, { base, answers, zone: calendar.zone });
      const [text, holds] = [mappingText(proposed.mapping), isOfProfiles(proposed) ? ('profiles' as const) : proposed.kind];
      if (proposed.questions.length > 0) return { kind: 'questions', holds, questions: proposed.questions, mapping: text };
      const [doubt] = proposed.doubts;
      if (doubt !== undefined || proposed.opened === null)
        return refusedBy(doubt ?? { reason: 'The file is empty.', expected: 'a row per trade' });
      const run = await dryRun(proposed.opened, { mapping: proposed.mapping, calendar });
      return { kind: 'ready', holds, dryRun: run, ignored: proposed.ignored, mapping: text };
    });
