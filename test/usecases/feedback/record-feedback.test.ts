import test, { type ExecutionContext } from 'ava';
import { openDependencies } from '../../../src/deps.ts';
import { type Actor, COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { FeedbackLedger } from '../../../src/usecases/ledger/feedback-ledger.ts';
import type { InboxEntry } from '../../../src/usecases/ports/inbox-store.ts';
import type { FeedbackTally } from '../../../src/usecases/ports/shown-recommendation.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
/** Who asks afterwards: the first would see the same recommendation again. */
const colleague: Actor = { ...supervisor, id: 'U0SECOND' };
const place = { channel: 'D1', ts: '1782000000.000100' };

const sign = (eventId: string, overrides: Partial<InboxEntry> = {}): InboxEntry => ({
  eventId,
  slackUserId: 'U0SUPER',
  about: place,
  key: 'reaction:+1',
  sign: 1,
  action: 'added',
  happenedAt: '1782000001.000100',
  ...overrides,
});

/** How far a recommendation's signs moved its cell. */
const movedBy = ({ effect }: FeedbackTally): number => (effect ? effect.qWith - effect.qWithout : Number.NaN);

/** A product in which C_0042's recommendation was posted at `place`. */
const withRecommendation = async (t: ExecutionContext) => {
  const product = await openTrainedProduct(t, { SUPERVISORS: 'U0SUPER,U0SECOND', ADVISORS: 'U0UNMAPPED' });
  const outcome = await recommendBond(product.services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') throw new Error(outcome.kind);
  await product.services.noteRecommendationPosted(outcome.shown.id, place);
  return { product, shown: outcome.shown, before: outcome.tally };
};

test('a thumb counts at once, once however often it is delivered, and goes when it is taken away', async (t) => {
  const { product, before } = await withRecommendation(t);
  const { services } = product;
  t.true(await services.receiveFeedback(sign('Ev1')));
  t.false(await services.receiveFeedback(sign('Ev1')));
  const first = await services.recordFeedback(sign('Ev1'));
  if (first.kind !== 'recorded') return t.fail(first.kind);
  t.true(first.changed);
  t.deepEqual(first.places, [place]);
  t.like(first.tally, { up: 1, down: 0 });
  // One thumb on a fresh cell: 0.3 · 1 / (10 + 1).
  t.true(Math.abs(movedBy(first.tally) - 0.3 / 11) < 1e-12);
  const again = await services.recordFeedback(sign('Ev1'));
  t.like(again, { kind: 'recorded', changed: false });
  t.deepEqual(again.kind === 'recorded' && again.tally, first.tally);

  const asked = await recommendBond(services, colleague, 'C_0042');
  if (asked.kind !== 'recommended') return t.fail(asked.kind);
  const taught = asked.shown.recommendation.ranking.find((type) => type.bondType === before.bondType);
  t.true(Math.abs((taught?.feedbackTerm ?? 0) - 0.3 / 11) < 1e-12);

  await services.receiveFeedback(sign('Ev2', { action: 'removed', happenedAt: '1782000002.000100' }));
  const removed = await services.recordFeedback(sign('Ev2', { action: 'removed', happenedAt: '1782000002.000100' }));
  t.deepEqual(removed.kind === 'recorded' && removed.tally, before);
});

test('a removal that arrives before its addition still removes it', async (t) => {
  const { product, before } = await withRecommendation(t);
  await product.services.recordFeedback(sign('Ev2', { action: 'removed', happenedAt: '1782000002.000100' }));
  const late = await product.services.recordFeedback(sign('Ev1'));
  t.deepEqual(late.kind === 'recorded' && late.tally, before);
});

test('strangers, people who may not see the client, and signs on other messages teach nothing', async (t) => {
  const { product } = await withRecommendation(t);
  t.deepEqual(await product.services.recordFeedback(sign('Ev1', { slackUserId: 'U0STRANGER' })), { kind: 'ignored', why: 'no-role' });
  t.deepEqual(await product.services.recordFeedback(sign('Ev2', { slackUserId: 'U0UNMAPPED' })), { kind: 'ignored', why: 'not-yours' });
  t.deepEqual(await product.services.recordFeedback(sign('Ev3', { about: { channel: 'D1', ts: '1.0' } })), { kind: 'unknown-message' });
  const gone = { about: { recommendationId: 'none' } };
  t.deepEqual(await product.services.recordFeedback(sign('Ev4', gone)), { kind: 'ignored', why: 'recommendation-gone' });
  t.deepEqual(await product.services.recordFeedback(sign('Ev5', { ...gone, slackUserId: 'U0STRANGER' })), {
    kind: 'ignored',
    why: 'no-role',
  });
  t.is((await product.stores.feedback.since(0)).length, 0);
});

test('one event delivered to two processes counts once, and both come to the same values', async (t) => {
  const { product, shown } = await withRecommendation(t);
  const other = await openDependencies(product.config, { clock: { now: () => TEST_NOW } });
  t.teardown(other.close);
  await Promise.all([product.services.receiveFeedback(sign('Ev1')), other.services.receiveFeedback(sign('Ev1'))]);
  const outcomes = await Promise.all([product.services.recordFeedback(sign('Ev1')), other.services.recordFeedback(sign('Ev1'))]);
  t.deepEqual(outcomes.map((outcome) => outcome.kind === 'recorded' && outcome.changed).sort(), [false, true]);
  t.is((await product.stores.feedback.ofRecommendation(shown.id)).length, 1);
  t.deepEqual(outcomes[0]?.kind === 'recorded' && outcomes[0].tally, outcomes[1]?.kind === 'recorded' && outcomes[1].tally);
  const second = await other.services.recordFeedback(sign('Ev5', { slackUserId: 'U0SECOND' }));
  t.like(second, { kind: 'recorded', changed: true });
  t.like(second.kind === 'recorded' && second.tally, { up: 2, down: 0 });
});

test('a sign that was received and not recorded is found again', async (t) => {
  const { product } = await withRecommendation(t);
  await product.stores.inbox.put(sign('Ev1'), new Date(TEST_NOW.getTime() - 60_000));
  t.deepEqual(await product.services.unfinishedFeedback(), [sign('Ev1')]);
  await product.services.recordFeedback(sign('Ev1'));
  t.deepEqual(await product.services.unfinishedFeedback(), []);
});

test('a thumb that comes before its message is noted waits for it, and is gone once it turns out to be on another message', async (t) => {
  const { product, shown, before } = await withRecommendation(t);
  const elsewhere = { channel: 'D1', ts: '1782000000.000900' };
  const received = new Date(TEST_NOW.getTime() - 20_000);
  const early = sign('Ev1', { about: elsewhere, happenedAt: `${TEST_NOW.getTime() / 1000 - 20}.000100` });
  await product.stores.inbox.put(early, received);
  t.deepEqual(await product.services.recordFeedback(early), { kind: 'unknown-message' });
  t.deepEqual(await product.services.unfinishedFeedback(), [early]);

  t.false(await product.services.isKnownMessage(elsewhere));
  t.true(await product.services.noteFoundMessage(shown.id, elsewhere));
  t.true(await product.services.noteFoundMessage(shown.id, elsewhere), 'two processes may find it');
  t.true(await product.services.isKnownMessage(elsewhere));
  const found = await product.services.recordFeedback(early);
  t.is(found.kind === 'recorded' && found.tally.up, before.up + 1);
  t.deepEqual(await product.services.unfinishedFeedback(), []);

  const late = sign('Ev2', { about: { channel: 'C1', ts: '1.0' }, happenedAt: `${TEST_NOW.getTime() / 1000 - 90}.000100` });
  await product.stores.inbox.put(late, received);
  t.is((await product.services.recordFeedback(late)).kind, 'unknown-message');
  await product.services.dropFeedback(late);
  t.deepEqual(await product.services.unfinishedFeedback(), []);
  t.deepEqual(await product.database.knex('advisor_inbox').where({ event_id: 'Ev2' }), []);
});

test('a message with a recommendation of a forgotten client, or of none, is not noted, and votes on it count nowhere', async (t) => {
  const { product, shown } = await withRecommendation(t);
  const elsewhere = { channel: 'D1', ts: '1782000000.000900' };
  t.false(await product.services.noteFoundMessage('none', elsewhere));
  await product.forgetClient.forget({ actor: COMMAND_LINE, clientId: shown.profile.clientId });
  t.false(await product.services.noteFoundMessage(shown.id, elsewhere));
  t.false(await product.services.isKnownMessage(elsewhere));
  await product.services.receiveFeedback(sign('Ev1'));
  t.deepEqual(await product.services.recordFeedback(sign('Ev1')), { kind: 'ignored', why: 'forgotten' });
  t.deepEqual(await product.services.recordFeedback(sign('Ev2', { about: { recommendationId: shown.id } })), {
    kind: 'ignored',
    why: 'forgotten',
  });
  t.deepEqual(await product.stores.feedback.since(0), []);
});

test('recommendations without a known message are counted once they should have one, for a week', async (t) => {
  const { product, shown } = await withRecommendation(t);
  t.is(await product.services.unboundRecommendations(), 0);
  for (const [id, minutesAgo] of [
    ['lost', 5],
    ['young', 1],
    ['old', 8 * 24 * 60],
  ] as const) {
    await product.stores.recommendations.save({ ...shown, id, shownAt: new Date(TEST_NOW.getTime() - minutesAgo * 60_000) });
  }
  t.is(await product.services.unboundRecommendations(), 1);
  await product.services.noteFoundMessage('lost', { channel: 'C1', ts: '5.5' });
  t.is(await product.services.unboundRecommendations(), 0);
});

test('a thumb under a recommendation that is damaged is filed, and does not stand in the way of the others', async (t) => {
  const { product, shown } = await withRecommendation(t);
  await product.services.recordFeedback(sign('Ev1'));
  await product.database.knex('advisor_recommendations').where({ id: shown.id }).update({ document: '{"id":' });
  const late = sign('Ev2', { slackUserId: 'U0SECOND' });
  await product.stores.inbox.put(late, new Date(TEST_NOW.getTime() - 60_000));
  t.deepEqual(await product.services.recordFeedback(late), { kind: 'ignored', why: 'damaged-recommendation' });
  t.deepEqual(await product.services.unfinishedFeedback(), []);
  const restarted = await openDependencies(product.config, { clock: { now: () => TEST_NOW } });
  t.teardown(restarted.close);
  t.is((await recommendBond(restarted.services, supervisor, 'C_0042')).kind, 'recommended');
});

test('after another training the same signs are folded into the new table', async (t) => {
  const { product, shown } = await withRecommendation(t);
  await product.services.recordFeedback(sign('Ev1'));
  const trained = await product.trainAdvisor({ segments: 3, seed: 2, actorId: 'test' });
  if (trained.kind !== 'trained') return t.fail(trained.kind);
  await product.stores.models.activate(trained.version, TEST_NOW);
  const restarted = await openDependencies(product.config, { clock: { now: () => TEST_NOW } });
  t.teardown(restarted.close);
  const asked = await recommendBond(restarted.services, colleague, 'C_0042');
  if (asked.kind !== 'recommended') return t.fail(asked.kind);
  t.is(asked.shown.model.version, trained.version);
  const taught = asked.shown.recommendation.ranking.find((type) => type.bondType === shown.recommendation.recommended[0]?.bondType);
  t.true(Math.abs((taught?.feedbackTerm ?? 0) - 0.3 / 11) < 1e-12);
});

test('without a model a sign is kept and answered, and counts once there is a model again', async (t) => {
  const { product, shown, before } = await withRecommendation(t);
  const { knex } = product.database;
  const activations = await knex('advisor_model_activations').select();
  await knex('advisor_model_activations').delete();
  const without = await openDependencies(product.config, { clock: { now: () => TEST_NOW } });
  t.teardown(without.close);
  const thumb = await without.services.recordFeedback(sign('W1'));
  if (thumb.kind !== 'recorded') return t.fail(thumb.kind);
  t.like(thumb.tally, { up: 1, down: 0, bondType: before.bondType, effect: null });
  t.deepEqual(thumb.places, [place]);
  const [, second] = shown.recommendation.recommended;
  const choice = { key: 'choice', about: { recommendationId: shown.id }, chosenType: second?.bondType ?? '' };
  const chosen = await without.services.recordFeedback(sign('W2', choice));
  t.deepEqual(chosen.kind === 'recorded' && chosen.tally.choices, [second?.bondType ?? '']);
  t.not(await without.services.recommendationFor({ actor: supervisor, recommendationId: shown.id }), null, 'the form opens');
  await knex('advisor_model_activations').insert(activations);
  const again = await product.services.recordFeedback(sign('W1'));
  if (again.kind !== 'recorded') return t.fail(again.kind);
  t.like(again.tally, { up: 1, down: 0 });
  t.not(again.tally.effect, null);
});

test('what the client chose rewards that type and counts against the first; a later answer replaces it, in every process', async (t) => {
  const { product, shown, before } = await withRecommendation(t);
  const other = await openDependencies(product.config, { clock: { now: () => TEST_NOW } });
  t.teardown(other.close);
  const [first, second] = shown.recommendation.recommended;
  const choice = (eventId: string, chosenType: string | null, happenedAt: string): InboxEntry => {
    const { chosenType: _, ...entry } = sign(eventId, { key: 'choice', sign: 1, about: { recommendationId: shown.id }, happenedAt });
    return chosenType === null ? entry : { ...entry, chosenType };
  };
  const recorded = await product.services.recordFeedback(choice('V1', second?.bondType ?? '', '1782000005.000000'));
  if (recorded.kind !== 'recorded') return t.fail(recorded.kind);
  t.like(recorded.tally, { up: 0, down: 0 });
  t.deepEqual(recorded.tally.choices, [second?.bondType ?? '']);
  t.true(Math.abs(movedBy(recorded.tally) + 0.3 / 11) < 1e-12);
  const asked = await recommendBond(other.services, colleague, 'C_0042');
  if (asked.kind !== 'recommended') return t.fail(asked.kind);
  const termOf = (bondType: string | undefined) =>
    asked.shown.recommendation.ranking.find((type) => type.bondType === bondType)?.feedbackTerm ?? 0;
  t.true(Math.abs(termOf(second?.bondType) - 0.3 / 11) < 1e-12);
  t.true(Math.abs(termOf(first?.bondType) + 0.3 / 11) < 1e-12);

  const replaced = await other.services.recordFeedback(choice('V2', first?.bondType ?? '', '1782000009.000000'));
  const late = await product.services.recordFeedback(choice('V3', null, '1782000007.000000'));
  for (const outcome of [replaced, late]) {
    if (outcome.kind !== 'recorded') return t.fail(outcome.kind);
    t.deepEqual(outcome.tally.choices, [first?.bondType ?? '']);
    t.true(Math.abs((outcome.tally.effect?.qWith ?? 0) - (before.effect?.qWith ?? 0) - 0.3 / 11) < 1e-12);
  }
  const unknown = await product.services.recordFeedback(choice('V4', 'Perpetual Bonds', '1782000011.000000'));
  t.deepEqual(unknown.kind === 'recorded' && unknown.tally.choices, ['Perpetual Bonds']);
});

test('the last thing pressed is taken back first, once, and the values are as if it had never been given', async (t) => {
  const { product, shown, before } = await withRecommendation(t);
  const { services, stores, database } = product;
  const about = { recommendationId: shown.id };
  const stored = await product.activeModel.current();
  if (!stored) return t.fail('no model');
  const terms = async () => (await new FeedbackLedger(stores).fold(stored)).termsFor(shown.profile);
  const untouched = await terms();
  const other = shown.recommendation.recommended[1]?.bondType as string;
  await services.recordFeedback(sign('Thumb', { about, key: 'button' }));
  const afterThumb = await terms();
  const chosen = await services.recordFeedback(
    sign('Choice', { about, key: 'choice', chosenType: other, happenedAt: '1782000002.000100' }),
  );
  t.like(chosen.kind === 'recorded' && chosen.tally, { up: 1, choices: [other], pressedBy: ['U0SUPER'] });

  const undo = (actor: Actor) => services.undoFeedback({ actor, recommendationId: shown.id });
  t.deepEqual(await undo(colleague), { kind: 'nothing-to-undo' }, 'a colleague’s is theirs');
  const bin = { actor: supervisor, recommendationId: shown.id, signs: 2 };
  const first = await services.undoFeedback(bin);
  t.like(first, { kind: 'undone', tally: { up: 1, choices: [], pressedBy: ['U0SUPER'] }, places: [place] });
  t.deepEqual(await terms(), afterThumb);
  t.like(
    await services.undoFeedback(bin),
    { kind: 'out-of-date', tally: { up: 1, choices: [] } },
    'a second press on the same bin takes nothing back',
  );
  t.deepEqual(await terms(), afterThumb);
  const both = await Promise.all([undo(supervisor), undo(supervisor)]);
  t.true(both.every((outcome) => outcome.kind === 'nothing-to-undo' || (outcome.kind === 'undone' && outcome.tally.up === 0)));
  t.deepEqual(await terms(), untouched);
  t.deepEqual((await services.standingRecommendation(shown.id))?.tally, before);
  t.deepEqual(await undo(supervisor), { kind: 'nothing-to-undo' });
  t.is((await stores.feedback.ofRecommendation(shown.id)).length, 4, 'each was taken back once');
  await services.recordFeedback(sign('Thumb', { about, key: 'button' }));
  t.deepEqual(await terms(), untouched, 'the thumb delivered again stays taken back');
  const next = sign('Next', { about, key: 'button', happenedAt: '1782000002.000200' });
  await services.recordFeedback(next);
  t.deepEqual(await terms(), afterThumb, 'a thumb given after that counts, however late the taking back was handled');
  await undo(supervisor);

  const details = await database.knex('advisor_audit').where({ action: 'feedback.undo', actor_id: 'U0SUPER' }).orderBy('sequence');
  t.deepEqual([...new Set(details.map(({ detail }) => JSON.parse(detail).undone))], ['choice', 'thumb']);
  const verified = await product.verifyAudit();
  t.deepEqual(
    verified.findings.filter(({ kind }) => kind !== 'another-key'),
    [],
  );
});

test('a colleague’s vote between drawing and pressing takes nothing back, and says that the message was out of date', async (t) => {
  const { product, shown } = await withRecommendation(t);
  const { services, stores } = product;
  const about = { recommendationId: shown.id };
  await services.recordFeedback(sign('Thumb', { about, key: 'button' }));
  await product.stores.people.put({ slackUserId: 'U0OTHER', role: 'supervisor', relationshipManagerIds: [] });
  await services.recordFeedback(sign('Colleague', { about, key: 'button', slackUserId: 'U0OTHER' }));
  const bin = { actor: supervisor, recommendationId: shown.id };
  t.like(await services.undoFeedback({ ...bin, signs: 1 }), { kind: 'out-of-date', tally: { up: 2 } });
  t.is((await stores.feedback.ofRecommendation(shown.id)).length, 2);
  t.like(await services.undoFeedback({ ...bin, signs: 2 }), { kind: 'undone', tally: { up: 1 } });
});

test('a thumb by reaction, another’s client and a recommendation that is gone can’t be taken back by pressing', async (t) => {
  const { product, shown } = await withRecommendation(t);
  const { services, database } = product;
  await services.recordFeedback(sign('Ev1'));
  t.deepEqual(await services.undoFeedback({ actor: supervisor, recommendationId: shown.id }), { kind: 'nothing-to-undo' });
  const foreign: Actor = { id: 'U0SUPER', role: 'advisor', sees: [] };
  for (const [actor, recommendationId] of [
    [foreign, shown.id],
    [supervisor, 'none'],
  ] as const)
    t.deepEqual(await services.undoFeedback({ actor, recommendationId }), { kind: 'unknown-recommendation' });
  t.is((await database.knex('advisor_audit').where({ action: 'access.refused' })).length, 2);
});
