import test from 'ava';
import { openMetrics } from '../../src/metrics/open-metrics.ts';
import { MOST_ROWS } from '../../src/usecases/actor/turn-away.ts';
import { CLIENT_ACTIONS } from '../../views/asked-client/client-buttons.ts';
import { openProduct, TEST_NOW } from '../helpers/product.ts';
import { press } from '../helpers/slack/press.ts';
import { productOverHttp, STAFF } from '../helpers/slack/product-over-http.ts';
import {
  command,
  eventOf,
  homeOpened,
  sendCommand,
  sendEvent,
  sendInteraction,
  submission,
  suggestion,
} from '../helpers/slack/slack-requests.ts';

const WHO = STAFF.stranger;
const callback = (type: 'shortcut' | 'message_action', id: string) => ({
  type,
  callback_id: id,
  trigger_id: `7.${type}`,
  team: { id: 'T1', domain: 'firm' },
  user: { id: WHO, team_id: 'T1' },
  channel: { id: 'C_TEAM', name: 'team' },
  message: { type: 'message', ts: '1700000600.000100', text: 'C_0042' },
  response_url: '',
});
const written = { type: 'message', channel_type: 'im', channel: `D_${WHO}`, user: WHO, text: 'C_0042?', ts: '1700000500.000100' };

const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } });
const LADDER = {
  ladder_amount: { value: { type: 'plain_text_input', value: '25 lakh' } },
  ladder_years: chosen('5'),
  ladder_lowest: chosen('A-'),
  ladder_callable: chosen('without'),
};

/** Every way in, and what the row calls it. */
const SURFACES: ReadonlyArray<readonly [asked: string, ask: (url: string) => Promise<Response>]> = [
  ['/bond-recommend', (url) => sendCommand(url, command('/bond-recommend', 'C_0042', { user_id: WHO }))],
  ['/bond-admin', (url) => sendCommand(url, command('/bond-admin', '', { user_id: WHO }))],
  [`action:${CLIENT_ACTIONS.profile}`, (url) => sendInteraction(url, press(CLIENT_ACTIONS.profile, 'C_0042', WHO))],
  [
    'view:build_ladder',
    (url) =>
      sendInteraction(
        url,
        submission('build_ladder', LADDER, JSON.stringify({ clientId: 'C_0042', channel: `D_${WHO}`, responseUrl: null }), WHO),
      ),
  ],
  ['options:client_picked', (url) => sendInteraction(url, suggestion('client_picked', 'C_00', WHO))],
  ['shortcut:recommend_bond', (url) => sendInteraction(url, callback('shortcut', 'recommend_bond'))],
  ['shortcut:recommend_for_message', (url) => sendInteraction(url, callback('message_action', 'recommend_for_message'))],
  ['event:app_home_opened', (url) => sendEvent(url, homeOpened(WHO, 'home'))],
  ['event:app_home_opened', (url) => sendEvent(url, homeOpened(WHO, 'messages'))],
  ['event:message', (url) => sendEvent(url, eventOf(written))],
];

for (const [at, [asked, ask]] of SURFACES.entries()) {
  test(`${at + 1}. a stranger’s ${asked} is one row of the audit log`, async (t) => {
    const { app, product, url } = await productOverHttp(t);
    t.is((await ask(url)).status, 200);
    await app.stop();
    const rows = await product.database.knex('advisor_audit').where({ action: 'access.refused' });
    t.deepEqual(
      rows.map(({ actor_id, client_id }) => [actor_id, client_id]),
      [[WHO, null]],
    );
    t.like(JSON.parse(rows[0].detail), { asked, role: null });
  });
}

test('ten thousand refusals of a thousand strangers are at most sixty rows an hour, three of one; the next row counts the others', async (t) => {
  let now = TEST_NOW.getTime();
  const product = await openProduct(t, {}, { clock: { now: () => new Date(now) } });
  const rows = () => product.database.knex('advisor_audit').where({ action: 'access.refused' }).orderBy('sequence');
  for (let time = 0; time < 10; time++) t.is(await product.services.whoIs('U_ONE'), null);
  t.is((await rows()).length, MOST_ROWS.ofOne);
  for (let time = 0; time < 9990; time++) await product.services.whoIs(`U_${time % 1000}`);
  t.is((await rows()).length, MOST_ROWS.ofAll);
  const { written: wrote, counted } = product.strangers.counts();
  t.deepEqual([wrote, wrote + counted], [MOST_ROWS.ofAll, 10_000]);

  now += 3_600_000;
  await product.services.whoIs('U_ONE');
  const said = (await rows()).reduce((sum, { detail }) => sum + (JSON.parse(detail).unwritten ?? 0), 0);
  t.is(said, counted, 'every refusal is written or counted');
  for (let time = 0; time < 5; time++) await product.services.whoIs('U_ONE');
  await product.strangers.finish();
  t.like(JSON.parse((await rows()).at(-1).detail), { asked: 'several', unwritten: 3 });

  const server = await openMetrics(
    product,
    () => false,
    async () => ({ needed: {} }),
  ).listen(0);
  t.teardown(() => server.close());
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  t.regex(text, /bond_advisor_strangers_refused_total\{outcome="written"\} 63/);
  t.regex(text, /bond_advisor_strangers_refused_total\{outcome="counted"\} 9943/);
  t.deepEqual((await product.verifyAudit()).findings, []);
});
