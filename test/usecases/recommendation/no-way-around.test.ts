import test from 'ava';
import fc from 'fast-check';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { bandOfGrade, type Grade, RISK_BANDS } from '../../../src/advisor/bonds/rating.ts';
import type { ClientFacts } from '../../../src/advisor/book/book.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { profileAt } from '../../../src/advisor/book/profile-columns.ts';
import { buildLadder } from '../../../src/advisor/ladder/build-ladder.ts';
import { LOWEST_GRADES } from '../../../src/advisor/ladder/ladder.ts';
import { ANY_OFFER } from '../../../src/advisor/offers/offer-wish.ts';
import { suitableBonds } from '../../../src/advisor/suitability/judge-bond.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { rulesOf } from '../../../src/advisor/suitability/rules-of.ts';
import { clientId, type Day, fraction, type Paise, paiseFromRupees } from '../../../src/advisor/units.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { findOffers } from '../../../src/usecases/offers/find-offers.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { fakeAskedClient } from '../../helpers/fake-asked-client.ts';
import { trainedBusyBook } from '../../helpers/samples/trained-busy-book.ts';

const { asOf, book, model, columns } = trainedBusyBook();
const ISSUERS = ['Acme Ltd', 'Beta Private Limited', 'Gamma Limited'];

/** The same day of the next year, which may be 366 days on. */
const aYearAfter = (day: Day): number => {
  const date = new Date(day * 86_400_000);
  return date.setUTCFullYear(date.getUTCFullYear() + 1) / 86_400_000;
};

/** Whether a client may be offered `offered` of a bond, written from docs/suitability.md alone. `ladder`: how much of its issuer is on a ladder. */
const may = (bond: BondOnOffer, client: Profile, offered: number, all = offered): boolean => {
  if (client.age !== null && client.age < 18 && client.gender !== 'HUF' && client.parentId === null) return false;
  if (bond.maturityDay === null || bond.maturityDay <= client.asOf) return false;
  if (client.horizonDays != null && bond.maturityDay - client.asOf > client.horizonDays) return false;
  const assessed = client.bandAssessedOn ?? client.asOf;
  const isCounted = client.riskBandSource === 'recorded' && assessed <= client.asOf && client.asOf <= aYearAfter(assessed);
  const allowed = isCounted && client.riskBand ? 'ABC'.slice(0, 'ABC'.indexOf(client.riskBand) + 1) : 'A';
  if (bond.band === null || !allowed.includes(bond.band)) return false;
  const expected = client.expectedAmount ?? 0;
  const money = Math.max(client.totalInvested, expected);
  if (money > 0 && (bond.minimumInvestment ?? 0) > money) return false;
  const outstanding = client.outstanding ?? 0;
  if (bond.rating?.grade === 'Sovereign' || outstanding + expected === 0) return true;
  const key = `issuer ${bond.issuer?.toLowerCase().replace(/ (private )?(ltd|limited)$/, '')}`;
  const before = client.issuers?.find(({ issuer }) => issuer === key)?.outstanding ?? 0;
  return before + offered <= Math.max(0.25 * Math.max(outstanding + all, expected), 50_000_000);
};

const rupees = (most: number) => fc.integer({ min: 0, max: most }).map((thousands) => paiseFromRupees(1000 * thousands));
const bonds = fc.array(
  fc.record({
    bondType: fc.constantFrom(...model.bondTypes),
    grade: fc.constantFrom<Grade | null>(null, 'Sovereign', 'AAA', 'BBB', 'BB', 'D'),
    issuer: fc.constantFrom(...ISSUERS),
    days: fc.option(fc.oneof(fc.integer({ min: -30, max: 3000 }), fc.integer({ min: 30, max: 1800 }))),
    minimum: fc.option(rupees(3000)),
  }),
  { maxLength: 40 },
);
const clients = fc.record({
  place: fc.nat({ max: book.clients.length - 1 }),
  age: fc.option(fc.integer({ min: 5, max: 90 })),
  gender: fc.constantFrom<Profile['gender']>('M', 'F', 'HUF', null),
  parent: fc.boolean(),
  band: fc.option(fc.constantFrom(...RISK_BANDS)),
  source: fc.constantFrom<Profile['riskBandSource']>('recorded', 'derived'),
  assessed: fc.integer({ min: -30, max: 900 }),
  horizon: fc.option(fc.integer({ min: 0, max: 3000 })),
  bought: rupees(5000),
  outstanding: rupees(3000),
  share: fc.integer({ min: 0, max: 100 }),
  expected: fc.option(rupees(9000)),
});

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

const bondsOf = (drawn: Drawn<typeof bonds>, today: Day = asOf): BondOnOffer[] =>
  drawn.map(({ bondType, grade, issuer, days, minimum }, at) => ({
    bondId: `B${at}`,
    isin: null,
    issuer,
    bondType,
    coupon: fraction(0.08),
    yieldToMaturity: fraction(0.08),
    yieldFrom: 'offer',
    yieldDay: null,
    rating: grade && { grade, suffix: null, agency: null },
    band: grade && bandOfGrade(grade),
    maturityDay: days === null ? null : ((today + days) as Day),
    minimumInvestment: minimum,
    frequency: 'annual',
  }));

const clientOf = (drawn: Drawn<typeof clients>): Profile => {
  const { bandAssessedOn: _, ...profile } = profileAt(book, columns, drawn.place);
  return {
    ...profile,
    age: drawn.age,
    gender: drawn.gender,
    parentId: drawn.parent ? clientId('P') : null,
    riskBand: drawn.band,
    riskBandSource: drawn.band === null ? 'unknown' : drawn.source,
    ...(drawn.band !== null && drawn.source === 'recorded' && { bandAssessedOn: (asOf - drawn.assessed) as Day }),
    horizonDays: drawn.horizon,
    totalInvested: Math.max(drawn.bought, drawn.outstanding) as Paise,
    outstanding: drawn.outstanding,
    issuers: [{ issuer: 'issuer acme', outstanding: Math.round((drawn.outstanding * drawn.share) / 100) as Paise }],
    ...(drawn.expected !== null && { expectedAmount: drawn.expected }),
  };
};

test('no path shows a bond that a rule keeps from the client, and none hides one that the rules allow', (t) => {
  const feedback = noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes });
  let [shown, placed] = [0, 0];
  fc.assert(
    fc.property(bonds, clients, fc.nat(), fc.boolean(), fc.constantFrom(...model.bondTypes), (drawn, someone, seed, isNew, pushed) => {
      const [onOffer, profile] = [bondsOf(drawn), clientOf(someone)];
      const isAllowed = (bond: BondOnOffer) => may(bond, profile, bond.minimumInvestment ?? 0);
      // Any feedback, and a first place that's drawn: neither leads past the rules.
      const signs = feedback.map((row) => row.map((_, type) => (model.bondTypes[type] === pushed ? 9 : 0)));
      const options = { offers: offersByType(onOffer), feedback: signs, newTypesOnly: isNew, suitabilityPolicy: USUAL_POLICY };
      for (const explore of [
        null,
        { share: 1, seedText: String(seed), signs: feedback.map((row) => row.map(() => ({ weight: 3, sum: 1 }))) },
      ]) {
        const { recommended, excluded } = recommend(model, profile, { ...options, explore });
        for (const { bonds: named, bondType, refused = [] } of recommended) {
          shown += named.length;
          if (!named.every(isAllowed)) return false;
          const ofType = onOffer.filter((bond) => bond.bondType === bondType && (bond.maturityDay ?? 0) > asOf);
          const left = refused.reduce((sum, each) => sum + each.bonds, 0);
          // What isn't shown has its rule.
          if (left !== ofType.filter((bond) => !isAllowed(bond)).length) return false;
        }
        for (const { bondType, why } of excluded) {
          if (why !== 'bought' && onOffer.some((bond) => bond.bondType === bondType && isAllowed(bond))) return false;
        }
      }
      const rules = rulesOf(profile);
      const found = suitableBonds(onOffer, rules);
      if (found.length !== onOffer.filter(isAllowed).length || !found.every(isAllowed)) return false;
      const amount = paiseFromRupees(1_000_000);
      const ladder = buildLadder(onOffer, rules, { amount, years: 5, lowestGrade: 'C-', callable: true });
      const places = ladder.rungs.flatMap((rung) => rung.places);
      placed += places.length;
      const withIssuer = (bond: BondOnOffer) =>
        places
          .filter((place) => place.bond.issuer === bond.issuer && place.bond.rating?.grade !== 'Sovereign')
          .reduce((sum, place) => sum + place.amount, 0);
      return places.every(({ bond }) => may(bond, profile, withIssuer(bond), amount));
    }),
    { numRuns: 300 },
  );
  t.true(shown > 100, `${shown} bonds were recommended`);
  t.true(placed > 20, `${placed} bonds were on ladders`);
});

const DESK = deskOn('2026-03-13');

/** What's recorded of a client who hasn't bought anything yet. */
const factsOf = (drawn: Drawn<typeof clients>): Partial<ClientFacts> => ({
  recordedAge: drawn.age,
  gender: drawn.gender,
  parentId: drawn.parent ? clientId('P') : null,
  recordedBand: drawn.band,
  bandAssessedOn: (DESK.today() - drawn.assessed) as Day,
  horizonDays: drawn.horizon,
  ...(drawn.expected !== null && { expectedAmount: drawn.expected }),
});

const find = findOffers({
  source: { readTrades: async () => [{ bondId: 'B1', day: DESK.today(), maturityDay: null } as never], readBond: async () => null },
  market: { read: () => Promise.reject(new Error('not asked')) },
  // What's bought settles on the same day here, so that the rules can be written down without a calendar.
  calendar: { ...DESK, settlementDay: (day) => day },
  suitabilityPolicy: USUAL_POLICY,
  pricing: { tax: [] },
  audit: { append: async () => {} },
  clock: { now: () => new Date('2026-03-13T08:05:00Z') },
});

test('looking for bonds, and for alternatives to any bond, shows only what the rules allow, whatever is wished', async (t) => {
  let shown = 0;
  const wishes = fc.record({
    from: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 1 }),
    lowest: fc.option(fc.constantFrom(...LOWEST_GRADES), { freq: 1 }),
    notHeld: fc.boolean(),
    instead: fc.option(fc.nat({ max: 9 }), { freq: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(bonds, clients, wishes, async (drawn, someone, wish) => {
      const onOffer = bondsOf(drawn, DESK.today());
      const asked = await fakeAskedClient(undefined, { offers: onOffer, facts: factsOf(someone) })({
        actor: COMMAND_LINE,
        asked: 'C_0042',
        for: 'offers',
      });
      if (asked.kind !== 'asked') return false;
      const outcome = await find({
        client: asked.client,
        insteadOf: wish.instead === null ? null : `B${wish.instead}`,
        wish: { ...ANY_OFFER, from: wish.from, lowestGrade: wish.lowest, notHeld: wish.notHeld },
      });
      if (outcome.kind !== 'found') return outcome.kind === 'unknown-bond';
      const { found, suitable, profile } = outcome.offers;
      if (profile === null) return false;
      shown += found.length;
      const isAllowed = (bond: BondOnOffer) => may(bond, profile, bond.minimumInvestment ?? 0);
      return suitable === onOffer.filter(isAllowed).length && found.every(({ bond }) => isAllowed(bond));
    }),
    { numRuns: 300 },
  );
  t.true(shown > 50, `${shown} bonds were found`);
});
