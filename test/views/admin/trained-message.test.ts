import test from 'ava';
import { trainedMessage } from '../../../views/admin/progress-message.ts';

const said = (passed: boolean, reasons: readonly string[]): string =>
  trainedMessage({ kind: 'trained', version: 8, gate: { passed, reasons }, seconds: 3, changes: null }, new Date(0)).text;

test('an admin is told what a new model is active in spite of, and what could not be checked', (t) => {
  t.regex(said(true, []), /Model 8 is active.*It passed every check/s);
  t.regex(said(true, ["it's active because no version is better"]), /Model 8 is active.*Note: it's active because no version is better\./s);
  t.regex(said(false, ['a centroid is not finite']), /didn't pass its gate.*The active model stays\. Why: a centroid is not finite\./s);
});
