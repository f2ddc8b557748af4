import test from 'ava';
import { noFeedback } from '../../src/advisor/feedback.ts';
import type { Model } from '../../src/advisor/model.ts';
import type { Profile } from '../../src/advisor/profile.ts';
import { profileAt } from '../../src/advisor/profile-columns.ts';
import { offersByType, recommend } from '../../src/advisor/recommend.ts';
import { trainModel } from '../../src/advisor/train-model.ts';
import { withPurchases } from '../../src/advisor/with-purchases.ts';
import { busyBook } from '../helpers/busy-book.ts';
import { on } from '../helpers/small-book.ts';

const book = busyBook(150, 8);
const { model, columns } = trainModel(
  book,
  on('2024-12-31'),
  { segments: 4, seed: 1 },
  { fingerprint: 'f', activeSettings: null, milliseconds: () => 0 },
);
const options = { offers: offersByType([]), feedback: noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes }) };
const profiles = book.clients.map((_, client) => profileAt(book, columns, client));
const told = profiles.flatMap((profile) =>
  recommend(model, profile, options).recommended.map(({ bondType, reasons }) => ({ profile, bondType, reasons })),
);

const probabilityOf = (of: Model, profile: Profile, bondType: string): number =>
  recommend(of, profile, options).ranking.find((type) => type.bondType === bondType)?.probability ?? Number.NaN;

const without = (personal: Partial<Model['personal']>): Model => ({ ...model, personal: { ...model.personal, ...personal } });
const withoutTrait = (name: string): Model =>
  without({ traits: model.personal.traits.map((trait) => (trait.name === name ? { ...trait, weight: 0 } : trait)) });

/** The model in which what a sentence names weighs nothing; null for what is taken from the client and not from the model. */
const ablated = (sentence: string): Model | null => {
  if (/buy it on .* all clients together on/.test(sentence)) return without({ segmentWeight: 0 });
  if (/holds .*; of the other types/.test(sentence)) return without({ togetherWeight: 0 });
  if (/ately all clients together/.test(sentence)) return without({ driftWeight: 0 });
  if (/lients in risk band/.test(sentence)) return withoutTrait('riskBand');
  if (/lients (who are|that are)/.test(sentence)) return withoutTrait('legalForm');
  if (/lients (aged|younger)/.test(sentence)) return withoutTrait('age');
  if (/with investments/.test(sentence)) return withoutTrait('totalInvested');
  if (/average yield/.test(sentence)) return withoutTrait('averageYield');
  if (/average coupon/.test(sentence)) return withoutTrait('averageCoupon');
  return null;
};

test('without what is named for a type it scores less, without what is named against it more', (t) => {
  const tried = new Set<string>();
  for (const { profile, bondType, reasons } of told) {
    for (const sentence of reasons) {
      const other = ablated(sentence);
      if (!other || profile.trades === 0) continue;
      tried.add(sentence.replace('Against it: ', '').replace(/[\d.,₹%]+/g, ''));
      const effect = probabilityOf(model, profile, bondType) - probabilityOf(other, profile, bondType);
      t.true(sentence.startsWith('Against it: ') ? effect < 0 : effect > 0, `${profile.clientId} ${bondType}: ${sentence} (${effect})`);
    }
  }
  t.true(tried.size > 10, `${tried.size}`);
});

test('without the purchases that are named for a type it scores less, without those that are missed it scores more', (t) => {
  let tried = 0;
  // What goes together with the own purchases has a sentence of its own, so it is silent on both sides. Few pseudo-purchases: history weighs.
  const alone = without({ togetherWeight: 0, pseudoCount: 1 });
  const stranger = without({ togetherWeight: 0, pseudoCount: Number.MAX_SAFE_INTEGER });
  for (const profile of profiles) {
    for (const { bondType, reasons } of recommend(alone, profile, options).recommended) {
      const own = reasons.find((sentence) => /he client (bought it|did not buy it) on/.test(sentence));
      if (!own) continue;
      tried++;
      const effect = probabilityOf(alone, profile, bondType) - probabilityOf(stranger, profile, bondType);
      t.true(own.startsWith('Against it: ') ? effect < 0 : effect > 0, `${profile.clientId} ${bondType}: ${own}`);
    }
  }
  t.true(tried > 100);
});

test('what speaks for a type comes first, and at most one sentence, the last, speaks against it', (t) => {
  for (const { profile, reasons } of told) {
    t.false(reasons[0]?.startsWith('Against it: '), `${profile.clientId}: ${reasons.join(' ')}`);
    t.false(reasons.slice(0, -1).some((sentence) => sentence.startsWith('Against it: ')));
  }
  t.true(told.some(({ reasons }) => reasons.at(-1)?.startsWith('Against it: ')));
});

test('numbers of a sentence point the way it speaks', (t) => {
  for (const { reasons } of told) {
    for (const sentence of reasons) {
      const factor = /buy it ([\d.]+) times as often/.exec(sentence)?.[1];
      if (factor) t.true(sentence.startsWith('Against it: ') ? Number(factor) < 1 : Number(factor) > 1, sentence);
    }
  }
});

test('days in sentences are written as people write them', (t) => {
  const sentences = told.flatMap(({ reasons }) => reasons);
  t.false(sentences.some((sentence) => /\d{4}-\d{2}-\d{2}/.test(sentence)));
  t.true(sentences.some((sentence) => /most recently on \d{2} [A-Z][a-z]{2} 20\d{2} \(/.test(sentence)));
});

test('what would have changed the order does change it when it is tried', (t) => {
  const counts = ['One', 'Two', 'Three', 'Four', 'Five'];
  let [bands, purchases] = [0, 0];
  for (const profile of profiles) {
    const sentence = recommend(model, profile, options).counterfactual ?? '';
    const leader = (other: Profile): string | undefined => recommend(model, other, options).recommended[0]?.bondType;
    const band = /^With risk band ([ABC]), (.+) would lead\.$/.exec(sentence);
    if (band) {
      bands++;
      t.is(leader({ ...profile, riskBand: band[1] as 'A', riskBandSource: 'recorded' }), band[2]);
    }
    const more = /^(\w+) more purchases? of (.+) would put \2 first\.$/.exec(sentence);
    if (more) {
      purchases++;
      const count = counts.indexOf(more[1] ?? '') + 1;
      t.is(leader(withPurchases(profile, more[2] as string, count)), more[2]);
      if (count > 1) t.not(leader(withPurchases(profile, more[2] as string, count - 1)), more[2]);
    }
    const never = /leads (.+) by [\d.]+ percentage points; five more purchases/.exec(sentence);
    if (never) t.not(leader(withPurchases(profile, never[1] as string, 5)), never[1]);
  }
  t.true(bands > 0 && purchases > 10, `${bands} ${purchases}`);
});
