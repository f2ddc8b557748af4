import type { AdminState } from '../../src/usecases/admin/admin-state.ts';
import type { JobRun } from '../../src/usecases/ports/job-store.ts';
import { bold, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { ago, dateTimeOf, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

const MOST_JOBS = 20;

const stateOf = ({ startedAt, finishedAt, waitsUntil, outcome }: JobRun, at: Date, zone: string): string => {
  if (finishedAt !== null) return `${shown(outcome ?? 'done', 60)}, ${ago(finishedAt, at)}`;
  return waitsUntil === null ? `running, started ${ago(startedAt, at)}` : `waiting, tries again from ${dateTimeOf(waitsUntil, zone)}`;
};

/** The latest job runs and their results. */
export const jobsMessage = ({ jobs, at, zone }: AdminState): Message => {
  const title = jobs.length === 0 ? 'No job has run yet' : 'The latest jobs';
  return {
    text: title,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      jobs.length === 0
        ? richText(line(words('The book is read again and digests go out on schedule. Nothing was due so far.')))
        : richText(
            list(
              'bullet',
              jobs.slice(0, MOST_JOBS).map((run) => {
                const { job, slot, attempt, detail } = run;
                const tries = attempt > 1 ? `, ${plural(attempt, 'try', 'tries')}` : '';
                return line(
                  bold(shown(job, 80)),
                  words(
                    `  due ${dateTimeOf(slot, zone)}: ${stateOf(run, at, zone)}${tries}${detail === null ? '' : `. ${shown(detail, 200)}`}`,
                  ),
                );
              }),
            ),
          ),
    ],
  };
};
