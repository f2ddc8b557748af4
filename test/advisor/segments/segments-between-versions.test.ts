import test from 'ava';
import type { Model } from '../../../src/advisor/model/model.ts';
import { type TrainContext, trainModel } from '../../../src/advisor/train/train-model.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';

const book = busyBook(120, 6);
const asOf = on('2024-12-31');
const settings = { segments: 4, seed: 1 };
const context: TrainContext = { fingerprint: 'f', milliseconds: () => 0 };
const first = trainModel(book, asOf, settings, context).model;

/** A model without the fields that say where it comes from. */
const alone = ({ drift: _, segments, ...model }: Model) => ({
  ...model,
  segments: segments.map(({ continues: __, ...card }) => card),
});

/** The same segments in another order, as an older program or another book may have left them. */
const reordered = (model: Model, order: readonly number[]): Model => ({
  ...model,
  centroids: order.map((segment) => model.centroids[segment] as number[]),
  segments: order.map((segment, id) => ({ ...(model.segments[segment] as Model['segments'][number]), id })),
});

test('the first version continues nothing', (t) => {
  t.is(first.drift, null);
  t.true(first.segments.every((card) => !('continues' in card)));
});

test('training the same book again gives the same numbers: every segment continues in full, and no client moved', (t) => {
  const { model } = trainModel(book, asOf, settings, { ...context, before: { version: 7, model: first } });
  t.deepEqual(alone(model), alone(first));
  t.deepEqual(
    model.segments.map(({ continues }) => continues),
    first.segments.map(({ id }) => ({ version: 7, id, share: 1 })),
  );
  t.is(model.drift?.version, 7);
  model.drift?.transitions.forEach((row, from) => {
    t.deepEqual(
      row.map((clients) => clients > 0),
      row.map((_, to) => to === from),
    );
  });
});

test('a segment keeps its place where the version before had another order, and its row of the Q-table with it', (t) => {
  const order = first.segments.map((_, id) => (id + 1) % first.segments.length);
  const before = reordered(first, order);
  const { model } = trainModel(book, asOf, settings, { ...context, before: { version: 2, model: before } });
  t.deepEqual(model.centroids, before.centroids);
  order.forEach((segment, place) => {
    t.is(model.segments[place]?.id, place);
    t.is(model.segments[place]?.size, first.segments[segment]?.size);
    t.deepEqual(model.segments[place]?.continues, { version: 2, id: place, share: 1 });
    first.qTable.values[segment]?.forEach((value, column) => {
      t.true(Math.abs((model.qTable.values[place]?.[column] ?? Number.NaN) - value) < 1e-9);
    });
  });
});

test('another number of segments keeps the ids dense, counts everybody, and says which are new', (t) => {
  for (const segments of [2, 6]) {
    const { model } = trainModel(book, asOf, { ...settings, segments }, { ...context, before: { version: 3, model: first } });
    t.deepEqual(
      model.segments.map(({ id }) => id),
      model.segments.map((_, place) => place),
    );
    const counted = model.drift?.transitions.flat().reduce((sum, clients) => sum + clients, 0);
    t.is(counted, 120);
    t.is(new Set(model.segments.map(({ name }) => name)).size, model.segments.length);
    if (segments === 6) t.true(model.segments.some(({ continues }) => continues === null));
  }
});
