import test from 'ava';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { profileAt } from '../../../src/advisor/book/profile-columns.ts';
import type { FactName } from '../../../src/advisor/model/fact-names.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { trainModel } from '../../../src/advisor/train/train-model.ts';
import type { OwnPlace } from '../../../src/advisor/values/facts.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';
import { weightless, withPayingSegments } from '../../helpers/samples/weightless.ts';

const book = busyBook(240, 8);
const { model: trained, columns } = trainModel(
  book,
  on('2024-12-31'),
  { segments: 4, seed: 1 },
  { fingerprint: 'f', milliseconds: () => 0 },
);
/** Segments are cited only where they pay; here they do. */
const model = withPayingSegments(trained);
const options = { offers: offersByType([]), feedback: noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes }) };
const profiles = book.clients.map((_, client) => profileAt(book, columns, client));
const told = profiles.flatMap((profile) =>
  recommend(model, profile, options).recommended.map(({ bondType, reasons }) => ({ profile, bondType, reasons })),
);

const probabilityOf = (of: Model, profile: Profile, bondType: string): number =>
  recommend(of, profile, options).ranking.find((type) => type.bondType === bondType)?.probability ?? Number.NaN;

const without = (isLeftOut: (fact: FactName) => boolean, isLeftOutFor?: (place: OwnPlace, type: number) => boolean): Model => ({
  ...model,
  personal: weightless(model.personal, isLeftOut, isLeftOutFor),
});
const TOGETHER: readonly FactName[] = ['next', 'present', 'absent', 'together'];
const isOther = (place: OwnPlace, type: number): boolean => (place.kind === 'held' || place.kind === 'last') && place.type !== type;
const isSame = (place: OwnPlace, type: number): boolean => (place.kind === 'held' || place.kind === 'last') && place.type === type;
const isOwn = (fact: FactName): boolean => /^(own|again|since|never)/.test(fact);
/** A trait's lifts, whose weights differ for clients with a purchase, are 1. */
const withoutTrait = (name: string): Model => {
  const at = model.personal.traits.findIndex((trait) => trait.name === name);
  const { personal } = without(
    () => false,
    (place) => place.kind === 'trait' && place.trait === at,
  );
  const traits = personal.traits.map((trait, place) =>
    place === at ? { ...trait, lift: trait.lift.map((row) => row.map(() => 1)) } : trait,
  );
  return { ...model, personal: { ...personal, traits } };
};

/** The model in which the part a sentence is about weighs nothing; null if that part comes from the client instead. */
const ablated = (sentence: string): Model | null => {
  if (/f the clients who bought/.test(sentence)) return without((fact) => TOGETHER.includes(fact), isOther);
  if (/emand is (up|down)/.test(sentence)) return without((fact) => fact.startsWith('drift'));
  if (/lients in risk band/.test(sentence)) return withoutTrait('riskBand');
  if (/lients (who are|that are)/.test(sentence)) return withoutTrait('legalForm');
  if (/lients (aged|younger)/.test(sentence)) return withoutTrait('age');
  if (/with investments/.test(sentence)) return withoutTrait('totalInvested');
  if (/average yield/.test(sentence)) return withoutTrait('averageYield');
  if (/average coupon/.test(sentence)) return withoutTrait('averageCoupon');
  return /buy it on .* all clients on/.test(sentence) ? without((fact) => fact.startsWith('segment')) : null;
};

test('without what is named for a type it scores less, without what is named against it more', (t) => {
  const tried = new Set<string>();
  for (const { profile, bondType, reasons } of told) {
    for (const sentence of reasons) {
      const other = ablated(sentence);
      if (!other) continue;
      tried.add(sentence.replace(/[\d.,₹%]+/g, ''));
      const effect = probabilityOf(model, profile, bondType) - probabilityOf(other, profile, bondType);
      t.true(sentence.startsWith('Despite ') ? effect < 0 : effect > 0, `${profile.clientId} ${bondType}: ${sentence} (${effect})`);
    }
  }
  t.true(tried.size > 10, `${tried.size}`);
});

test('without the purchases that are named for a type it scores less, without those that are missed it scores more', (t) => {
  let tried = 0;
  const stranger = without(isOwn, isSame);
  for (const profile of profiles) {
    for (const { bondType, reasons } of recommend(model, profile, options).recommended) {
      const own = reasons.find((sentence) =>
        /^(Despite the client’s own purchases: )?([Bb]ought|[Nn]ot bought|[Ll]ast bought) on/.test(sentence),
      );
      if (!own) continue;
      tried++;
      const effect = probabilityOf(model, profile, bondType) - probabilityOf(stranger, profile, bondType);
      t.true(own.startsWith('Despite ') ? effect < 0 : effect > 0, `${profile.clientId} ${bondType}: ${own}`);
    }
  }
  t.true(tried > 100, `${tried}`);
});

test('what speaks for a type comes first, and at most one sentence, the last, speaks against it', (t) => {
  for (const { profile, reasons } of told) {
    t.false(reasons[0]?.startsWith('Despite '), `${profile.clientId}: ${reasons.join(' ')}`);
    t.false(reasons.slice(0, -1).some((sentence) => sentence.startsWith('Despite ')));
  }
  t.true(told.some(({ reasons }) => reasons.at(-1)?.startsWith('Despite ')));
});

test('no reason compares shares that are within a quarter of each other, and the shares point the way it speaks', (t) => {
  let compared = 0;
  for (const { reasons } of told) {
    for (const sentence of reasons) {
      // A level of yield is written in percent too, before the two shares.
      const [share, all] = [...sentence.matchAll(/([\d.]+)%/g)].map(([, number]) => Number(number)).slice(-2);
      if (share === undefined || all === undefined) continue;
      compared++;
      // Shares are written with two digits, so the factor of the written ones is a little off.
      t.true(sentence.startsWith('Despite ') ? share / all < 0.85 : share / all > 1.2, sentence);
    }
  }
  t.true(compared > 100);
});

test('days in sentences are written as people write them', (t) => {
  const sentences = told.flatMap(({ reasons }) => reasons);
  t.false(sentences.some((sentence) => /\d{4}-\d{2}-\d{2}/.test(sentence)));
  t.true(sentences.some((sentence) => /last on \d{1,2} [A-Z][a-z]{2} 20\d{2} \(/.test(sentence)));
});
