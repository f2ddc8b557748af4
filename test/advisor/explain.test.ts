import test from 'ava';
import { dayInWords } from '../../src/advisor/day-in-words.ts';
import { noFeedback } from '../../src/advisor/feedback.ts';
import type { Profile } from '../../src/advisor/profile.ts';
import { profileAt } from '../../src/advisor/profile-columns.ts';
import { offersByType, recommend } from '../../src/advisor/recommend.ts';
import { trainModel } from '../../src/advisor/train-model.ts';
import { busyBook } from '../helpers/busy-book.ts';
import { on } from '../helpers/small-book.ts';

const asOf = on('2024-12-31');
const book = busyBook(150, 8);
const { model, columns } = trainModel(
  book,
  asOf,
  { segments: 4, seed: 1 },
  { fingerprint: 'f', activeSettings: null, milliseconds: () => 0 },
);
const feedback = noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes });
const options = { offers: offersByType([]), feedback };
const profiles = book.clients.map((_, client) => profileAt(book, columns, client));

test('every recommended type has one to three reasons, none said twice', (t) => {
  for (const profile of profiles) {
    for (const { reasons } of recommend(model, profile, options).recommended) {
      t.true(reasons.length >= 1 && reasons.length <= 3);
      t.is(new Set(reasons).size, reasons.length);
    }
  }
});

test('what is said of the client’s own purchases is what the client bought', (t) => {
  let said = 0;
  for (const profile of profiles) {
    for (const { bondType, reasons } of recommend(model, profile, options).recommended) {
      const own = reasons.find((reason) => /^(Against it: t|T)he client bought it on/.test(reason))?.replace('Against it: t', 'T');
      if (!own) continue;
      said++;
      const days = profile.recentPurchases.filter(({ amounts }) => amounts.some((amount) => amount.bondType === bondType));
      const last = days.at(-1)?.day ?? asOf;
      const ago = asOf - last;
      if (profile.recentPurchases.length === 1) {
        t.regex(own, /on the only purchase day/);
        continue;
      }
      const of = `${profile.recentPurchases.length} purchase days`;
      t.is(
        own,
        `The client bought it on ${days.length} of the last ${of}, most recently on ${dayInWords(last)} (${ago === 1 ? '1 day' : `${ago.toLocaleString('en-IN')} days`} before).`,
      );
    }
  }
  t.true(said > 20);
});

test('a client without purchases is told what the segment buys, with the cell of the table', (t) => {
  const cold = profiles.find(({ trades }) => trades === 0) as Profile;
  const { recommended, segment } = recommend(model, cold, options);
  const first = recommended[0];
  const cell = model.qTable.values[segment.id]?.[model.bondTypes.indexOf(first?.bondType ?? '')] ?? 0;
  t.is(
    first?.reasons.some((reason) => reason.startsWith(`${segment.name} buy it on ${(cell * 100).toFixed(0)} % of their purchase days`)),
    true,
  );
});

test('two clients with different histories are told different things about one type', (t) => {
  const sentences = new Set(
    profiles.flatMap((profile) => recommend(model, profile, options).recommended.map(({ reasons }) => reasons.join(' '))),
  );
  t.true(sentences.size > 100);
});

test('what speaks against a type is said to', (t) => {
  // Where the own history weighs much, what the client never bought has it against it.
  const habits = { ...model, personal: { ...model.personal, pseudoCount: 1 } };
  const sentences = profiles.flatMap((profile) => recommend(habits, profile, options).recommended.flatMap(({ reasons }) => reasons));
  const never = sentences.filter((sentence) => sentence.includes('did not buy it'));
  t.true(never.length > 0);
  t.true(never.every((sentence) => sentence.startsWith('Against it: ')));
  t.false(sentences.some((sentence) => sentence.startsWith('Against it: the client bought it on the only purchase day')));
});

test('thumbs are named where they weigh, with their sign', (t) => {
  const profile = profiles[1] as Profile;
  const first = recommend(model, profile, options).recommended[0]?.bondType;
  const terms = feedback.map((row) => row.map((_, type) => (model.bondTypes[type] === first ? 0.25 : 0)));
  const raised = recommend(model, profile, { ...options, feedback: terms }).recommended[0];
  t.true(raised?.reasons.some((reason) => reason.startsWith("Advisors' thumbs in this segment raise it by 0.250")));
});

test('the weightiest reason is the part without which the score would change most', (t) => {
  const veteran = profiles.toSorted((a, b) => b.recentPurchases.length - a.recentPurchases.length)[0] as Profile;
  const firstReason = (pseudoCount: number) => {
    const other = { ...model, personal: { ...model.personal, pseudoCount } };
    return recommend(other, veteran, options).recommended[0]?.reasons[0] ?? '';
  };
  t.regex(firstReason(0.01), /^The client bought it on/);
  t.notRegex(firstReason(100_000), /^The client bought it on/);
});
