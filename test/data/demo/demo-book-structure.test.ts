import test from 'ava';
import { heldOutInTime } from '../../../src/advisor/book/folds.ts';
import {
  advisor,
  globalPopularity,
  type PolicyMaker,
  randomPolicy,
  segmentPopularityPolicy,
} from '../../../src/advisor/measure/policies.ts';
import { OUTER_ORIGINS, runFolds } from '../../../src/advisor/measure/run-folds.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { type Day, dayFromIso } from '../../../src/advisor/units.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { generateDemoBook } from '../../../src/data/demo/generate.ts';
import { DEMO_BOND_TYPES } from '../../../src/data/demo/ground/demo-bond-type.ts';
import { INVESTOR_KINDS, type InvestorKind } from '../../../src/data/demo/investor-kinds.ts';
import { kindNumbered } from '../../../src/data/demo/people.ts';
import { writeDemoBook } from '../../../src/data/demo/write-demo-book.ts';
import { firmSource } from '../../../src/data/sources/firm/firm-source.ts';
import { deskOn } from '../../helpers/desk-on.ts';

const REFERENCE = dayFromIso('2026-06-30') as Day;
const OPTIONS = { orders: { primaryOfferId: 0, orderType: 1, sellerId: 4 }, bondTypeColumn: null, calendar: deskOn('2026-06-30') };

/** The demo book as the firm source reads it. */
const readDemoBook = async (seed: number) => {
  const database = openDatabase('sqlite::memory:');
  try {
    await writeDemoBook(database, { referenceDay: REFERENCE, seed, now: new Date(0) });
    const source = firmSource(database, OPTIONS);
    const newest = (await source.newestTradeDay()) as Day;
    return { ...(await source.readBook()), newest, onOffer: await source.readBondsOnOffer(newest, newest) };
  } finally {
    await database.close();
  }
};

const first = readDemoBook(1);

test('the rules read every bond as the type that it is meant to be; Unclassified are those with an unknown issuer type', async (t) => {
  const { book, unclassified } = await first;
  const meant = new Map(generateDemoBook({ referenceDay: REFERENCE, clients: 1 }).bonds.map((bond) => [bond.isin, bond]));
  t.deepEqual(book.bondTypes, [...DEMO_BOND_TYPES]);
  for (const bond of book.bonds) {
    const generated = meant.get(bond.id);
    const read = bond.type < 0 ? 'Unclassified' : book.bondTypes[bond.type];
    t.is(read, generated?.dirt === 'unknown-issuer-type' ? 'Unclassified' : generated?.bondType, generated?.name);
  }
  t.true(unclassified > 0 && unclassified < 60, `${unclassified}`);
});

test('all 6,000 trades are read or skipped with a reason, and no more than one in fifty is skipped', async (t) => {
  const { rows, book, skipped, blanked } = await first;
  const left = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  t.is(rows, 6000);
  t.is(book.trades.day.length + left, 6000);
  t.true(left > 0 && left < 120);
  t.true(Object.keys(blanked).length >= 3);
});

test('40 bonds of all types are on offer as of the newest trade, and each type but High Yield has one for a balanced client', async (t) => {
  const { onOffer, newest } = await first;
  t.true(REFERENCE - newest <= 4);
  t.is(onOffer.length, 40);
  for (const bondType of DEMO_BOND_TYPES) {
    const bands = onOffer.filter((bond) => bond.bondType === bondType).map((bond) => bond.band);
    t.true(bondType === 'High Yield Bonds' ? bands.includes('C') : bands.includes('A') || bands.includes('B'), `${bondType}: ${bands}`);
  }
  t.true(onOffer.every((bond) => bond.yieldFrom === 'offer' && bond.minimumInvestment !== null));
});

test('the bands of what clients bought fit their kind: careful kinds buy A, yield hunters buy below it', async (t) => {
  const { book } = await first;
  const bought = new Map<InvestorKind, number[]>(INVESTOR_KINDS.map((kind) => [kind, [0, 0, 0, 0, 0]]));
  book.clients.forEach((client, place) => {
    const counts = bought.get(kindNumbered(Number(client.id.slice(2)), 1)) as number[];
    for (let trade = book.trades.offsets[place] as number; trade < (book.trades.offsets[place + 1] as number); trade++) {
      const band = book.trades.band[trade] as number;
      counts[band] = (counts[band] as number) + 1;
    }
  });
  for (const [kind, [, a = 0, b = 0, c = 0]] of bought) {
    const careful = a / (a + b + c);
    if (kind.appetite[0] === 1) t.true(careful > 0.85, `${kind.name} ${careful}`);
    else t.true(careful < 0.65, `${kind.name} ${careful}`);
    if (kind.name === 'yield hunter') t.true(c > b && c > a);
    else t.true(c / (a + b + c) < 0.15, kind.name);
  }
});

test('held out in time, the advisor beats popularity by segment, which beats popularity, which beats chance', async (t) => {
  const makers: readonly PolicyMaker[] = [advisor, segmentPopularityPolicy, globalPopularity, randomPolicy];
  const sums = makers.map(() => 0);
  let predictions = 0;
  for (const seed of [1, 2]) {
    const { book, newest } = await (seed === 1 ? first : readDemoBook(seed));
    const predicted = runFolds(book, { segments: 5, seed: 1 }, makers, {
      cases: 1024,
      heldOut: heldOutInTime(book, newest, OUTER_ORIGINS, 4096, seededRandom(1)),
    });
    predictions += predicted.clients.length;
    predicted.policies.forEach((policy, at) => {
      sums[at] = (sums[at] as number) + policy.scores.hitAt1.reduce((sum, hit) => sum + hit, 0);
    });
  }
  const [ours, bySegment, overall, chance] = sums.map((sum) => sum / predictions) as [number, number, number, number];
  const shown = `${ours} ${bySegment} ${overall} ${chance}`;
  t.true(chance < 0.12 && overall > chance + 0.06, shown);
  t.true(bySegment > overall + 0.03, shown);
  t.true(ours > bySegment + 0.06 && ours < 0.6, shown);
});
