import test from 'ava';
import { addDays, dayOf } from '../../../src/advisor/units.ts';
import { COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { gatherDigest } from '../../../src/usecases/digest/gather-digest.ts';
import type { PastAdvice } from '../../../src/usecases/ports/advice-history.ts';
import type { DigestFigures } from '../../../src/usecases/ports/digest-figures.ts';
import type { Census } from '../../../src/usecases/ports/segment-census.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';

const AT = new Date('2026-03-16T03:30:00Z');
const READ = new Date('2026-03-15T21:00:00Z');
const UNTIL = dayOf(new Date('2026-03-15T00:00:00Z'));

const figures = (parts: Partial<DigestFigures> = {}): DigestFigures => ({
  until: UNTIL,
  windows: Array.from({ length: 35 }, (_, at) => ({
    now: [{ bondType: `of ${at + 1} days`, purchases: 9, clients: 9, amount: 900 }],
    before: [],
    together: [9],
  })),
  uptake: [],
  model: { version: 7, segmentNames: ['A', 'B'] },
  dataAsOf: UNTIL,
  ...parts,
});

/** Thirty clients: the first `inFirst` in the first segment, the others in the second. */
const census = (id: number, takenAt: string, inFirst: number, modelVersion = 7): Census => ({
  id,
  modelVersion,
  takenAt: new Date(takenAt),
  members: Float64Array.from({ length: 30 }, (_, client) => client * 256 + (client < inFirst ? 0 : 1)),
});

const gatherWith = (options: {
  readonly figures?: DigestFigures | null;
  readonly censuses?: readonly Census[];
  readonly advice?: readonly PastAdvice[];
  readonly previous?: ReturnType<typeof sampleDigest>;
  /** The active version; 7 unless given. */
  readonly active?: number;
  /** Which earlier segment each segment of a version continues. */
  readonly continues?: Readonly<Record<number, ReadonlyArray<{ readonly version: number; readonly id: number } | null>>>;
}) => {
  const asked: Array<readonly [Date, Date]> = [];
  const censuses = options.censuses ?? [census(1, READ.toISOString(), 20)];
  const gather = gatherDigest({
    calendar: deskOn('2026-03-13'),
    digestFigures: {
      put: async () => {},
      latest: async () => (options.figures === null ? null : { figures: options.figures ?? figures(), readAt: READ }),
    },
    censuses: {
      save: async () => {},
      list: async () => censuses,
      load: async (id) => censuses.find((it) => it.id === id) ?? null,
      forget: async () => {},
    },
    adviceHistory: {
      shown: async function* (from, until) {
        asked.push([from, until]);
        yield options.advice ?? [];
      },
      thumbs: async () => ({ up: 1, down: 0, choseFirst: 0, choseOther: 0 }),
    },
    sentDigests: { last: async () => (options.previous ? { digest: options.previous, sentAt: AT } : null) },
    models: {
      activeVersion: async () => options.active ?? 7,
      activated: async () => [options.active ?? 7],
      load: async (version) => {
        const segments = (options.continues?.[version] ?? [null, null]).map((continues) => ({ continues }));
        return { version, trainedAt: new Date('2026-01-01T00:00:00Z'), model: { segments } as never };
      },
    },
  });
  return { gather, asked };
};

const digestOf = async (options: Parameters<typeof gatherWith>[0]) => {
  const outcome = await gatherWith(options).gather({ channel: 'C1', at: AT });
  if (outcome.kind !== 'digest') throw new Error(outcome.kind);
  return outcome.digest;
};

test('the first digest of a channel is of the seven days up to the last whole one', async (t) => {
  const digest = await digestOf({});
  t.deepEqual([digest.from, digest.until], [addDays(UNTIL, -6), UNTIL]);
  t.is(digest.bought.kind === 'bought' ? digest.bought.lines[0]?.bondType : '', 'of 7 days');
  t.is(digest.adviceFrom, '2026-03-09T03:30:00.000Z');
});

test('every later one begins where the one before ended, in purchases and in advice', async (t) => {
  const previous = sampleDigest();
  const { gather, asked } = gatherWith({ previous });
  const outcome = await gather({ channel: 'C1', at: AT });
  t.like(outcome.kind === 'digest' ? outcome.digest : {}, { from: addDays(previous.until, 1), adviceFrom: previous.adviceUntil });
  t.deepEqual(asked, [[new Date(previous.adviceUntil), AT]]);
});

test('after half a year of silence it tells of the five weeks that are kept', async (t) => {
  const digest = await digestOf({ previous: sampleDigest({ until: addDays(UNTIL, -180) }) });
  t.is(digest.until - digest.from, 34);
  t.is(digest.bought.kind === 'bought' ? digest.bought.lines[0]?.bondType : '', 'of 35 days');
});

test('where the book was not read since, it says nothing of purchases that was said before', async (t) => {
  const digest = await digestOf({ previous: sampleDigest({ until: UNTIL }) });
  t.true(digest.until < digest.from);
  t.deepEqual(digest.bought, { kind: 'nothing' });
});

test('clients moving are counted from the census of the digest before', async (t) => {
  const previous = sampleDigest({ readAt: '2026-03-08T21:00:00.000Z' });
  const censuses = [
    census(4, READ.toISOString(), 20),
    census(3, '2026-03-14T21:00:00Z', 19),
    census(2, '2026-03-08T21:00:00Z', 12),
    census(1, '2026-03-01T21:00:00Z', 5),
  ];
  const digest = await digestOf({ previous, censuses });
  t.deepEqual(digest.movement, { kind: 'since', at: '2026-03-08T21:00:00.000Z' });
  t.deepEqual(digest.moves, [{ from: 'B', to: 'A', clients: 8 }]);
  t.deepEqual(digest.segments, [
    { name: 'A', clients: 20, change: 8 },
    { name: 'B', clients: 10, change: -8 },
  ]);
});

test('segments of another model are not compared with: it is counted from when they were found again', async (t) => {
  const censuses = [census(4, READ.toISOString(), 20), census(3, '2026-03-12T10:00:00Z', 13), census(2, '2026-03-08T21:00:00Z', 29, 6)];
  const digest = await digestOf({ previous: sampleDigest({ readAt: '2026-03-08T21:00:00.000Z' }), censuses });
  t.deepEqual(digest.movement, { kind: 'segments-are-new', at: '2026-03-12T10:00:00.000Z' });
  t.deepEqual(digest.moves, [{ from: 'B', to: 'A', clients: 7 }]);
  const justNow = await digestOf({ censuses: [census(4, READ.toISOString(), 20), census(2, '2026-03-08T21:00:00Z', 29, 6)] });
  t.deepEqual(justNow.movement, { kind: 'segments-are-new', at: READ.toISOString() });
  t.deepEqual(justNow.moves, []);
});

test('segments that go on over a training, or two, are compared, in the places that they have now', async (t) => {
  const previous = sampleDigest({ readAt: '2026-03-08T21:00:00.000Z' });
  // Version 5 had today's A second and today's B first: 18 were in what is now A, 12 in what is now B.
  const censuses = [census(4, READ.toISOString(), 20), census(3, '2026-03-12T10:00:00Z', 29, 6), census(2, '2026-03-08T21:00:00Z', 12, 5)];
  const swapped = [
    { version: 5, id: 1 },
    { version: 5, id: 0 },
  ];
  const going = {
    7: [
      { version: 6, id: 0 },
      { version: 6, id: 1 },
    ],
    6: swapped,
  };
  const digest = await digestOf({ previous, censuses, continues: going });
  t.deepEqual(digest.movement, { kind: 'since-over-a-training', at: '2026-03-08T21:00:00.000Z' });
  // Clients 0 to 11 were in B, 12 to 29 in A; now 0 to 19 are in A and 20 to 29 in B.
  t.deepEqual(digest.moves, [
    { from: 'B', to: 'A', clients: 12 },
    { from: 'A', to: 'B', clients: 10 },
  ]);
  const oneIsNew = await digestOf({ previous, censuses, continues: { ...going, 6: [{ version: 5, id: 1 }, null] } });
  t.deepEqual(oneIsNew.segments, [
    { name: 'A', clients: 20, change: null },
    { name: 'B', clients: 10, change: null },
  ]);
  t.deepEqual(oneIsNew.moves, [{ from: 'A', to: 'B', clients: 10 }]);
});

test('nobody moved if nobody has looked since, and the very first look has nothing to compare with', async (t) => {
  const previous = sampleDigest({ readAt: READ.toISOString(), until: UNTIL });
  const same = await digestOf({ previous, censuses: [census(2, READ.toISOString(), 20), census(1, '2026-03-01T21:00:00Z', 5)] });
  t.deepEqual([same.movement, same.moves], [{ kind: 'since', at: READ.toISOString() }, []]);
  t.deepEqual((await digestOf({})).movement, { kind: 'first' });
});

test('if another version is active than the one whose segments were kept, the digest names it and says whose segments they are', async (t) => {
  const digest = await digestOf({ active: 6 });
  t.like(digest, { model: { version: 6 }, segmentsOf: 7 });
  t.false('segmentsOf' in (await digestOf({})));
});

test('first places are counted by recommendation, clients once', async (t) => {
  const past = (clientId: string, ...bondTypes: string[]): PastAdvice => ({
    clientId: clientId as never,
    shownAt: AT,
    bondTypes,
    lastTradeDay: null,
    id: '',
    propensity: null,
  });
  const digest = await digestOf({ advice: [past('C_1', 'A', 'B'), past('C_1', 'A'), past('C_2', 'B'), past('C_3')] });
  t.like(digest.advice, { shown: 4, clients: 3, thumbsUp: 1 });
  t.deepEqual(digest.advice.first, [
    { bondType: 'A', times: 2 },
    { bondType: 'B', times: 1 },
  ]);
});

test('before a book was read under a model there is no digest', async (t) => {
  t.deepEqual(await gatherWith({ figures: null }).gather({ channel: null, at: AT }), { kind: 'untrained' });
});

test('a trained product has one: its segments hold all of its clients, and its purchases are those of the book', async (t) => {
  const product = await openTrainedProduct(t);
  const outcome = await product.gatherDigest({ channel: null, at: TEST_NOW });
  if (outcome.kind !== 'digest') return t.fail(outcome.kind);
  const { digest } = outcome;
  t.is(digest.clients, 120);
  t.is(
    digest.segments.reduce((sum, { clients }) => sum + clients, 0),
    120,
  );
  // The day of the training isn't over yet.
  t.is(digest.until, addDays(dayOf(TEST_NOW), -1));
  // Rereading the same book moves nobody.
  await product.refreshDesk({ actorId: 'test' });
  const again = await product.gatherDigest({ channel: null, at: TEST_NOW });
  t.deepEqual(again.kind === 'digest' ? again.digest.moves : null, []);
});

test('after going back to an older version nobody is told that the newer one is new; the next reading brings its segments', async (t) => {
  const product = await openTrainedProduct(t);
  await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  await product.services.activateModel({ actor: COMMAND_LINE, version: 1 });
  const digest = async () => {
    const outcome = await product.gatherDigest({ channel: null, at: TEST_NOW });
    return outcome.kind === 'digest' ? outcome.digest : null;
  };
  const before = await digest();
  t.like(before, { model: { version: 1 }, segmentsOf: 2 });
  t.false(before?.changes.some((change) => change.kind === 'model' && change.version === 2));
  await product.refreshDesk({ actorId: 'test' });
  const after = await digest();
  t.like(after, { model: { version: 1 } });
  t.is(after?.segmentsOf, undefined);
});
