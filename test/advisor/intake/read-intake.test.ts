import test from 'ava';
import fc from 'fast-check';
import { type IntakeForm, readIntake } from '../../../src/advisor/intake/read-intake.ts';
import { on } from '../../helpers/samples/small-book.ts';

const TODAY = on('2026-06-30');
const form = (more: Partial<IntakeForm> = {}): IntakeForm => ({
  birthDate: '1984-07-21',
  age: null,
  gender: 'F',
  horizon: '5y',
  objectives: ['income', 'keep'],
  amount: '25 lakh',
  band: 'questionnaire',
  loss: '10',
  income: 'steady',
  experience: 'funds',
  reason: null,
  parent: null,
  name: null,
  ...more,
});
const problems = (more: Partial<IntakeForm>) => readIntake(form(more), TODAY).problems;

test('a filled-in form gives the facts, with the arithmetic of the band', (t) => {
  const { facts } = readIntake(form({ name: ' Asha \n Rao ', parent: 'C_0007' }), TODAY);
  t.like(facts, {
    on: TODAY,
    birthDay: on('1984-07-21'),
    age: null,
    gender: 'F',
    horizonDays: 1826,
    objectives: ['keep', 'income'],
    expectedAmount: 250_000_000,
    parentId: 'C_0007',
    name: 'Asha Rao',
  });
  t.like(facts?.band, { kind: 'questionnaire', band: 'B' });
});

test('a chosen band needs its reason, which is kept', (t) => {
  t.deepEqual(problems({ band: 'C', reason: ' bold ' }), { reason: 'Say in a sentence why band C; it’s kept with the client' });
  t.deepEqual(problems({ band: 'C', reason: 'x'.repeat(501) }), { reason: 'Shorten the reason to 500 characters' });
  const { facts } = readIntake(
    form({ band: 'C', reason: 'Held such bonds for twenty years', loss: null, income: null, experience: null }),
    TODAY,
  );
  t.deepEqual(facts?.band, { kind: 'chosen', band: 'C', reason: 'Held such bonds for twenty years' });
});

test('age or birth date: one is enough, none is not, and two that disagree are pointed out', (t) => {
  t.deepEqual(problems({ birthDate: null }), { birthDate: 'Give the birth date here, or the age below' });
  t.is(problems({ birthDate: null, age: '41' }), null);
  t.is(problems({ age: '41' }), null, '21 July 1984 to 30 June 2026 is 41 years');
  t.deepEqual(problems({ age: '42' }), { age: 'The birth date makes the client 41: correct one of them, or leave the age empty' });
  t.deepEqual(problems({ birthDate: '2027-01-01' }), { birthDate: 'That is after today, 30 Jun 2026: correct the year' });
  t.deepEqual(problems({ birthDate: '1899-01-01' }), { birthDate: 'That makes the client 127 years old: correct the year' });
  t.deepEqual(problems({ birthDate: null, age: '130' }), { age: 'Give whole years, from 1 to 120' });
  t.deepEqual(problems({ birthDate: null, age: '41.5' }), { age: 'Give whole years, from 1 to 120' });
});

test('who is under age invests through the account holder; a Hindu undivided family has no age to come of', (t) => {
  t.deepEqual(problems({ birthDate: '2010-01-01' }), { parent: 'Under 18 a client invests through somebody: pick the account holder' });
  t.is(problems({ birthDate: '2010-01-01', parent: 'C_0007' }), null);
  t.is(problems({ birthDate: '2010-01-01', gender: 'HUF' }), null);
});

test('everything that is wrong is told at once, each at its field', (t) => {
  const empty = form({
    birthDate: null,
    gender: null,
    horizon: null,
    objectives: [],
    amount: 'plenty',
    loss: null,
    income: 'x',
    experience: null,
    name: 'n'.repeat(81),
  });
  t.deepEqual(Object.keys(readIntake(empty, TODAY).problems ?? {}).sort(), [
    'amount',
    'birthDate',
    'experience',
    'gender',
    'horizon',
    'income',
    'loss',
    'name',
    'objectives',
  ]);
  t.deepEqual(problems({ band: null }), { band: 'Pick how the risk band is found' });
});

test('a name cannot turn the text around it: invisible characters and line breaks go', (t) => {
  t.is(readIntake(form({ name: 'Rao\u202E\u200B\u0000\nAsha' }), TODAY).facts?.name, 'Rao Asha');
});

test('no text in any field makes it throw, and it gives either facts or problems', (t) => {
  const text = fc.option(
    fc.oneof(fc.string(), fc.constantFrom('questionnaire', 'A', '5y', '10', '1984-07-21', '__proto__', 'constructor')),
  );
  const any = fc.record({
    ...Object.fromEntries(Object.keys(form()).map((field) => [field, text])),
    objectives: fc.array(fc.constantFrom('keep', 'grow', 'x')),
  });
  fc.assert(
    fc.property(any, (given) => {
      const read = readIntake(given as unknown as IntakeForm, TODAY);
      return (read.facts === null) !== (read.problems === null);
    }),
  );
  t.pass();
});
