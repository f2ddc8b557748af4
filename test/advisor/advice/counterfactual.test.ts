import test from 'ava';
import { WORKING_DAYS_TRIED } from '../../../src/advisor/advice/counterfactual.ts';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import type { RiskBand } from '../../../src/advisor/bonds/rating.ts';
import { type Profile, profileOf } from '../../../src/advisor/book/profile.ts';
import { usualAmount } from '../../../src/advisor/book/with-purchases.ts';
import { nextWorkingDays } from '../../../src/advisor/calendar/working-days.ts';
import { trainModel } from '../../../src/advisor/train/train-model.ts';
import {
  addDays,
  type ClientId,
  type Day,
  dayOf,
  fractionFromPercent,
  midnightOf,
  type Paise,
  paiseFromRupees,
} from '../../../src/advisor/units.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';
import { withTrades } from '../../helpers/samples/with-trades.ts';

/** A Friday before a holiday on Monday. */
const asOf = on('2024-12-27');
const holiday = on('2024-12-30');
const book = busyBook(150, 8);
const { model } = trainModel(book, asOf, { segments: 4, seed: 1 }, { fingerprint: 'f', milliseconds: () => 0 });
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
const options = { offers: offersByType(BONDS), feedback, nextWorkingDays: nextWorkingDays(asOf, WORKING_DAYS_TRIED, new Set([holiday])) };
const leader = (profile: Profile | null, settlesOn = profile?.asOf): string | undefined =>
  (profile && recommend(model, profile, { ...options, ...(settlesOn && { settlesOn }) }).recommended[0]?.bondType) || undefined;

const NUMBERS = ['one', 'two', 'three', 'four', 'five'];
const RUPEES: Readonly<Record<string, number>> = { lakh: 1e5, crore: 1e7 };
const DAY = String.raw`\w{3} \d+ \w{3} \d{4}`;
const PURCHASE = new RegExp(
  String.raw`₹([\d.,]+)(?: (lakh|crore))? of (\S+) \((.+?)\) on (?:(${DAY})|each of the next (\w+) working days \((${DAY}) to (${DAY})\))`,
);

/** The day that words such as "Tue 31 Dec 2024" name; null if it's another weekday. */
const dayNamed = (words: string): Day | null => {
  const date = new Date(`${words.slice(4)} UTC`);
  return date.toUTCString().slice(0, 3) === words.slice(0, 3) ? dayOf(date) : null;
};
const isClosed = (day: Day): boolean => day === holiday || [0, 6].includes(midnightOf(day).getUTCDay());

/** The amount, bond and days that a sentence speaks of. */
const purchaseIn = (sentence: string) => {
  const [, amount, unit, bondId, type, only, number = 'one', from = only, to = only] = PURCHASE.exec(sentence) ?? [];
  const [first, last] = [from && dayNamed(from), to && dayNamed(to)];
  if (amount === undefined || !first || !last) return null;
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (!isClosed(day)) days.push(day);
  const rupees = Number(amount.replaceAll(',', '')) * (RUPEES[unit ?? ''] ?? 1);
  return {
    amount: paiseFromRupees(rupees),
    bond: BONDS.find((bond) => bond.bondId === bondId) as BondOnOffer,
    type,
    count: 1 + NUMBERS.indexOf(number),
    days,
  };
};

/** Who leads if the book had these purchases. */
const leaderIfBought = (id: ClientId, bond: BondOnOffer, amount: Paise, days: readonly Day[]): string | undefined => {
  const trades = days.map((day) => ({ client: id, day, amount, ...bond }));
  return leader(profileOf(withTrades(book, trades), id, days.at(-1) ?? asOf));
};

test('a counterfactual names working days, and holds when the purchases are put into the book on exactly those', (t) => {
  const seen = { band: 0, purchases: 0, moved: 0, never: 0, third: 0 };
  for (const { id } of book.clients) {
    const profile = profileOf(book, id, asOf) as Profile;
    const { counterfactual: sentence, recommended } = recommend(model, profile, options);
    if (sentence === null) continue;
    if (/ leads .+ by [\d.]+ percentage points\.$/.test(sentence)) {
      // Nothing is said about purchases after which a third type would lead.
      const [first, second] = recommended;
      const [bond] = second?.bonds ?? [];
      const led = bond && leaderIfBought(id, bond, usualAmount(profile, bond), options.nextWorkingDays.slice(0, 5));
      t.false(led === first?.bondType || led === second?.bondType, `${id}: ${sentence}`);
      seen.third++;
      continue;
    }
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
    const { amount, bond, type, count, days } = purchase;
    t.is(type, bond.bondType);
    t.is(days.length, count, sentence);
    t.is(days[0], on('2024-12-31'), `the first working day after the weekend and the holiday: ${sentence}`);
    if (sentence.endsWith('would come first.')) {
      seen.purchases++;
      if (profile.riskBandSource !== 'recorded') seen.moved++;
      t.is(leaderIfBought(id, bond, amount, days), type, `${id}: ${sentence}`);
      if (count > 1) t.not(leaderIfBought(id, bond, amount, days.slice(0, -1)), type, `${id}: fewer would do than ${sentence}`);
    } else {
      seen.never++;
      t.is(leaderIfBought(id, bond, amount, days), recommended[0]?.bondType, `${id}: ${sentence}`);
    }
  }
  t.true(seen.band > 0 && seen.purchases > 20 && seen.moved > 0 && seen.third < 5, JSON.stringify(seen));
});

test('a purchase that would settle after its bond matured is not tried', (t) => {
  const matures = on('2025-01-02');
  let spokenOf = 0;
  for (const { id } of book.clients.slice(0, 60)) {
    const profile = profileOf(book, id, asOf) as Profile;
    const short = BONDS.map((bond) => ({ ...bond, maturityDay: matures }));
    const { counterfactual } = recommend(model, profile, { ...options, offers: offersByType(short), settlesOn: on('2024-12-31') });
    // Bought on 31 Dec, it settles on 1 Jan; bought on 1 Jan, it would settle on the day it matures.
    const purchase = counterfactual === null ? null : purchaseIn(counterfactual);
    if (purchase) spokenOf++;
    if (purchase) t.deepEqual(purchase.days, [on('2024-12-31')], counterfactual ?? '');
  }
  t.true(spokenOf > 5);
});

test('that purchases would not change the lead is said only if the leader still leads after them', (t) => {
  // A type without a living bond is judged by its band in the book; here that leaves it out.
  const strict = { ...model, bandOfType: model.bondTypes.map(() => 'C' as const) };
  let spokenOf = 0;
  for (const { id } of book.clients) {
    const profile = { ...(profileOf(book, id, asOf) as Profile), riskBand: 'A' as const, riskBandSource: 'recorded' as const };
    const inBandA = (bonds: readonly BondOnOffer[]) => ({
      ...options,
      offers: offersByType(bonds.map((bond) => ({ ...bond, band: 'A' as const }))),
    });
    const { counterfactual, recommended } = recommend(strict, profile, inBandA(BONDS));
    if (!counterfactual?.endsWith('wouldn’t change that.')) continue;
    spokenOf++;
    const soonGone = BONDS.map((bond) => (bond.bondType === recommended[0]?.bondType ? { ...bond, maturityDay: on('2025-01-02') } : bond));
    t.regex(recommend(strict, profile, inBandA(soonGone)).counterfactual ?? '', /percentage points\.$|would come first\.$/, id);
  }
  t.true(spokenOf > 0);
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
