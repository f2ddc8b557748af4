import test from 'ava';
import fc from 'fast-check';
import { readRecommendation, recommendationText } from '../../../../src/data/stores/advice/recommendation-document.ts';
import { ProfileBlockWriter, profileIn, profilesIn } from '../../../../src/data/stores/clients/profile-block.ts';
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

test('profiles come out of a block as they went in, whatever they hold, and the erased ones stay erased', (t) => {
  const day = fc.integer({ min: 15_000, max: 30_000 });
  const amount = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 40 }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
  );
  const type = fc.constantFrom('Corporate Bonds', 'Treasury Bills', 'Grüne 🌱');
  const rare = fc.record(
    {
      parentId: fc.option(fc.string()),
      name: fc.option(fc.string()),
      horizonDays: fc.option(fc.integer()),
      outstanding: fc.option(amount),
      birthDay: day,
      bandAssessedOn: day,
      ages: fc.record({ adult: fc.integer(), secondLook: fc.integer(), tenor: fc.nat() }),
      weights: fc.record({ yield: amount, coupon: amount, bands: fc.tuple(amount, amount, amount) }),
      issuers: fc.array(fc.record({ issuer: fc.constantFrom('a', 'b', 'c'), outstanding: amount })),
      recentPurchases: fc.array(fc.record({ day, amounts: fc.array(fc.record({ bondType: type, amount })) })),
      passing: fc.record(
        {
          birthDay: fc.option(day),
          recordedAge: fc.option(fc.integer()),
          maturities: fc.array(fc.tuple(day, fc.nat(2), amount)),
          byIssuer: fc.array(fc.tuple(day, fc.nat(2), amount)),
        },
        { requiredKeys: ['birthDay', 'recordedAge', 'maturities'] },
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fc.option(rare), { maxLength: 20 }), (all) => {
      const profiles = all.map((parts) => {
        if (!parts) return null;
        const { clientId: _, ...profile } = sampleProfile(parts as never);
        return profile;
      });
      const writer = new ProfileBlockWriter();
      for (const profile of profiles) writer.add(profile);
      const bytes = writer.bytes();
      t.deepEqual(profilesIn(bytes), profiles);
      for (const [at, profile] of profiles.entries()) t.deepEqual(profileIn(bytes, at), profile);
      t.is(profileIn(bytes, profiles.length), undefined);
    }),
  );
});
