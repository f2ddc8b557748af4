import test from 'ava';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { factsOfIntake, horizonLeft, withIntake } from '../../../src/advisor/intake/facts-of-intake.ts';
import type { IntakeFacts } from '../../../src/advisor/intake/intake-facts.ts';
import { addDays, clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const TODAY = on('2026-06-30');
const intake = (more: Partial<IntakeFacts> = {}): IntakeFacts => ({
  on: TODAY,
  birthDay: null,
  age: 41,
  gender: 'F',
  band: { kind: 'chosen', band: 'C', reason: 'Held such bonds before' },
  horizonDays: 365,
  objectives: ['grow'],
  expectedAmount: paiseFromRupees(100_000),
  parentId: clientId('P'),
  name: 'Asha',
  ...more,
});

test('the horizon draws nearer day by day and ends at nothing left', (t) => {
  t.is(horizonLeft(intake(), TODAY), 365);
  t.is(horizonLeft(intake(), addDays(TODAY, 100)), 265);
  t.is(horizonLeft(intake(), addDays(TODAY, 1000)), 0);
  t.is(horizonLeft(intake({ horizonDays: null }), addDays(TODAY, 1000)), null);
});

test('a registered client is a client of a book: a chosen band that nobody approved counts as A, horizon in the profile, age growing with the years', (t) => {
  const facts = factsOfIntake(intake(), { id: clientId('N_0001'), relationshipManagerId: '7' }, on('2027-07-01'));
  const profile = profileOf(smallBook([facts], []), clientId('N_0001'), on('2026-06-30'));
  t.like(profile, {
    age: 42,
    gender: 'F',
    riskBand: 'A',
    riskBandSource: 'recorded',
    bandAssessedOn: TODAY,
    parentId: 'P',
    relationshipManagerId: '7',
    trades: 0,
    horizonDays: 0,
  });
});

test('a client without a recorded horizon has none in the profile', (t) => {
  const profile = profileOf(smallBook([someone('C_1')], []), clientId('C_1'), TODAY);
  t.false(profile !== null && 'horizonDays' in profile);
});

test('what was recorded at the intake fills what the book leaves open, and nothing else', (t) => {
  const known = someone('C_9', { birthDay: on('1980-01-01'), gender: 'M', recordedBand: 'A', relationshipManagerId: '3' });
  t.like(withIntake(known, intake(), TODAY), {
    birthDay: on('1980-01-01'),
    recordedAge: null,
    gender: 'M',
    recordedBand: 'A',
    horizonDays: 365,
    parentId: null,
  });
  t.like(withIntake(someone('C_9'), intake(), TODAY), {
    birthDay: null,
    recordedAge: 41,
    gender: 'F',
    recordedBand: 'A',
    relationshipManagerId: null,
  });
  t.is(withIntake(someone('C_9', { recordedAge: 50 }), intake({ birthDay: on('1984-07-21'), age: null }), TODAY).birthDay, null);
});

test('a day of birth that can’t be right counts as none: the intake’s age takes its place', (t) => {
  const asked = intake({ birthDay: on('1984-07-21'), age: null });
  for (const birthDay of [on('2027-08-01'), on('1890-01-01')])
    t.like(withIntake(someone('C_9', { birthDay }), asked, TODAY), { birthDay: on('1984-07-21'), recordedAge: null });
  t.like(withIntake(someone('C_9', { birthDay: on('2027-08-01'), recordedAge: 50 }), asked, TODAY), { recordedAge: 50 });
});
