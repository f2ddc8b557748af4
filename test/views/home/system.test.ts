import test from 'ava';
import { systemBlocks } from '../../../views/home/system.ts';
import { stringsIn } from '../../helpers/inside.ts';
import { sampleHome, sampleSystem } from '../../helpers/samples/sample-home.ts';

test('a released job is shown as waiting, not as under way', (t) => {
  const at = new Date('2026-03-12T10:00:00Z');
  const run = { job: 'refresh', slot: at, attempt: 1, startedAt: at, finishedAt: null, outcome: null, detail: null };
  const wordsOf = (waitsUntil: Date | null): string =>
    stringsIn(systemBlocks(sampleHome({ system: sampleSystem({ jobs: [{ ...run, waitsUntil }] }) }))).join(' ');
  t.regex(wordsOf(null), /refresh: running, started/);
  t.regex(wordsOf(at), /refresh: waiting, started/);
});

test('admins see that the activated model is damaged, and which version answers', (t) => {
  const wordsOf = (instead: number | null): string =>
    stringsIn(systemBlocks(sampleHome({ system: sampleSystem({ damagedModel: { version: 8, instead, reason: 'cut off' } }) }))).join(' ');
  t.regex(wordsOf(7), /version 8 is damaged; version 7 answers instead/);
  t.regex(wordsOf(null), /version 8 is damaged, and no earlier one can answer/);
});
