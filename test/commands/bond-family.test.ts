import test from 'ava';
import { clientId } from '../../src/advisor/units.ts';
import type { Actor } from '../../src/usecases/actor/actor.ts';
import type { AskedClientOutcome } from '../../src/usecases/asked-client/asked-client.ts';
import type { FamilyStatisticsOutcome, ReviewFamilyOutcome } from '../../src/usecases/family/family-outcome.ts';
import type { Services } from '../../src/usecases/services.ts';
import { audited } from '../helpers/audited.ts';
import { sampleReview, sampleStatistics } from '../helpers/samples/sample-family.ts';
import { ADVISOR } from '../helpers/slack/fake-services.ts';
import { press } from '../helpers/slack/press.ts';
import { slackOverHttp } from '../helpers/slack/slack-over-http.ts';
import { command, sendCommand, sendInteraction, submission } from '../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
type View = { readonly private_metadata: string; readonly callback_id: string };

const SUPERVISOR: Actor = { ...ADVISOR, role: 'supervisor', sees: 'all' };
const TAKEN_AT = new Date('2026-03-13T08:00:00Z');
const STATISTICS: FamilyStatisticsOutcome = { kind: 'statistics', statistics: sampleStatistics(), takenAt: TAKEN_AT, oldBook: null };

const ask = (setup: Setup, text: string): Promise<Response> =>
  sendCommand(setup.url, command('/bond-family', text, { response_url: setup.api.responseUrl }));

const reviewing = (
  outcome: ReviewFamilyOutcome = { kind: 'reviewed', review: audited(sampleReview()) },
  statistics: FamilyStatisticsOutcome = STATISTICS,
) => {
  const asked: string[] = [];
  const services: Partial<Services> = {
    reviewFamily: async ({ client }) => {
      asked.push(client.id);
      return outcome;
    },
    familyStatistics: async () => statistics,
    familyPairs: async () => audited({ pairs: [], more: 0, clients: 0, lookedAt: 0, takenAt: null }),
  };
  return { asked, services };
};
const asSupervisor: Partial<Services> = { whoIs: async () => SUPERVISOR };

const actionsOf = (message: Record<string, unknown>): string[] =>
  (message.blocks as Array<{ type: string; elements?: Array<{ action_id?: string }> }>).flatMap((block) =>
    block.type === 'actions' ? (block.elements ?? []).flatMap(({ action_id: id }) => id ?? []) : [],
  );

test('a family is answered in direct messages: the worst concentration first, then the pairs', async (t) => {
  const { asked, services } = reviewing();
  const setup = await slackOverHttp(t, services);
  await ask(setup, 'C_0045');
  const posted = await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, ['C_0045']);
  t.is(posted.channel, 'D_U_ADVISOR');
  t.is(posted.text, 'Family of C_0042: 2 clients, ₹10 lakh outstanding; 75% in Sahyadri Finance Limited');
  const types = (posted.blocks as Array<{ type: string }>).map(({ type }) => type);
  t.deepEqual(types, ['header', 'rich_text', 'context', 'rich_text', 'actions']);
  t.deepEqual(actionsOf(posted), ['client_recommend', 'client_profile', 'family_more'], 'of who was asked about');
});

test('“More …” reviews the family again, and replies in the message’s thread with everything else', async (t) => {
  const { asked, services } = reviewing();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('family_more', 'C_0045'));
  const reply = await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, ['C_0045']);
  t.like(reply, { channel: 'D_U_ADVISOR', thread_ts: '1700000000.000100' });
  t.regex(String(reply.text), /^More on the family of C_0042: 2 clients/);
  t.regex(JSON.stringify(reply.blocks), /data_table.*Largest issuers/);
  t.deepEqual(actionsOf(reply), ['client_recommend', 'client_profile', 'client_compare', 'client_ladder', 'family_pairs']);
  await sendInteraction(setup.url, press('family_more', 'C_0045'));
  await setup.api.nth('chat.update');
  await setup.app.stop();
  t.is(setup.api.of('chat.postMessage').length, 1, 'a second press posts no second copy');
});

test('supervisors find the firm-wide statistics in a family’s thread, and the button leads to them', async (t) => {
  const setup = await slackOverHttp(t, { ...reviewing().services, ...asSupervisor });
  await sendInteraction(setup.url, press('family_more', 'C_0045'));
  t.true(actionsOf(await setup.api.nth('chat.postMessage')).includes('family_statistics'));
  await sendInteraction(setup.url, press('family_statistics', undefined));
  const posted = await setup.api.nth('chat.postMessage', 2);
  t.is(posted.text, '42 families, 55 pairs of parent and member: 58% share a risk band, 42% reinvest alike');
});

test('the scatter is uploaded as a picture and shown in the message', async (t) => {
  const charts = { render: async () => new Uint8Array([1]), close: async () => {} };
  const setup = await slackOverHttp(t, { ...reviewing().services, ...asSupervisor }, { charts });
  await sendInteraction(setup.url, press('family_statistics', undefined));
  await setup.api.nth('chat.postMessage');
  await setup.app.stop();
  const shown = [...setup.api.of('chat.postMessage'), ...setup.api.of('chat.update')].at(-1);
  const images = (shown?.blocks as Array<{ type: string }> | undefined)?.filter(({ type }) => type === 'image');
  t.is(images?.length, 1);
});

test('without an id people are asked which family, or for all pairs; a supervisor can choose figures over all families', async (t) => {
  const advisor = await slackOverHttp(t, reviewing().services);
  await ask(advisor, '');
  t.is(((await advisor.api.nth('views.open')).view as View).callback_id, 'ask_family');

  const { asked, services } = reviewing();
  const setup = await slackOverHttp(t, { ...services, ...asSupervisor });
  await ask(setup, ' ');
  const view = (await setup.api.nth('views.open')).view as View;
  t.is(view.callback_id, 'ask_family');
  const submit = async (what: string, client: string | null) => {
    const values = {
      family_what: { family_what_chosen: { type: 'radio_buttons', selected_option: { value: what } } },
      family_client: { client_picked: { type: 'external_select', selected_option: client === null ? null : { value: client } } },
    };
    return (await sendInteraction(setup.url, submission(view.callback_id, values, view.private_metadata))).text();
  };
  t.deepEqual(JSON.parse(await submit('family', null)), {
    response_action: 'errors',
    errors: { family_client: 'Pick a client from the list' },
  });
  t.is(await submit('statistics', null), '');
  t.regex(String((await setup.api.nth('chat.postMessage')).text), /^42 families/);
  t.is(await submit('family', 'C_0045'), '');
  t.regex(String((await setup.api.nth('chat.postMessage', 2)).text), /^Family of C_0042/);
  t.is(await submit('pairs', null), '');
  t.regex(String((await setup.api.nth('chat.postMessage', 3)).text), /^No parent and child among your clients/);
  t.deepEqual(asked, ['C_0045']);
});

test('a client without family gets words and the buttons to other answers', async (t) => {
  const none: ReviewFamilyOutcome = audited({ kind: 'no-family', clientId: clientId('C_0042'), missingHolder: null, oldBook: null });
  const setup = await slackOverHttp(t, reviewing(none).services);
  await ask(setup, 'C_0042');
  const posted = await setup.api.nth('chat.postMessage');
  t.regex(String(posted.text), /^No family recorded for C_0042/);
  t.deepEqual(actionsOf(posted), ['client_recommend', 'client_profile', 'client_compare', 'client_ladder', 'family_pairs']);
});

const asking = (outcome: AskedClientOutcome): Partial<Services> => ({ askedClient: async () => outcome });
const SAID: ReadonlyArray<readonly [string, Partial<Services>, RegExp]> = [
  [
    'unknown-client',
    asking({ kind: 'unknown-client', asked: 'C_9', similar: [] }),
    /^You have no client C_9. Type \/bond-family without an id/,
  ],
  ['untrained', reviewing({ kind: 'untrained' }).services, /^Bond Advisor hasn’t been trained yet/],
  ['source-down', reviewing({ kind: 'source-down' }).services, /^The firm’s book can’t be read right now\. Only the book says/],
  [
    'source-down before the family is read',
    asking({ kind: 'source-down', message: 'the book is away' }),
    /^The firm’s book can’t be read right now\. Only the book says/,
  ],
];

for (const [what, services, said] of SAID) {
  test(`${what} is said to the asker alone`, async (t) => {
    const setup = await slackOverHttp(t, services);
    await ask(setup, 'C_9');
    t.regex(String((await setup.api.nth('response_url')).text), said);
    t.deepEqual(setup.api.of('chat.postMessage'), []);
  });
}

for (const [statistics, said] of [
  [{ kind: 'not-allowed' }, /^Figures over all families are for supervisors/],
  [{ kind: 'none-yet' }, /^There are no figures over all families yet/],
] as const) {
  test(`firm-wide statistics: ${statistics.kind} is answered in words`, async (t) => {
    const setup = await slackOverHttp(t, reviewing(undefined, statistics).services);
    await sendInteraction(setup.url, press('family_statistics', undefined));
    t.regex(String((await setup.api.nth('chat.postEphemeral')).text), said);
    t.deepEqual(setup.api.of('chat.postMessage'), []);
  });
}
