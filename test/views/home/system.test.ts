import test from 'ava';
import { systemBlocks } from '../../../views/home/system.ts';
import { stringsIn } from '../../helpers/inside.ts';
import { sampleHome, sampleSystem } from '../../helpers/sample-desk.ts';

test('of a job that was given back the Home tab says that it waits, not that it is under way', (t) => {
  const at = new Date('2026-03-12T10:00:00Z');
  const run = { job: 'refresh', slot: at, attempt: 1, startedAt: at, finishedAt: null, outcome: null, detail: null };
  const wordsOf = (waitsUntil: Date | null): string =>
    stringsIn(systemBlocks(sampleHome({ system: sampleSystem({ jobs: [{ ...run, waitsUntil }] }) }))).join(' ');
  t.regex(wordsOf(null), /refresh: under way, begun/);
  t.regex(wordsOf(at), /refresh: waits, begun/);
});
