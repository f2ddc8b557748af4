import test from 'ava';
import type { VersionChanges } from '../../../src/usecases/models/compare-versions.ts';
import { trainedMessage } from '../../../views/admin/progress-message.ts';
import { sampleChanges } from '../../helpers/samples/sample-versions.ts';

const said = (passed: boolean, reasons: readonly string[]): string =>
  trainedMessage({ kind: 'trained', version: 8, gate: { passed, reasons }, seconds: 3, changes: null }, new Date(0)).text;

test('a training that brings no news takes one line', (t) => {
  const same = sampleChanges({
    segments: [{ before: { id: 0, name: 'Investors', size: 30 }, after: { id: 0, name: 'Investors', size: 31 }, share: 1 }],
    movements: { clients: 600, moved: 0, largest: [], others: { movements: 0, clients: 0 } },
    cells: [],
    newTypes: [],
  });
  const trained = (changes: VersionChanges) =>
    trainedMessage(
      { kind: 'trained', version: 4, gate: { passed: true, reasons: [] }, seconds: 3, changes: { kind: 'compared', changes } },
      new Date(0),
    );
  t.is(trained(same).text, 'Model 4 is active. It learned the same as model 3');
  t.is(trained(same).blocks.length, 1);
  t.regex(trained(sampleChanges()).text, /passed every check/);
});

test('an admin is told what a new model is active in spite of, and what could not be checked', (t) => {
  t.regex(said(true, []), /Model 8 is active.*It passed every check/s);
  t.regex(said(true, ["it's active because no version is better"]), /Model 8 is active.*Note: it's active because no version is better\./s);
  t.regex(said(false, ['a centroid isn’t finite']), /didn't pass its gate.*The active model stays\. Why: a centroid isn’t finite\./s);
});
