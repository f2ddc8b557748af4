import test from 'ava';
import type { Model } from '../../../src/advisor/model/model.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { FeedbackLedger } from '../../../src/usecases/ledger/feedback-ledger.ts';
import type { FeedbackRow } from '../../../src/usecases/ports/feedback-store.ts';
import type { StoredModel } from '../../../src/usecases/ports/model-store.ts';
import { DamagedRowError } from '../../../src/usecases/ports/recommendation-store.ts';
import type { ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';

const STORED = {
  version: 1,
  trainedAt: new Date(0),
  model: {
    bondTypes: ['Gilts', 'Paper'],
    segments: [{}, {}],
    qTable: {
      values: [
        [0.5, 0.2],
        [0.1, 0.3],
      ],
    },
  } as unknown as Model,
} satisfies StoredModel;

/** A client of no manager, and so of everybody who judged advice for them. */
const CLIENT = { clientId: clientId('C_1'), relationshipManagerId: null };

/** Shown to a client of the second segment, with paper first. */
const shownAs = (id: string): ShownRecommendation =>
  ({
    id,
    profile: CLIENT,
    recommendation: { segment: { id: 1 }, recommended: [{ bondType: 'Paper' }] },
    model: { version: 1, trainedAt: new Date(0) },
  }) as unknown as ShownRecommendation;

const thumb = (sequence: number, recommendationId: string, advisorId = `U${sequence}`): FeedbackRow => ({
  sequence,
  eventId: `E${sequence}`,
  recommendationId,
  advisorId,
  key: 'reaction:+1',
  sign: 1,
  action: 'added',
  happenedAt: `${1_700_000_000 + sequence}.000100`,
});

/** One thumb on a fresh cell, by the Q-table's fold: 0.3 · 1 / (10 + 1). */
const ONE_THUMB = 0.3 / 11;

const setUp = (find: (id: string) => Promise<ShownRecommendation | DamagedRowError>) => {
  const rows: FeedbackRow[] = [];
  const damaged: string[] = [];
  const asked: number[] = [];
  const ports = {
    feedback: {
      since: async (sequence: number) => {
        asked.push(sequence);
        return rows.filter((row) => row.sequence > sequence);
      },
    },
    recommendations: {
      findMany: async (ids: readonly string[]) => new Map(await Promise.all(ids.map(async (id) => [id, await find(id)] as const))),
    },
    people: { list: async () => [] },
  } as unknown as ConstructorParameters<typeof FeedbackLedger>[0];
  return { rows, damaged, asked, ledger: new FeedbackLedger(ports, (error) => damaged.push(error.message)) };
};

const termsOf = async (ledger: FeedbackLedger, stored: StoredModel = STORED) => (await ledger.fold(stored)).termsFor(CLIENT);

const near = (left: number | undefined, right: number): boolean => Math.abs((left ?? Number.NaN) - right) < 1e-12;

test('a question asked while a thumb is still being looked up counts that thumb too', async (t) => {
  const { rows, ledger } = setUp(async (id) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return shownAs(id);
  });
  rows.push(thumb(1, 'R1'));
  const answers = await Promise.all([termsOf(ledger), termsOf(ledger), termsOf(ledger)]);
  for (const terms of answers) t.true(near(terms[1]?.[1], ONE_THUMB));
  t.true(near((await termsOf(ledger))[1]?.[1], ONE_THUMB));
});

test('a thumb whose recommendation could not be read for a moment counts when it can be', async (t) => {
  let away = true;
  const { rows, ledger } = setUp(async (id) => {
    if (away) throw new Error('connection lost');
    return shownAs(id);
  });
  rows.push(thumb(1, 'R1'));
  await t.throwsAsync(termsOf(ledger), { message: 'connection lost' });
  away = false;
  t.true(near((await termsOf(ledger))[1]?.[1], ONE_THUMB));
});

test('a recommendation that is damaged silences its own thumbs alone, and somebody hears of it once', async (t) => {
  const { rows, damaged, ledger } = setUp(async (id) => {
    if (id === 'broken') return new DamagedRowError('The stored recommendation is damaged');
    return shownAs(id);
  });
  rows.push(thumb(1, 'broken'), thumb(2, 'R1'));
  t.true(near((await termsOf(ledger))[1]?.[1], ONE_THUMB));
  rows.push({ ...thumb(3, 'R1', 'U2'), action: 'removed' });
  t.true(near((await termsOf(ledger))[1]?.[1], 0));
  t.deepEqual(damaged, ['The stored recommendation is damaged']);
});

test('a row that becomes visible after a higher number still counts, and only the newest rows are reread', async (t) => {
  const { rows, asked, ledger } = setUp(async (id) => shownAs(id));
  for (let sequence = 1; sequence <= 1000; sequence++) if (sequence !== 990) rows.push(thumb(sequence, 'R1', 'U1'));
  await termsOf(ledger);
  rows.push(thumb(990, 'R1', 'U2'));
  const late = await termsOf(ledger);
  // Two advisors, one thumb each: 0.3 · 2 / (10 + 2).
  t.true(near(late[1]?.[1], 0.6 / 12));
  t.is(asked[0], 0);
  t.true((asked[1] ?? 0) > 0 && (asked[1] ?? 0) < 990);
});

test('the tally of one recommendation tells its own thumbs from those of the others', async (t) => {
  const { rows, ledger } = setUp(async (id) => shownAs(id));
  rows.push(thumb(1, 'R1', 'U1'), thumb(2, 'R2', 'U2'));
  const tally = await ledger.tally(shownAs('R1'), STORED);
  t.like(tally, { up: 1, down: 0, bondType: 'Paper' });
  t.true(near(tally?.effect?.qWithout, 0.3 + ONE_THUMB));
  t.true(near(tally?.effect?.qWith, 0.3 + 0.6 / 12));
});

test('rows that are gone were reset or restored: nothing of them stays in the sums', async (t) => {
  const { rows, ledger } = setUp(async (id) => shownAs(id));
  rows.push(thumb(1, 'one'), thumb(2, 'two'));
  t.deepEqual((await termsOf(ledger))[1], [0, 0.6 / 12]);
  rows.length = 0;
  t.deepEqual(await termsOf(ledger), [
    [0, 0],
    [0, 0],
  ]);
  rows.push(thumb(3, 'three'));
  t.deepEqual((await termsOf(ledger))[1], [0, ONE_THUMB]);
});

test('thumbs for a client who was forgotten count in the cell where they were given, and in no other model’s', async (t) => {
  const { rows, ledger } = setUp(async (id) => ({ ...shownAs(id), forgotten: true }));
  rows.push(thumb(1, 'one'));
  t.deepEqual((await termsOf(ledger))[1], [0, ONE_THUMB]);
  t.deepEqual((await termsOf(ledger, { ...STORED, version: 2 }))[1], [0, 0]);
});
