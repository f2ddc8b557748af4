import test from 'ava';
import { profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { NotEnoughToLearnError } from '../../../src/advisor/not-enough-to-learn-error.ts';
import { assignAll, segmentOf } from '../../../src/advisor/segments/assign.ts';
import { trainSegments } from '../../../src/advisor/segments/train-segments.ts';
import { clientsOfThreeKinds } from '../../helpers/samples/kinds-of-investor.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

test('the same columns and seed give the same segments, number by number', (t) => {
  const columns = clientsOfThreeKinds(100);
  t.deepEqual(trainSegments(columns, { segments: 5, seed: 1 }), trainSegments(columns, { segments: 5, seed: 1 }));
});

test('cards, centroids and assignments speak of the same segments', (t) => {
  const columns = clientsOfThreeKinds(100);
  const { cards, centroids, assignments, silhouette, inertia } = trainSegments(columns, { segments: 4, seed: 1 });
  t.is(centroids.length, 4);
  cards.forEach((card, place) => {
    t.is(card.id, place);
    t.is(card.size, assignments.filter((segment) => segment === place).length);
    t.true(card.size > 0);
  });
  t.true(silhouette !== null && silhouette > 0);
  t.true(inertia > 0);
});

test('`auto` finds the three kinds', (t) => {
  t.is(trainSegments(clientsOfThreeKinds(120), { segments: 'auto', seed: 1 }).centroids.length, 3);
});

test('one client is placed where all together are, also through JSON', (t) => {
  const trades = Array.from({ length: 200 }, (_, place) => ({
    client: `C_${place % 40}`,
    day: `2024-0${1 + (place % 9)}-1${place % 7}`,
    rupees: 1000 * (1 + (place % 40)) ** 3,
    band: (['A', 'B', 'C'] as const)[place % 3] ?? null,
    yieldPercent: 6 + (place % 8),
  }));
  const book = smallBook([someone('C_98', { birthDay: on('1950-01-01') }), someone('C_99', { recordedBand: 'C', gender: 'F' })], trades);
  const columns = profileColumns(book, on('2024-08-01'));
  const trained = trainSegments(columns, { segments: 5, seed: 3 });
  const model = JSON.parse(JSON.stringify({ features: trained.features, centroids: trained.centroids }));
  t.deepEqual(assignAll(model, columns), trained.assignments);
  book.clients.forEach((_, client) => {
    t.is(segmentOf(model, profileAt(book, columns, client)), trained.assignments[client] ?? -1);
  });
});

test('clients who have bought nothing are placed by what is known of them, and move no centroid', (t) => {
  const buyers = clientsOfThreeKinds(90);
  const everybody = clientsOfThreeKinds(99);
  everybody.trades.fill(0, 90);
  everybody.invested.fill(0, 90);
  everybody.averageYield.fill(Number.NaN, 90);
  everybody.reinvestment.fill(Number.NaN, 90);
  const settings = { segments: 3, seed: 1 };
  const [alone, together] = [trainSegments(buyers, settings), trainSegments(everybody, settings)];
  t.deepEqual(together.centroids, alone.centroids);
  // The careful old and the bold young. By age and risk, the rich are like others of their age.
  for (const client of [90, 91, 93, 94, 96, 97]) t.is(together.assignments[client], together.assignments[client % 3], `client ${client}`);
  t.is(
    together.cards.reduce((sum, { size }) => sum + size, 0),
    99,
  );
});

test('a book in which no age and no gender is known gives sound segments without a word on age', (t) => {
  const columns = clientsOfThreeKinds(60);
  columns.age.fill(Number.NaN);
  columns.gender.fill(0);
  const { cards, centroids } = trainSegments(columns, { segments: 3, seed: 1 });
  t.true(centroids.flat().every(Number.isFinite));
  for (const { name, meanAge, description } of cards) {
    t.is(meanAge, null);
    t.notRegex(name, /Young|Middle|Mature/);
    t.notRegex(description, /years old|NaN|null/);
  }
});

for (const clients of [1, 2, 4, 5, 9, 10, 12, 19, 20]) {
  test(`a book of ${clients} clients is enough for sound segments`, (t) => {
    const { cards, centroids, assignments } = trainSegments(clientsOfThreeKinds(clients), { segments: 5, seed: 1 });
    t.true(centroids.length <= Math.max(1, Math.min(5, Math.floor(clients / 5))));
    t.true(centroids.length > 1 || clients <= 12, 'the three kinds of 19 clients are more than one segment');
    t.is(assignments.length, clients);
    t.true(centroids.flat().every(Number.isFinite));
    t.true(cards.length === 1 || cards.every(({ size }) => size >= 5));
  });
}

test('a single segment has no silhouette, no confidence and no differences', (t) => {
  const { silhouette, cards } = trainSegments(clientsOfThreeKinds(9), { segments: 5, seed: 1 });
  t.is(silhouette, null);
  t.is(cards[0]?.confidence, null);
  t.deepEqual(cards[0]?.strongest, []);
});

test('clients who are all the same are one segment', (t) => {
  const columns = clientsOfThreeKinds(30);
  for (const column of [
    columns.age,
    columns.invested,
    columns.trades,
    columns.averageYield,
    columns.reinvestment,
    columns.gender,
    columns.band,
  ]) {
    column.fill(1);
  }
  const { centroids, cards } = trainSegments(columns, { segments: 5, seed: 1 });
  t.is(centroids.length, 1);
  t.is(cards[0]?.size, 30);
});

test('no clients, or none with a purchase, is not enough, and the error says which', (t) => {
  const settings = { segments: 5, seed: 1 };
  t.throws(() => trainSegments(clientsOfThreeKinds(0), settings), { instanceOf: NotEnoughToLearnError, message: /no clients/ });
  const idle = profileColumns(
    smallBook([someone('C_1'), someone('C_2')], [{ client: 'C_1', day: '2024-02-01', rupees: 5 }]),
    on('2024-01-31'),
  );
  t.throws(() => trainSegments(idle, settings), { instanceOf: NotEnoughToLearnError, message: /None of the book's 2 clients/ });
});

for (const segments of [0, -1, 2.5, Number.NaN]) {
  test(`${segments} segments are refused`, (t) => {
    t.throws(() => trainSegments(clientsOfThreeKinds(30), { segments, seed: 1 }), { instanceOf: RangeError });
  });
}

test('more segments than the book carries are lowered until each has five clients', (t) => {
  const { cards } = trainSegments(clientsOfThreeKinds(60), { segments: 500, seed: 1 });
  t.true(cards.length >= 3 && cards.length <= 12, `${cards.length}`);
  t.true(cards.every(({ size }) => size >= 5));
});

test('in a large book a segment holds at least one client in 200', (t) => {
  const columns = clientsOfThreeKinds(2000);
  // A pocket of eight clients, as far out in everything as clients get.
  for (let client = 0; client < 8; client++) {
    columns.age[client] = 110;
    columns.invested[client] = 1e15;
    columns.averageYield[client] = 0.9;
    columns.gender[client] = 3;
  }
  const { cards } = trainSegments(columns, { segments: 10, seed: 1 });
  t.true(
    cards.every(({ size }) => size >= 10),
    cards.map(({ size }) => size).join(', '),
  );
  t.true(cards.length >= 3);
});

test('one client with a yield of 60% leaves everybody else in the segment they were in', (t) => {
  const columns = clientsOfThreeKinds(300);
  const before = trainSegments(columns, { segments: 3, seed: 1 });
  columns.averageYield[7] = 0.6;
  const after = trainSegments(columns, { segments: 3, seed: 1 });
  t.deepEqual(
    after.assignments.filter((_, client) => client !== 7),
    before.assignments.filter((_, client) => client !== 7),
  );
  t.deepEqual(
    after.cards.map(({ name }) => name),
    before.cards.map(({ name }) => name),
  );
});

test('progress rises from 0 to 1', (t) => {
  const shares: number[] = [];
  trainSegments(clientsOfThreeKinds(60), { segments: 3, seed: 1 }, (share) => shares.push(share));
  t.deepEqual(
    shares,
    shares.slice().sort((left, right) => left - right),
  );
  t.true(shares.every((share) => share > 0 && share <= 1));
  t.is(shares.at(-1), 1);
});
