import test from 'ava';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { withAges } from '../../../src/advisor/desk-ages.ts';
import { guardianSentence } from '../../../src/advisor/suitability/guardian.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { rulesOf } from '../../../src/advisor/suitability/rules-of.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

test('a minor’s offer names the age and the guardian, to the day before the eighteenth birthday', (t) => {
  const book = smallBook([someone('C_1', { birthDay: on('2015-07-01') })], []);
  const said = (day: string) => {
    const profile = profileOf(book, clientId('C_1'), on(day));
    return profile && guardianSentence(profile);
  };
  t.is(said('2026-07-01'), 'The client is 11, a minor: only the guardian can invest, so speak with the guardian.');
  t.regex(said('2033-06-30') ?? '', /^The client is 17, a minor/);
  t.is(said('2033-07-01'), null);
});

test('unknown ages and undivided families have no guardian', (t) => {
  t.is(guardianSentence({ age: null, gender: 'F' }), null);
  t.is(guardianSentence({ age: 5, gender: 'HUF' }), null);
});

test('the desk may say from when on somebody is of age', (t) => {
  const young = sampleProfile({ age: 19, gender: 'F' });
  const policy = { ...USUAL_POLICY, ages: { ...USUAL_POLICY.ages, adult: 21 } };
  t.false(rulesOf(young).client?.lacksGuardian);
  t.true(rulesOf(young, policy).client?.lacksGuardian);
  t.regex(guardianSentence(withAges(young, policy.ages)) ?? '', /^The client is 19, a minor/);
  t.is(withAges(young, USUAL_POLICY.ages), young);
});
