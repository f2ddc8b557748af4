import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import type { MessagePlace } from '../../../src/usecases/ports/recommendation-store.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const stranger: Actor = { id: 'U0OTHER', role: 'advisor', sees: [] };

test('a recommendation is shared where that is allowed, by who may see the client, and every try is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t, { CLIENT_CHANNELS: 'C0DESK' });
  const outcome = await recommendBond(services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  const recommendationId = outcome.shown.id;
  t.deepEqual(services.clientChannels(), ['C0DESK']);

  const shared = await services.shareRecommendation({ actor: supervisor, recommendationId, channel: 'C0DESK' });
  t.deepEqual(shared, { kind: 'shared', shown: outcome.shown, tally: outcome.tally, places: [] });
  t.is((await services.shareRecommendation({ actor: supervisor, recommendationId, channel: 'C0LOBBY' })).kind, 'channel-not-allowed');
  t.is((await services.shareRecommendation({ actor: stranger, recommendationId, channel: 'C0DESK' })).kind, 'unknown-recommendation');
  t.is(
    (await services.shareRecommendation({ actor: supervisor, recommendationId: 'no-such', channel: 'C0DESK' })).kind,
    'unknown-recommendation',
  );
  const rows = await database.knex('advisor_audit').whereIn('action', ['client.share', 'access.refused']).orderBy('sequence');
  t.deepEqual(
    rows.map(({ actor_id, action, client_id }) => [String(actor_id), String(action), client_id && String(client_id)]),
    [
      ['U0SUPER', 'client.share', 'C_0042'],
      ['U0SUPER', 'access.refused', 'C_0042'],
      ['U0OTHER', 'access.refused', null],
      ['U0SUPER', 'access.refused', null],
    ],
  );
});

test('a shared copy’s reactions count for the same recommendation, and both copies are to be drawn again', async (t) => {
  const { services } = await openTrainedProduct(t, { CLIENT_CHANNELS: 'C0DESK', SUPERVISORS: 'U0SUPER' });
  const outcome = await recommendBond(services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  const places = [
    { channel: 'D1', ts: '1782000000.000100' },
    { channel: 'C0DESK', ts: '1782000000.000200', sharedBy: 'U0SUPER' },
  ];
  for (const place of places) await services.noteRecommendationPosted(outcome.shown.id, place);
  const recorded = await services.recordFeedback({
    eventId: 'Ev1',
    slackUserId: 'U0SUPER',
    about: { channel: 'C0DESK', ts: '1782000000.000200' },
    key: 'reaction:+1',
    sign: 1,
    action: 'added',
    happenedAt: '1782000001.000100',
  });
  if (recorded.kind !== 'recorded') return t.fail(recorded.kind);
  t.like(recorded.tally, { up: 1, down: 0 });
  t.deepEqual(recorded.places, places);
  t.deepEqual((await services.standingRecommendation(outcome.shown.id))?.tally, recorded.tally);
  t.is(await services.standingRecommendation('no-such'), null);
  t.is(await services.recommendationFor({ actor: stranger, recommendationId: outcome.shown.id }), null);
});

test('what no longer suits the client isn’t shared: a profile that was lowered since counts', async (t) => {
  const { services, stores, database, clock, calendar } = await openTrainedProduct(t, { CLIENT_CHANNELS: 'C0DESK' });
  const outcome = await recommendBond(services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  const { id, profile, recommendation } = outcome.shown;
  const risky = recommendation.recommended.map((type) => ({
    ...type,
    bonds: type.bonds.map((bond) => ({ ...bond, bondId: `X${bond.bondId}`, band: 'B' as const })),
  }));
  const kept = { ...outcome.shown, id: `${id.slice(0, -1)}x`, recommendation: { ...recommendation, recommended: risky } };
  const noted = { at: clock.now(), actorId: supervisor.id, action: 'client.recommend', clientId: profile.clientId, detail: {} };
  await stores.recommendations.save(kept, noted);
  const request = { actor: supervisor, recommendationId: kept.id, channel: 'C0DESK' };
  t.is((await services.shareRecommendation(request)).kind, 'shared', 'band B is recorded');
  const day = calendar.today();
  await stores.riskProfiles.record([
    {
      id: 'P1',
      clientId: profile.clientId,
      band: 'A',
      assessedOn: day,
      recordedOn: day,
      recordedAt: clock.now(),
      recordedBy: supervisor.id,
      source: 'adviser',
      status: 'counts',
      decidedBy: null,
      grounds: null,
    },
  ]);
  const refused = await services.shareRecommendation(request);
  if (refused.kind !== 'not-suitable') return t.fail(refused.kind);
  t.regex(refused.reason, /: risk band A allows A- and better$/);
  const [row] = await database.knex('advisor_audit').where('action', 'client.share-refused');
  t.is(row && String(row.client_id), 'C_0042');
});

test('whoever shared a copy can have it deleted, once, and nobody else can', async (t) => {
  const { services, stores, database } = await openTrainedProduct(t);
  const outcome = await recommendBond(services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  const { id } = outcome.shown;
  const own = { channel: 'D1', ts: '1700000000.000100' };
  const shared = { channel: 'C0DESK', ts: '1700000000.000200', sharedBy: supervisor.id };
  for (const place of [own, shared]) await services.noteRecommendationPosted(id, place);
  const removed: string[] = [];
  const undo = (actor: Actor, place: MessagePlace) => services.undoShare({ actor, place, remove: async () => void removed.push(place.ts) });
  t.false(await undo({ ...supervisor, id: 'U0OTHER' }, shared), 'somebody else’s');
  t.false(await undo(supervisor, own), 'the answer itself was not shared');
  t.false(await undo(supervisor, { channel: 'C0DESK', ts: '1.0' }));
  t.true(await undo({ id: supervisor.id, role: 'advisor', sees: [] }, shared), 'also without the client by now');
  t.false(await undo(supervisor, shared));
  t.deepEqual(removed, [shared.ts]);
  t.deepEqual(await stores.recommendations.placesOf(id), [own]);
  const rows = await database.knex('advisor_audit').whereIn('action', ['client.share-undone', 'access.refused']).orderBy('sequence');
  t.deepEqual(
    rows.map(({ action }) => action),
    ['access.refused', 'access.refused', 'access.refused', 'client.share-undone', 'access.refused'],
  );
});
