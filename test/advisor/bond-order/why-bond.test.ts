import test from 'ava';
import { scoreOffers } from '../../../src/advisor/bond-order/score-offers.ts';
import { whyBonds } from '../../../src/advisor/bond-order/why-bond.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { BOND_INPUTS, type BondInput, type BondOrder } from '../../../src/advisor/model/bond-order.ts';
import { addDays, fraction, type Paise } from '../../../src/advisor/units.ts';
import { ASOF, bond, learnedOrder, profile } from './sample-order.ts';

const why = (order: BondOrder, bonds = BONDS, of: Profile = profile) =>
  whyBonds(bonds, bonds, of, { bondOrder: order, bondTypes: ['Corporate Bonds'], segment: 0 });

const BONDS = [
  bond('short', { maturityDay: addDays(ASOF, 2 * 365), rating: { grade: 'AAA', suffix: null, agency: null } }),
  bond('usual'),
  bond('long', { maturityDay: addDays(ASOF, 12 * 365), yieldToMaturity: fraction(0.1), issuer: 'Held Ltd' }),
];

test('what weighed most is said first, compared with what the client usually buys', (t) => {
  const [short, , long] = why(learnedOrder({ tenor: -1, grade: -0.5 }));
  t.is(short?.sentence, 'shorter than they usually buy, rated better than what they usually buy');
  t.is(why(learnedOrder({ tenorDistance: -1 }))[1]?.sentence, 'about as long as they usually buy');
  t.is(long, null);
  t.is(why(learnedOrder({ issuerHeld: 1 }))[2]?.sentence, 'from an issuer they hold');
});

test('without a purchase, the segment is what’s compared with', (t) => {
  const fresh = { ...profile, trades: 0, totalInvested: 0 as Paise, averageYield: null };
  t.is(why(learnedOrder({ tenor: -1 }), BONDS, fresh)[0]?.sentence, 'shorter than their segment usually buys');
});

test('a reason is its weights times its inputs: as much as the score loses if the part were average', (t) => {
  const weights = { tenor: -1, tenorDistance: -0.4, grade: -0.5, spread: 0.3, issuerHeld: 0.8 };
  const parts: Readonly<Record<string, readonly BondInput[]>> = {
    tenor: ['tenor', 'tenorDistance'],
    grade: ['grade', 'gradeDistance'],
    yield: ['spread', 'yieldDistance'],
    issuer: ['issuerHeld'],
  };
  let said = 0;
  const scoresWithout = (part: string): number[] => {
    const kept = Object.fromEntries(BOND_INPUTS.map((name) => [name, parts[part]?.includes(name) ? 0 : ((weights as never)[name] ?? 0)]));
    return scoreOffers(BONDS, profile, { bondOrder: learnedOrder(kept), bondTypes: ['Corporate Bonds'], segment: 0 });
  };
  const scores = scoreOffers(BONDS, profile, { bondOrder: learnedOrder(weights), bondTypes: ['Corporate Bonds'], segment: 0 });
  why(learnedOrder(weights)).forEach((reason, at) => {
    for (const { kind, subject, number } of reason?.claims ?? []) {
      if (kind !== 'offer.effect') continue;
      const moved = scores.map((score, place) => score - (scoresWithout(String(subject.part))[place] ?? Number.NaN));
      const mean = moved.reduce((sum, each) => sum + each, 0) / moved.length;
      t.true(Math.abs((moved[at] ?? Number.NaN) - mean - number) < 1e-9);
      t.true(number >= 0.1);
      said++;
    }
  });
  t.true(said >= 3);
});

test('nothing is said of what isn’t known, nor where no weight tells the bonds apart', (t) => {
  const unknown = BONDS.map((each) => ({ ...each, maturityDay: null }));
  t.deepEqual(why(learnedOrder({ tenor: -1 }), unknown), [null, null, null]);
  t.deepEqual(why(learnedOrder({})), [null, null, null]);
});

test('higher demand is a reason, lower demand isn’t', (t) => {
  const bought = { [String(BONDS[0]?.bondId)]: 9 };
  const said = (demand: number) => why({ ...learnedOrder({ demand }), bought }).map((reason) => reason?.sentence ?? null);
  t.deepEqual(said(1), ['more in demand lately than the others', null, null]);
  t.deepEqual(said(-1), [null, null, null]);
});
