import test from 'ava';
import type { JobRun } from '../../../src/usecases/ports/job-store.ts';
import { jobsMessage } from '../../../views/admin/jobs-message.ts';
import { stringsIn } from '../../helpers/inside.ts';
import { sampleState } from '../../helpers/samples/sample-admin.ts';

const AT = new Date('2026-03-12T10:00:00Z');
const wordsOf = (more: Partial<JobRun>): string => {
  const run: JobRun = {
    ...{ job: 'refresh', slot: new Date('2026-03-11T21:00:00Z'), attempt: 1, startedAt: new Date('2026-03-12T09:58:00Z') },
    ...{ finishedAt: null, waitsUntil: null, outcome: null, detail: null },
    ...more,
  };
  return stringsIn(jobsMessage(sampleState({ at: AT, jobs: [run] }))).join(' ');
};

test('a run is shown as under way, waiting or finished', (t) => {
  t.regex(wordsOf({}), /: running, started less than an hour ago/);
  const waits = wordsOf({ waitsUntil: new Date('2026-03-12T10:03:00Z'), detail: 'U1 is training, resetting or restoring' });
  t.regex(waits, /: waiting, tries again from 12 Mar 2026, 15:33\. U1 is training/);
  t.notRegex(waits, /under way/);
  t.regex(wordsOf({ finishedAt: new Date('2026-03-12T09:59:00Z'), outcome: 'refreshed' }), /: refreshed, less than an hour ago/);
});
