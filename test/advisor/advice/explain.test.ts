import test from 'ava';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { profileAt } from '../../../src/advisor/book/profile-columns.ts';
import { dayInWords } from '../../../src/advisor/calendar/day-in-words.ts';
import type { FactName } from '../../../src/advisor/model/fact-names.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import type { Quality } from '../../../src/advisor/model/quality.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { trainedBusyBook } from '../../helpers/samples/trained-busy-book.ts';
import { weightless, withPayingSegments } from '../../helpers/samples/weightless.ts';

const { asOf, book, model: trained, columns } = trainedBusyBook();
const model = withPayingSegments(trained);
const feedback = noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes });
const options = { offers: offersByType([]), feedback };
const profiles = book.clients.map((_, client) => profileAt(book, columns, client));

/** The model in which only the client's own purchases weigh so much, next to what isn't about them. */
const withOwn = (weight: number): Model => {
  const personal = weightless(
    model.personal,
    (fact) => /^(own|again|since|never)/.test(fact),
    ({ kind }) => kind === 'held' || kind === 'last',
  );
  return { ...model, personal: { ...personal, weights: { ...personal.weights, shared: { ...personal.weights.shared, own: weight } } } };
};

test('every recommended type has one to three reasons, none said twice', (t) => {
  for (const profile of profiles) {
    for (const { reasons } of recommend(model, profile, options).recommended) {
      t.true(reasons.length >= 1 && reasons.length <= 3);
      t.is(new Set(reasons).size, reasons.length);
    }
  }
});

/** Days up to two weeks, weeks up to two months, months up to two years. */
const agoOf = (days: number): string => {
  const [value, unit] =
    days < 14 ? [days, 'day'] : days < 60 ? [days / 7, 'week'] : days < 730 ? [days / 30.4375, 'month'] : [days / 365.25, 'year'];
  return days === 0 ? 'today' : `${Math.round(value)} ${Math.round(value) === 1 ? unit : `${unit}s`} ago`;
};

test('what is said of the client’s own purchases is what the client bought', (t) => {
  let said = 0;
  for (const profile of profiles) {
    for (const { bondType, reasons } of recommend(model, profile, options).recommended) {
      const own = reasons
        .find((reason) => /^(Despite the client’s own purchases: b|B)ought on/.test(reason))
        ?.replace('Despite the client’s own purchases: b', 'B');
      if (!own) continue;
      said++;
      const days = profile.recentPurchases.filter(({ amounts }) => amounts.some((amount) => amount.bondType === bondType));
      const last = days.at(-1)?.day ?? asOf;
      const ago = asOf - last;
      // A day with nothing but bonds that no rule knows is a purchase day too.
      const purchaseDays = Math.min(24, profile.purchaseDays ?? 0);
      if (purchaseDays === 1) {
        t.regex(own, /on the only occasion/);
        continue;
      }
      const of = `${purchaseDays} occasions`;
      t.is(own, `Bought on ${days.length} of the last ${of}, last on ${dayInWords(last)} (${agoOf(ago)}).`);
    }
  }
  t.true(said > 20);
  t.true(profiles.some(({ purchaseDays = 0, recentPurchases }) => recentPurchases.length > 0 && purchaseDays > recentPurchases.length));
});

test('of a client whose earliest counted day may lie before the last 24, only the last day is said', (t) => {
  const profile = profiles.find(({ recentPurchases }) => recentPurchases.length > 0) as Profile;
  const bondType = model.bondTypes[0] as string;
  const days = Array.from({ length: 24 }, (_, place) => ({
    day: (asOf - 240 + 10 * place) as Profile['asOf'],
    amounts: [{ bondType, amount: profile.totalInvested }],
  }));
  const often = (purchaseDays: number) => ({ ...profile, recentPurchases: days, purchaseDays, trades: purchaseDays });
  const saidOf = (purchaseDays: number): string => {
    const found = recommend(model, often(purchaseDays), options).recommended.find((type) => type.bondType === bondType);
    return found?.reasons.find((reason) => /^(Bought|Last bought|Not bought) on/.test(reason)) ?? '';
  };
  t.regex(saidOf(24), /Bought on 24 of the last 24 occasions, last on/);
  t.regex(saidOf(30), /^Last bought on \d+ \w+ \d+ \(10 days ago\)\.$/);
});

test('every reason hands over its numbers, among them that its part moved the type', (t) => {
  for (const profile of profiles.slice(0, 40)) {
    for (const { bondType, reasons, claims = [] } of recommend(model, profile, options).recommended) {
      t.is(claims.length, reasons.length);
      for (const [at, made] of claims.entries()) {
        t.true(made.length > 0, reasons[at]);
        const effect = made.find(({ kind }) => kind === 'reason.effect');
        if (effect) {
          t.is(effect.subject.bondType, bondType);
          t.is(effect.number < 0, /^Despite /.test(reasons[at] ?? ''));
        }
      }
    }
  }
});

test('a client without purchases is told what weighs, be it the segment or the age', (t) => {
  const cold = profiles.filter(({ trades, age }) => trades === 0 && age !== null);
  t.true(cold.length > 0);
  const firstReasons = (weighs: FactName, of: Model = model): string[] => {
    const none = weightless(
      of.personal,
      () => true,
      () => true,
    );
    const personal = { ...none, weights: { ...none.weights, shared: { ...none.weights.shared, popularity: 1, [weighs]: 1 } } };
    return cold.map((profile) => recommend({ ...of, personal }, profile, options).recommended[0]?.reasons[0] ?? '');
  };
  const bySegment = firstReasons('segment');
  t.true(
    bySegment.some((reason) => model.segments.some(({ name }) => reason.startsWith(`${name} buy it on `))),
    bySegment.join('\n'),
  );
  const byAge = firstReasons('age');
  t.true(
    byAge.some((reason) => /^Clients (aged|younger)/.test(reason)),
    byAge.join('\n'),
  );
  t.false(
    byAge.some((reason) => model.segments.some(({ name }) => reason.startsWith(name))),
    byAge.join('\n'),
  );
});

test('segments that told nothing about held-out purchases are not cited', (t) => {
  const quality = { ...(model.quality as Quality), segmentsWorth: null };
  const sentences = profiles.flatMap((profile) =>
    recommend({ ...model, quality }, profile, options).recommended.flatMap(({ reasons }) => reasons),
  );
  t.false(sentences.some((sentence) => model.segments.some(({ name }) => sentence.includes(`${name} buy it on `))));
});

test('two clients with different histories are told different things about one type', (t) => {
  const sentences = new Set(
    profiles.flatMap((profile) => recommend(model, profile, options).recommended.map(({ reasons }) => reasons.join(' '))),
  );
  t.true(sentences.size > 100);
});

test('what speaks against a type says “despite”', (t) => {
  // If the own history weighs a lot, it's a reason against types the client never bought.
  const habits = withOwn(6);
  const sentences = profiles.flatMap((profile) => recommend(habits, profile, options).recommended.flatMap(({ reasons }) => reasons));
  const never = sentences.filter((sentence) => sentence.includes('ot bought on'));
  t.true(never.length > 0);
  t.true(never.every((sentence) => sentence.startsWith('Despite the client’s own purchases: not bought on')));
  t.false(sentences.some((sentence) => /^Despite.*: bought on the only occasion/.test(sentence)));
});

test('thumbs are named where they weigh, with their sign', (t) => {
  const profile = profiles[1] as Profile;
  const first = recommend(model, profile, options).recommended[0]?.bondType;
  const terms = feedback.map((row) => row.map((_, type) => (model.bondTypes[type] === first ? 0.25 : 0)));
  const raised = recommend(model, profile, { ...options, feedback: terms }).recommended[0];
  t.true(raised?.reasons.some((reason) => reason.startsWith('Advisers’ thumbs in this segment raise it by 0.250')));
});

test('the weightiest reason is the part without which the score would change most', (t) => {
  const veteran = profiles.toSorted((a, b) => b.recentPurchases.length - a.recentPurchases.length)[0] as Profile;
  const firstReason = (weight: number) => recommend(withOwn(weight), veteran, options).recommended[0]?.reasons[0] ?? '';
  t.regex(firstReason(5), /^Bought on/);
  t.notRegex(firstReason(0), /^Bought on/);
});
