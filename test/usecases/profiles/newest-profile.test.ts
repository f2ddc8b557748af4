import test from 'ava';
import type { RiskBand } from '../../../src/advisor/bonds/rating.ts';
import { profileOn } from '../../../src/advisor/book/kept-profile.ts';
import { scoreQuestionnaire } from '../../../src/advisor/intake/score-questionnaire.ts';
import { clientId } from '../../../src/advisor/units.ts';
import type { RecordedProfile } from '../../../src/usecases/ports/profiles/risk-profiles.ts';
import { newestProfile, profileWith, withProfile } from '../../../src/usecases/profiles/newest-profile.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { on } from '../../helpers/samples/small-book.ts';

const profile = (id: string, band: RiskBand, assessed: string | null, recorded = assessed ?? '2026-01-01'): RecordedProfile => ({
  id,
  clientId: clientId('C1'),
  band,
  assessedOn: assessed === null ? null : on(assessed),
  recordedOn: on(recorded),
  recordedAt: new Date(`${recorded}T08:00:00Z`),
  recordedBy: 'U1',
  source: 'adviser',
  status: 'counts',
  decidedBy: null,
  grounds: null,
});

const FACTS = {
  id: clientId('C1'),
  birthDay: null,
  recordedAge: null,
  gender: null,
  recordedBand: null,
  parentId: null,
  relationshipManagerId: null,
} as const;
const TODAY = on('2026-03-12');

test('the profile assessed last counts, in whatever order they are read', (t) => {
  const all = [profile('1', 'B', '2025-01-01'), profile('2', 'C', '2026-02-01'), profile('3', 'A', '2025-12-01')];
  for (const order of [all, all.toReversed()]) t.is(newestProfile(order, TODAY)?.id, '2');
});

test('as of an earlier day, the profile of that day counts', (t) => {
  const all = [profile('1', 'B', '2025-01-01'), profile('2', 'C', '2026-02-01')];
  t.is(newestProfile(all, on('2025-06-01'))?.id, '1');
  t.is(newestProfile(all, on('2024-06-01'))?.id, '1', 'the first, which does not count yet');
});

test('a profile without a day counts from the day it was recorded', (t) => {
  t.is(newestProfile([profile('1', 'C', '2026-02-01'), profile('2', 'A', null, '2026-03-01')], TODAY)?.id, '2');
  t.like(withProfile(FACTS, profile('2', 'A', null, '2026-03-01'), TODAY), {
    recordedBand: 'A',
    bandAssessedOn: null,
    bandImportedOn: on('2026-03-01'),
  });
});

test('the newer of the book and the product counts', (t) => {
  const inBook = { ...FACTS, recordedBand: 'A', bandAssessedOn: on('2026-01-15') } as const;
  t.is(withProfile(inBook, profile('1', 'C', '2025-12-01'), TODAY).recordedBand, 'A');
  t.is(withProfile(inBook, profile('1', 'C', '2026-02-01'), TODAY).recordedBand, 'C');
  t.is(withProfile({ ...FACTS, recordedBand: 'A' }, profile('1', 'C', '2025-12-01'), TODAY).recordedBand, 'C', 'the book has no day');
});

test('the newest questionnaire says until when the money is needed, and the days pass', (t) => {
  const scored = (horizon: string) =>
    scoreQuestionnaire({ horizon, objectives: ['income'], loss: '10', income: 'steady', experience: 'bonds' });
  const asked = (horizon: string, assessed: string): RecordedProfile => ({
    ...profile('1', 'B', assessed),
    grounds: { scored: scored(horizon), reason: null },
  });
  const horizonOf = (known: number | null, recorded: RecordedProfile) =>
    withProfile({ ...FACTS, horizonDays: known }, recorded, TODAY).horizonDays;
  t.is(horizonOf(null, asked('1y', '2026-03-02')), 355);
  t.is(horizonOf(null, asked('6m', '2025-01-01')), 0, 'the day has passed');
  t.is(horizonOf(100, asked('open', '2026-03-02')), null);
  t.is(horizonOf(100, profile('1', 'B', '2026-03-02')), 100, 'nobody asked');
  t.is(horizonOf(100, asked('1y', '2026-03-20')), 100, 'not assessed yet');
  const inBook = { ...FACTS, recordedBand: 'A', bandAssessedOn: on('2026-03-10'), horizonDays: 100 } as const;
  t.is(withProfile(inBook, asked('5y', '2026-03-02'), TODAY).horizonDays, 100, 'the book asked later');
});

test('a kept profile is completed as of its own day, and passes on from there', (t) => {
  const grounds = {
    scored: scoreQuestionnaire({ horizon: '1y', objectives: ['income'], loss: '10', income: 'steady', experience: 'bonds' }),
    reason: null,
  };
  const kept = sampleProfile({ asOf: on('2026-03-02') });
  const passing = { birthDay: null, recordedAge: 41, maturities: [] };
  const completed = profileWith({ ...kept, passing }, { ...profile('1', 'B', '2026-03-05'), grounds }, TODAY);
  t.is(profileOn(completed, TODAY).horizonDays, 365 - 7);
});
