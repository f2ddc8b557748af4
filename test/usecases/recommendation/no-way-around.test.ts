import test from 'ava';
import fc from 'fast-check';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { buildLadder } from '../../../src/advisor/ladder/build-ladder.ts';
import { LOWEST_GRADES } from '../../../src/advisor/ladder/ladder.ts';
import { ANY_OFFER } from '../../../src/advisor/offers/offer-wish.ts';
import { suitableBonds } from '../../../src/advisor/suitability/judge-bond.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { rulesOf } from '../../../src/advisor/suitability/rules-of.ts';
import { clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { type Actor, COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { adviseClient } from '../../../src/usecases/advise/advise-client.ts';
import { factsOf as factsOfAsked } from '../../../src/usecases/asked-client/asked-client.ts';
import { FeedbackLedger } from '../../../src/usecases/ledger/feedback-ledger.ts';
import { findOffers } from '../../../src/usecases/offers/find-offers.ts';
import type { AuditRow } from '../../../src/usecases/ports/audit-log.ts';
import { quoteBond } from '../../../src/usecases/quote/quote-bond.ts';
import { shareRecommendation } from '../../../src/usecases/recommendation/share-recommendation.ts';
import { findNamedClients } from '../../../src/usecases/shortcuts/find-named-clients.ts';
import { checkWatches, watchServices } from '../../../src/usecases/watch/watch-bonds.ts';
import { fakeAskedClient } from '../../helpers/fake-asked-client.ts';
import { memoryWatches } from '../../helpers/memory-watches.ts';
import { asOf, bonds, bondsOf, clientOf, clients, DESK, factsOf, may, model } from '../../helpers/samples/any-client-and-market.ts';
import { sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';
import { sampleStored } from '../../helpers/samples/sample-versions.ts';

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

// What's bought settles on the same day here, so that the rules can be written down without a calendar.
const SAME_DAY: typeof DESK = { ...DESK, settlementDay: (day) => day };
const clock = { now: () => new Date('2026-03-13T08:05:00Z') };
const audit = { append: async () => {} };

const find = findOffers({
  source: { readTrades: async () => [{ bondId: 'B1', day: DESK.today(), maturityDay: null } as never], readBond: async () => null },
  market: { read: () => Promise.reject(new Error('not asked')) },
  calendar: SAME_DAY,
  suitabilityPolicy: USUAL_POLICY,
  pricing: { tax: [] },
  audit,
  clock,
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

/** A ledger without any feedback. */
const noLedger = new FeedbackLedger({
  feedback: { since: async () => [] },
  recommendations: { findMany: async () => new Map() },
  people: { list: async () => [] },
} as unknown as ConstructorParameters<typeof FeedbackLedger>[0]);
const activeModel = { current: async () => ({ ...sampleStored(), model }), absence: { kind: 'untrained' } } as never;

test('a recommendation is shared only while every bond in it suits, as the bond is offered today', async (t) => {
  const outcomes: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(bonds, bonds, clients, async (then, now, someone) => {
      const [shown, onOffer] = [bondsOf(then, DESK.today()).slice(0, 1 + (now.length % 2)), bondsOf(now, DESK.today())];
      if (shown.length === 0) return true;
      const askedClient = fakeAskedClient(undefined, { offers: onOffer, facts: factsOf(someone) });
      const asked = await askedClient({ actor: COMMAND_LINE, asked: 'C_0042', for: 'recommendation' });
      if (asked.kind !== 'asked') return false;
      const { profile } = factsOfAsked(asked.client);
      const recommended = [sampleType('Corporate Bonds', 0.4, { bonds: shown })];
      const share = shareRecommendation({
        recommendations: { find: async () => sampleShown({ recommendation: { recommended } }), placesOf: async () => [] } as never,
        ...{ askedClient, activeModel, audit, clock, ledger: noLedger, calendar: SAME_DAY, suitabilityPolicy: USUAL_POLICY },
        mayPostClientResultsIn: () => true,
      });
      const { kind } = await share({ actor: COMMAND_LINE, recommendationId: 'R1', channel: 'C1' });
      outcomes[kind] = (outcomes[kind] ?? 0) + 1;
      const today = shown.map((bond) => onOffer.find(({ bondId }) => bondId === bond.bondId) ?? bond);
      return kind === (today.every((bond) => may(bond, profile, bond.minimumInvestment ?? 0)) ? 'shared' : 'not-suitable');
    }),
    { numRuns: 200 },
  );
  t.true((outcomes.shared ?? 0) > 3 && (outcomes['not-suitable'] ?? 0) > 50, JSON.stringify(outcomes));
});

test('a message’s shortcut names only clients of the person’s own, and recommends to them what the rules allow', async (t) => {
  let [named, shown] = [0, 0];
  const ids = ['C_0001', 'C_0002', 'C_0003', 'C_0004'];
  const texts = fc.array(fc.tuple(fc.constantFrom(...ids, 'C_0099', 'bonds'), fc.constantFrom(' ', ', ', '\n', ' / ', '> <', '`')), {
    maxLength: 8,
  });
  const sees = fc.constantFrom<Actor['sees']>('all', ['7'], ['8'], []);
  await fc.assert(
    fc.asyncProperty(texts, sees, fc.uniqueArray(fc.constantFrom(...ids)), bonds, clients, async (words, seen, own, drawn, someone) => {
      const actor: Actor = { id: 'U1', role: 'advisor', sees: seen };
      const [onOffer, mine] = [bondsOf(drawn, DESK.today()), seen === 'all' || seen.includes('7') ? own : []];
      const askedClient = fakeAskedClient(own, { offers: onOffer, facts: factsOf(someone) });
      const found = await findNamedClients({
        known: {
          named: async (asked: readonly string[]) => asked.filter((id) => mine.includes(id)),
          namesOf: async () => new Map(),
          called: async () => [],
        } as never,
        registered: { find: async () => null } as never,
        profiles: { search: async () => [], find: async () => null } as never,
        ...{ audit, clock },
      })({ actor, text: words.flat().join('') });
      named += found.named.length;
      if (!found.named.every((id) => mine.includes(id))) return false;
      // Whatever's pressed, also what wasn't listed.
      for (const id of [...found.named, ...ids.map((each) => clientId(each))]) {
        const asked = await askedClient({ actor, asked: id, for: 'recommendation', exactly: true });
        if ((asked.kind === 'asked') !== mine.includes(id)) return false;
        if (asked.kind !== 'asked') continue;
        const outcome = await adviseClient({
          ...{ activeModel, ledger: noLedger, calendar: SAME_DAY, suitabilityPolicy: USUAL_POLICY },
          models: {} as never,
        })(asked.client);
        if (outcome.kind !== 'advised') return false;
        const { profile, recommendation } = outcome.advice;
        const bondsShown = recommendation.recommended.flatMap((type) => type.bonds);
        shown += bondsShown.length;
        if (!bondsShown.every((bond) => may(bond, profile, bond.minimumInvestment ?? 0))) return false;
      }
      return true;
    }),
    { numRuns: 60 },
  );
  t.true(named > 10 && shown > 5, `${named} clients were named, ${shown} bonds shown`);
});

test('what’s watched says nothing of a client, and is quoted for one only as far as the rules allow', async (t) => {
  let [told, quoted] = [0, 0];
  await fc.assert(
    fc.asyncProperty(bonds, bonds, clients, fc.constantFrom('bond', 'issuer'), async (before, after, someone, kind) => {
      let onOffer = bondsOf(before, DESK.today());
      const [noted, sent]: [AuditRow[], string[]] = [[], []];
      const ports = {
        watches: memoryWatches(),
        outbox: {
          put: async ({ document }: { readonly document: unknown }) => {
            sent.push(JSON.stringify(document));
            return true;
          },
        },
        source: { readBond: async () => null },
        market: { read: async () => ({ asOf: DESK.today(), dataAsOf: null, offers: offersByType(onOffer) }) },
        audit: { append: async (...rows: readonly AuditRow[]) => void noted.push(...rows) } as never,
        whoIs: async () => COMMAND_LINE,
        newId: () => String(noted.length),
        ...{ clock, calendar: SAME_DAY, bookDay: { current: async () => null }, pricing: { tax: [], stampDuty: [] } },
        suitabilityPolicy: USUAL_POLICY,
      };
      const watch = watchServices(ports);
      for (const { bondId } of onOffer) await watch.watchBond({ actor: COMMAND_LINE, bondId, kind });
      onOffer = bondsOf(after, DESK.today());
      await checkWatches(ports)();
      told += sent.length;
      if (noted.some(({ clientId }) => clientId !== null) || sent.some((words) => words.includes('C_0042'))) return false;
      const askedClient = fakeAskedClient(undefined, { offers: onOffer, facts: factsOf(someone) });
      for (const bond of onOffer) {
        const asked = await askedClient({ actor: COMMAND_LINE, asked: 'C_0042', for: 'quote' });
        if (asked.kind !== 'asked') return false;
        const request = { asked: bond.bondId, settlement: null, size: null, at: null, slab: null };
        const { kind: came } = await quoteBond(ports)({ ...request, client: asked.client });
        const { profile } = factsOfAsked(asked.client);
        if ((came === 'quote') !== may(bond, profile, bond.minimumInvestment ?? 0)) return false;
        if (came === 'quote') quoted++;
      }
      return true;
    }),
    { numRuns: 60 },
  );
  t.true(told > 20 && quoted > 10, `${told} messages, ${quoted} quotes`);
});
