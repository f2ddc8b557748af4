import test from 'ava';
import { bandConflicts } from '../../../src/advisor/intake/band-conflicts.ts';
import { type RiskProfileForm, readRiskProfile } from '../../../src/advisor/intake/read-risk-profile.ts';
import { on } from '../../helpers/samples/small-book.ts';

const TODAY = on('2026-03-12');
const DARING: RiskProfileForm = {
  horizon: 'open',
  objectives: ['grow'],
  loss: 'more',
  income: 'steady',
  experience: 'lower',
  band: 'questionnaire',
  reason: null,
  assessed: '2026-03-10',
};

test('the questionnaire gives the band, and its points are kept', (t) => {
  const { filled } = readRiskProfile(DARING, TODAY);
  t.like(filled, { band: 'C', assessedOn: on('2026-03-10'), reason: null });
  // 4 for the horizon, 4 for growth, 4 for losses, 3 for income, 4 for experience.
  t.is(filled?.scored.sum, 19);
});

test('a band chosen by hand keeps the questionnaire next to it, and needs a reason', (t) => {
  const careful = { ...DARING, loss: 'none', band: 'C' };
  t.deepEqual(readRiskProfile(careful, TODAY).problems, { reason: "Say in a sentence why band C; it's kept with the profile" });
  t.like(readRiskProfile({ ...careful, reason: 'Wants it, has other savings' }, TODAY).filled, { band: 'C', scored: { band: 'A' } });
});

test('everything that is wrong is said at once', (t) => {
  const { problems } = readRiskProfile({ ...DARING, horizon: null, objectives: [], band: null, assessed: '2026-03-13' }, TODAY);
  t.deepEqual(Object.keys(problems ?? {}).sort(), ['assessed', 'band', 'horizon', 'objectives']);
});

test('a daring band names each conflict: an answer, the objective, the points, and the age', (t) => {
  const { filled } = readRiskProfile({ ...DARING, horizon: '1y', objectives: ['keep'], loss: 'none', experience: 'deposits' }, TODAY);
  const conflicts = bandConflicts('C', filled?.scored ?? null, 78);
  t.deepEqual(conflicts, [
    'horizon: “Within 1 year” allows band A at most',
    'loss tolerance: “Sell at once, whatever the loss” allows band A at most',
    "objective: “Keep the capital safe” doesn't fit band C",
    'points: 3 of 20 give band A; band C starts at 14',
    'age: the client is 78, and from 70 on we look twice',
  ]);
  t.deepEqual(bandConflicts('A', filled?.scored ?? null, 78), []);
});
