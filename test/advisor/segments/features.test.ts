import test from 'ava';
import fc from 'fast-check';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import {
  emptyProfileColumns,
  GENDER_CODES,
  type ProfileColumns,
  profileColumns,
  RISK_BAND_CODES,
} from '../../../src/advisor/book/profile-columns.ts';
import { encodeAll, encodeProfile, fitFeatures, widthOf } from '../../../src/advisor/segments/features.ts';
import { day } from '../../../src/advisor/units.ts';
import { nearly, scikitLearn } from '../../helpers/references/scikit-learn.ts';
import { clientsOfThreeKinds } from '../../helpers/samples/kinds-of-investor.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

/** The fixture's raw profiles as columns. Missing trades are written as 0, since a count cannot be NaN. */
const asColumns = (raw: (typeof scikitLearn.features)[number]['fit']): ProfileColumns => {
  const columns = emptyProfileColumns(raw.numeric.length, day(20_000));
  raw.numeric.forEach(([age, invested, trades, averageYield, reinvestment], row) => {
    columns.age[row] = age ?? Number.NaN;
    columns.invested[row] = Math.round((invested ?? 0) * 100);
    columns.trades[row] = trades ?? 0;
    columns.averageYield[row] = averageYield ?? Number.NaN;
    columns.reinvestment[row] = reinvestment ?? Number.NaN;
    columns.gender[row] = Math.max(0, GENDER_CODES.indexOf(raw.gender[row] as never));
    columns.band[row] = Math.max(0, RISK_BAND_CODES.indexOf(raw.band[row] as never));
  });
  return columns;
};

for (const { name, fit, apply, fitted, encoded } of scikitLearn.features) {
  test(`medians, limits, deviations, indicators and one-hot are scikit-learn's: ${name}`, (t) => {
    const features = fitFeatures(asColumns(fit));
    features.numeric.forEach((feature, place) => {
      const expected = fitted[place];
      for (const part of ['median', 'lower', 'upper', 'mean', 'scale'] as const)
        t.true(nearly(feature[part] ?? Number.NaN, expected?.[part] ?? Number.NaN), `${feature.name} ${part}`);
    });
    const { values, width } = encodeAll(features, asColumns(apply));
    t.is(width, encoded[0]?.length ?? 0);
    t.is(values.length, encoded.flat().length);
    encoded.flat().forEach((value, cell) => {
      t.true(nearly(values[cell], value), `row ${Math.floor(cell / width)}, column ${cell % width}: ${values[cell]} is not ${value}`);
    });
  });
}

test('a column without known values separates no one, and has no NaN', (t) => {
  const columns = clientsOfThreeKinds(12);
  columns.age.fill(Number.NaN);
  columns.averageYield.fill(Number.NaN);
  const features = fitFeatures(columns);
  t.like(features.numeric[0], { name: 'age', median: 0, mean: 0, scale: 1, indicator: true });
  t.true(encodeAll(features, columns).values.every(Number.isFinite));
});

test('an indicator column is there only where something was missing when fitted', (t) => {
  const columns = clientsOfThreeKinds(12);
  t.true(fitFeatures(columns).numeric.every(({ indicator }) => !indicator));
  columns.age[3] = Number.NaN;
  t.deepEqual(
    fitFeatures(columns).numeric.map(({ indicator }) => indicator),
    [true, false, false, false, false],
  );
});

test('what was never seen counts as unknown, and unknown is always a level', (t) => {
  const columns = clientsOfThreeKinds(12);
  columns.gender.fill(1);
  const features = fitFeatures(columns);
  t.deepEqual(features.categorical[0], { name: 'gender', levels: ['M', 'unknown'] });
  const later = clientsOfThreeKinds(2);
  later.gender.set([3, 0]);
  const { values, width } = encodeAll(features, later);
  t.deepEqual([...values.subarray(5, 7)], [0, 1]);
  t.deepEqual([...values.subarray(width + 5, width + 7)], [0, 1]);
});

test('applying never refits: one client is encoded alone as among all', (t) => {
  const trades = Array.from({ length: 40 }, (_, place) => ({
    client: `C_${place % 7}`,
    day: `2024-0${1 + (place % 6)}-1${place % 9}`,
    rupees: 1000 * (place + 1) ** 2,
    band: (['A', 'B', 'C', null] as const)[place % 4] ?? null,
    ...(place % 3 === 0 ? {} : { yieldPercent: 6 + (place % 8) }),
  }));
  const clients = [
    someone('C_0', { birthDay: on('1970-05-05'), gender: 'HUF' }),
    someone('C_1', { gender: 'F' }),
    someone('C_9', { recordedAge: 44 }),
  ];
  const book = smallBook(clients, trades);
  const asOf = on('2024-05-31');
  const columns = profileColumns(book, asOf);
  const features = fitFeatures(columns);
  const { values, width } = encodeAll(features, columns);
  t.is(width, widthOf(features));
  book.clients.forEach(({ id }, place) => {
    const profile = profileOf(book, id, asOf);
    t.deepEqual(profile && encodeProfile(features, profile), values.slice(place * width, (place + 1) * width));
  });
});

test('clients who have bought nothing change no median and no mean, and lie in the middle of what purchases tell', (t) => {
  const buyers = clientsOfThreeKinds(30);
  const everybody = clientsOfThreeKinds(40);
  everybody.trades.fill(0, 30);
  for (const column of [everybody.invested]) column.fill(0, 30);
  everybody.averageYield.fill(Number.NaN, 30);
  everybody.reinvestment.fill(Number.NaN, 30);
  const features = fitFeatures(everybody);
  t.deepEqual(features, fitFeatures(buyers));
  const { values, width } = encodeAll(features, everybody);
  const [, invested, trades] = features.numeric;
  t.true(nearly(values[30 * width + 1], (Math.log1p(invested?.median ?? 0) - (invested?.mean ?? 0)) / (invested?.scale ?? 1)));
  t.true(nearly(values[30 * width + 2], (Math.log1p(trades?.median ?? 0) - (trades?.mean ?? 0)) / (trades?.scale ?? 1)));
});

test('a number beyond the limits is encoded as the limit, in training and for a client who comes later', (t) => {
  const columns = clientsOfThreeKinds(300);
  const before = fitFeatures(columns);
  columns.averageYield[7] = 0.6;
  const features = fitFeatures(columns);
  const [then, now] = [before, features].map(({ numeric }) => numeric.find(({ name }) => name === 'averageYield'));
  t.true((now?.upper ?? 1) < 0.2, `${now?.upper}`);
  t.true(Math.abs((now?.scale ?? 0) / (then?.scale ?? 1) - 1) < 0.1, 'one client hardly moves the scale');
  const { values, width } = encodeAll(features, columns);
  const later = clientsOfThreeKinds(2);
  later.averageYield.set([0.99, now?.upper ?? 0]);
  const encoded = encodeAll(features, later).values;
  t.is(encoded[3], encoded[width + 3]);
  t.is(values[7 * width + 3], encoded[3]);
});

test('a small group of real clients stays as far apart as it is, a smaller one is cut off', (t) => {
  const withYields = (clients: number) => {
    const columns = clientsOfThreeKinds(300);
    columns.averageYield.fill(0.3, 0, clients);
    return fitFeatures(columns).numeric[3]?.upper ?? 0;
  };
  t.is(withYields(5), 0.3);
  t.true(withYields(4) < 0.2);
});

test('a document from before there were limits encodes as it did', (t) => {
  const columns = clientsOfThreeKinds(12);
  const { numeric, categorical } = fitFeatures(columns);
  const old = { categorical, numeric: numeric.map(({ lower: _lower, upper: _upper, ...feature }) => feature) };
  const later = clientsOfThreeKinds(1);
  later.age[0] = 500;
  const age = numeric[0];
  t.is(encodeAll(old, later).values[0], (500 - (age?.mean ?? 0)) / (age?.scale ?? 1));
});

test('encoded numbers are finite whatever is missing, and survive JSON', (t) => {
  const missing = fc.array(fc.nat({ max: 31 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(missing, missing, (inFit, later) => {
      const holes = (bits: readonly number[]) => {
        const columns = clientsOfThreeKinds(9);
        bits.forEach((bit, row) => {
          if (bit & 1) columns.age[row] = Number.NaN;
          if (bit & 2) columns.averageYield[row] = Number.NaN;
          if (bit & 4) columns.reinvestment[row] = Number.NaN;
          if (bit & 8) columns.gender[row] = 0;
          if (bit & 16) columns.band[row] = 0;
        });
        return columns;
      };
      const features = fitFeatures(holes(inFit));
      const { values } = encodeAll(features, holes(later));
      t.true(values.every(Number.isFinite));
      t.deepEqual(encodeAll(JSON.parse(JSON.stringify(features)), holes(later)).values, values);
    }),
  );
});

test('a document with a feature that this program does not know is refused', (t) => {
  const features = fitFeatures(clientsOfThreeKinds(6));
  const foreign = { ...features, numeric: [{ ...features.numeric[0], name: 'shoeSize' }] };
  t.throws(() => encodeAll(foreign as never, clientsOfThreeKinds(6)), { instanceOf: RangeError, message: /shoeSize/ });
});
