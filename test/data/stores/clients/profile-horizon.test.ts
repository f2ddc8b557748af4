import test from 'ava';
import { readRecommendation, recommendationText } from '../../../../src/data/stores/advice/recommendation-document.ts';
import { profileText, readProfile } from '../../../../src/data/stores/clients/profile-document.ts';
import { sampleProfile, sampleShown } from '../../../helpers/samples/sample-recommendation.ts';

test('a profile that was stored before clients had a horizon is read as it is', (t) => {
  const old = profileText(sampleProfile());
  t.false(old.includes('horizonDays'));
  t.deepEqual(readProfile(old), sampleProfile());
  t.is(readRecommendation(recommendationText(sampleShown())).profile.horizonDays, undefined);
});

test('a horizon is stored with the profile, and with what was recommended', (t) => {
  const profile = sampleProfile({ horizonDays: 1826 });
  t.deepEqual(readProfile(profileText(profile)), profile);
  t.is(readRecommendation(recommendationText(sampleShown({ profile }))).profile.horizonDays, 1826);
  t.is(readProfile(profileText(sampleProfile({ horizonDays: null }))).horizonDays, null);
});

test('a horizon that is no number is a damaged profile', (t) => {
  const damaged = JSON.stringify({ ...sampleProfile(), horizonDays: 'soon' });
  t.throws(() => readProfile(damaged), { message: /horizonDays/ });
});
