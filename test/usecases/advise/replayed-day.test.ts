import test, { type ExecutionContext } from 'ava';
import { recommendationJson } from '../../../src/cli/output/recommendation-json.ts';
import { recommendationText } from '../../../src/cli/output/recommendation-text.ts';
import type { Dependencies } from '../../../src/deps.ts';
import { COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { on } from '../../helpers/samples/small-book.ts';

const adviceOn = async (t: ExecutionContext, { services, adviseOne }: Dependencies, day: string | null) => {
  const asOf = day === null ? null : on(day);
  const asked = await services.askedClient({ actor: COMMAND_LINE, asked: 'C_0042', for: 'recommendation', asOf, exactly: true });
  if (asked.kind !== 'asked') return t.fail(asked.kind) as never;
  const outcome = await adviseOne({ client: asked.client, newTypesOnly: false, asOf });
  return outcome.kind === 'advised' ? outcome.advice : (t.fail(outcome.kind) as never);
};

const versionOnAll = async (t: ExecutionContext, { adviseMany }: Dependencies, day: string) => {
  const outcome = await adviseMany({ actor: COMMAND_LINE, ids: ['C_0042'], asOf: on(day), newTypesOnly: false });
  const [advice] = outcome.kind === 'advised' ? [...outcome.clients] : [];
  return advice && 'stored' in advice ? [advice.stored.version, advice.modelOfNow ?? false] : (t.fail(outcome.kind) as never);
};

test('a past day is replayed with the model that was active when it ended; where none is known, the answer says so', async (t) => {
  const clock = { at: new Date('2026-07-10T18:00:00Z') };
  const product = await openTrainedProduct(t, {}, { clock: { now: () => clock.at } });
  // In Kolkata it's 23:30 on the 10th.
  t.is((await product.trainAdvisor({ segments: 3, seed: 2, actorId: 'test' })).kind, 'trained');
  clock.at = new Date('2026-07-12T06:00:00Z');
  await product.stores.models.activate(1, clock.at);
  await product.stores.models.activate(2, new Date('2026-07-12T07:00:00Z'));
  clock.at = new Date('2026-07-15T06:00:00Z');
  const expected = [
    { day: '2026-06-29', version: 2, isOfNow: true },
    { day: '2026-06-30', version: 1, isOfNow: false },
    { day: '2026-07-09', version: 1, isOfNow: false },
    { day: '2026-07-10', version: 2, isOfNow: false },
    { day: '2026-07-12', version: 2, isOfNow: false },
  ];
  for (const { day, version, isOfNow } of expected) {
    const advice = await adviceOn(t, product, day);
    t.deepEqual([advice.stored.version, advice.modelOfNow ?? false], [version, isOfNow], day);
    t.deepEqual(await versionOnAll(t, product, day), [version, isOfNow], day);
    t.like(recommendationJson(advice, advice.recommendation.asOf).model, { version, activeAsOf: !isOfNow });
    t.is(/It isn't known which model was active on 29 Jun 2026/.test(recommendationText(advice, ZONE)), isOfNow);
  }
  t.is((await adviceOn(t, product, null)).stored.version, 2);
  t.true(recommendationJson(await adviceOn(t, product, null), on('2026-07-16')).model.activeAsOf);
});

test('a thumb counts from the day it was given', async (t) => {
  const clock = { at: new Date('2026-07-08T06:00:00Z') };
  const product = await openTrainedProduct(t, {}, { clock: { now: () => clock.at } });
  const shown = await recommendBond(product.services, COMMAND_LINE, 'C_0042');
  if (shown.kind !== 'recommended') return t.fail(shown.kind);
  const event = { eventId: 'Ev1', recommendationId: shown.shown.id, advisorId: 'U1', key: 'button', sign: -1, action: 'added' } as const;
  await product.stores.feedback.append({ ...event, happenedAt: `${clock.at.getTime() / 1000}.0001` }, clock.at);
  clock.at = new Date('2026-07-09T06:00:00Z');
  const bondType = shown.shown.recommendation.recommended[0]?.bondType;
  const termOn = async (day: string) =>
    (await adviceOn(t, product, day)).recommendation.ranking.find((type) => type.bondType === bondType)?.feedbackTerm ?? Number.NaN;
  t.is(await termOn('2026-07-07'), 0);
  t.true((await termOn('2026-07-08')) < 0);
});

test('a damaged model of that day is replaced by the one that is active now', async (t) => {
  const clock = { at: new Date('2026-07-10T06:00:00Z') };
  const product = await openTrainedProduct(t, {}, { clock: { now: () => clock.at } });
  await product.trainAdvisor({ segments: 3, seed: 2, actorId: 'test' });
  await product.database.knex('advisor_models').where({ version: 1 }).update({ document: '' });
  const { stored, modelOfNow } = await adviceOn(t, product, '2026-07-01');
  t.deepEqual([stored.version, modelOfNow], [2, true]);
});
