import test from 'ava';
import type { Book } from '../../../src/advisor/book/book.ts';
import { targetsAfter } from '../../../src/advisor/book/folds.ts';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { EvidenceReader } from '../../../src/advisor/values/evidence.ts';
import { type ChosenWeights, learnTables, withWeights } from '../../../src/advisor/values/learn-tables.ts';
import { PersonalPart } from '../../../src/advisor/values/personal.ts';
import { DEFAULT_WEIGHTS, type TuningFold, tunePersonal } from '../../../src/advisor/values/tune-personal.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, type SmallTrade, smallBook } from '../../helpers/samples/small-book.ts';

const foldOf = (book: Book): TuningFold => {
  const columns = profileColumns(book, on('2023-06-30'));
  const segmentOf = new Int32Array(columns.clients);
  const tables = learnTables(book, columns, segmentOf, 1);
  const reader = new EvidenceReader(book, columns, { bondTypes: book.bondTypes, traits: tables.traits });
  const targets = targetsAfter(book, on('2023-06-30'), on('2024-12-31'), 1000, seededRandom(1));
  return { tables, cases: targets.map((target) => ({ target, evidence: reader.read(target.client, 0) })) };
};

const lossOf = ({ tables, cases }: TuningFold, weights: ChosenWeights): number => {
  const part = new PersonalPart(withWeights(tables, weights));
  let loss = 0;
  for (const { evidence, target } of cases) {
    const probabilities = part.probabilities(evidence);
    target.types.forEach((type, place) => {
      loss -= (0.5 / target.types.length + (target.amountShares[place] ?? 0) / 2) * Math.log(probabilities[type] ?? 0);
    });
  }
  return loss / cases.length;
};

test('chosen weights predict the cases better than the defaults', (t) => {
  const fold = foldOf(busyBook(150, 10));
  t.true(lossOf(fold, tunePersonal([fold])) < lossOf(fold, DEFAULT_WEIGHTS) - 0.01);
});

/** 200 clients with 15 purchases each over three years; `typeOf` gives a purchase's type. */
const steadyBook = (typeOf: (client: number, purchase: number) => number): Book =>
  smallBook(
    [],
    Array.from({ length: 3000 }, (_, at): SmallTrade => {
      const [client, purchase] = [at % 200, Math.floor(at / 200)];
      const day = `202${2 + (purchase % 3)}-0${1 + Math.floor(purchase / 3)}-1${client % 10}`;
      return { client: `C_${client}`, day, type: `Type ${typeOf(client, purchase)}`, rupees: 1000 };
    }),
  );

test('where clients are creatures of habit their own history gets the weight, where they are alike it does not', (t) => {
  const habits = tunePersonal([foldOf(steadyBook((client) => client % 6))]);
  const alike = tunePersonal([foldOf(steadyBook((client, purchase) => Math.floor(6 * seededRandom(client * 100 + purchase)() ** 2)))]);
  t.true(habits.pseudoCount <= 1, `${habits.pseudoCount}`);
  t.true(alike.pseudoCount >= 13, `${alike.pseudoCount}`);
});

test('one case less moves no weight by half a step of its grid', (t) => {
  const fold = foldOf(busyBook(60, 8));
  const all = tunePersonal([fold]);
  /** In steps of the grids, roughly. */
  const scaleOf = ({ pseudoCount, sharpness, floor, halfLifeDays, traitWeights, ...plain }: ChosenWeights): number[] => [
    Math.log(pseudoCount) / Math.log(1.7),
    Math.log(sharpness) / Math.log(1.15),
    Math.log(floor) / Math.log(3.3),
    Math.log2(halfLifeDays ?? 2920),
    ...[...Object.values(plain), ...Object.values(traitWeights)].map((weight) => 4 * weight),
  ];
  const weights = scaleOf(all);
  for (let left = 0; left < fold.cases.length; left += 5) {
    const fewer = scaleOf(tunePersonal([{ ...fold, cases: fold.cases.toSpliced(left, 1) }]));
    fewer.forEach((weight, place) => {
      t.true(Math.abs(weight - (weights[place] ?? Number.NaN)) < 0.5, `case ${left}, weight ${place}: ${weights[place]} to ${weight}`);
    });
  }
});

test('without a held-out case the defaults stand', (t) => {
  t.is(tunePersonal([]), DEFAULT_WEIGHTS);
});
