import test from 'ava';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import type { RiskBand } from '../../../src/advisor/bonds/rating.ts';
import { type Profile, profileOf } from '../../../src/advisor/book/profile.ts';
import { trainModel } from '../../../src/advisor/train/train-model.ts';
import { addDays, type ClientId, fractionFromPercent, type Paise, paiseFromRupees } from '../../../src/advisor/units.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';
import { withTrades } from '../../helpers/samples/with-trades.ts';

const asOf = on('2024-12-31');
const book = busyBook(150, 8);
const { model } = trainModel(book, asOf, { segments: 4, seed: 1 }, { fingerprint: 'f', activeSettings: null, milliseconds: () => 0 });
const feedback = noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes });

/** Two bonds of each type, far apart in yield: a purchase moves the client's average. */
const BONDS = model.bondTypes.flatMap((bondType, type) =>
  [6, 14].map(
    (percent, place): BondOnOffer => ({
      ...{ bondId: `INE${type}${place}`, isin: null, issuer: null, bondType, frequency: null },
      ...{ coupon: fractionFromPercent(percent), yieldToMaturity: fractionFromPercent(percent), yieldFrom: 'offer', yieldDay: null },
      ...{ rating: null, band: (['A', 'B', 'C'] as const)[type % 3] ?? 'A', maturityDay: on('2032-01-01'), minimumInvestment: null },
    }),
  ),
);
const options = { offers: offersByType(BONDS), feedback };
const leader = (profile: Profile | null): string | undefined =>
  (profile && recommend(model, profile, options).recommended[0]?.bondType) || undefined;

const NUMBERS = ['tomorrow', 'two', 'three', 'four', 'five'];
const RUPEES: Readonly<Record<string, number>> = { lakh: 1e5, crore: 1e7 };
/** The amount, bond and number of days that a sentence speaks of. */
const purchaseIn = (sentence: string) => {
  const [, amount, unit, bondId, type, when] =
    /₹([\d.,]+)(?: (lakh|crore))? of (\S+) \((.+?)\) (?:on each of the next (\w+) days|tomorrow)/.exec(sentence) ?? [];
  if (amount === undefined) return null;
  const rupees = Number(amount.replaceAll(',', '')) * (RUPEES[unit ?? ''] ?? 1);
  return {
    amount: paiseFromRupees(rupees),
    bond: BONDS.find((bond) => bond.bondId === bondId) as BondOnOffer,
    type,
    count: 1 + NUMBERS.indexOf(when ?? 'tomorrow'),
  };
};

/** Who leads if the book had these purchases. */
const leaderIfBought = (id: ClientId, bond: BondOnOffer, amount: Paise, count: number): string | undefined => {
  const trades = Array.from({ length: count }, (_, place) => ({ client: id, day: addDays(asOf, place + 1), amount, ...bond }));
  return leader(profileOf(withTrades(book, trades), id, addDays(asOf, count)));
};

test('a counterfactual holds when the purchases are put into the book exactly as it words them', (t) => {
  const seen = { band: 0, purchases: 0, moved: 0, never: 0 };
  for (const { id } of book.clients) {
    const profile = profileOf(book, id, asOf) as Profile;
    const { counterfactual: sentence } = recommend(model, profile, options);
    if (sentence === null) continue;
    const band = /^With risk band ([ABC]), (.+) would lead\.$/.exec(sentence);
    if (band) {
      seen.band++;
      t.is(leader({ ...profile, riskBand: band[1] as RiskBand, riskBandSource: 'recorded' }), band[2], `${id}: ${sentence}`);
      continue;
    }
    const purchase = purchaseIn(sentence);
    if (!purchase) {
      t.fail(`${id}: ${sentence}`);
      continue;
    }
    const { amount, bond, type, count } = purchase;
    t.is(type, bond.bondType);
    if (sentence.endsWith('would come first.')) {
      seen.purchases++;
      if (profile.riskBandSource !== 'recorded') seen.moved++;
      t.is(leaderIfBought(id, bond, amount, count), type, `${id}: ${sentence}`);
      if (count > 1) t.not(leaderIfBought(id, bond, amount, count - 1), type, `${id}: fewer would do than ${sentence}`);
    } else {
      seen.never++;
      t.not(leaderIfBought(id, bond, amount, count), type, `${id}: ${sentence}`);
    }
  }
  t.true(seen.band > 0 && seen.purchases > 20 && seen.moved > 0, JSON.stringify(seen));
});

test('without a bond on offer, or for new types only, no purchase is spoken of', (t) => {
  for (const { id } of book.clients.slice(0, 40)) {
    const profile = profileOf(book, id, asOf) as Profile;
    for (const other of [{ offers: offersByType([]) }, { newTypesOnly: true }]) {
      const { counterfactual } = recommend(model, profile, { ...options, ...other });
      if (counterfactual !== null)
        t.regex(counterfactual, /^With risk band [ABC], .+ would lead\.$| leads .+ by [\d.]+ percentage points\.$/);
    }
  }
});
