import test from 'ava';
import type { LadderWish } from '../../../src/advisor/ladder/ladder.ts';
import type { AskedClientOutcome } from '../../../src/usecases/asked-client/asked-client.ts';
import type { BuildClientLadderOutcome } from '../../../src/usecases/client/build-client-ladder.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { audited } from '../../helpers/audited.ts';
import { ladderBond, sampleLadder } from '../../helpers/samples/sample-ladder.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type View = { readonly private_metadata: string; readonly callback_id: string; readonly blocks: unknown };

const BUILT: BuildClientLadderOutcome = {
  kind: 'built',
  built: audited(sampleLadder([ladderBond('A', '2026-12-01'), ladderBond('B', '2027-12-01'), ladderBond('C', '2031-01-01')])),
};

const building = (outcome: BuildClientLadderOutcome = BUILT) => {
  const asked: Array<{ clientId: string; wish: LadderWish }> = [];
  const services: Partial<Services> = {
    buildLadder: async ({ client, wish }) => {
      asked.push({ clientId: client.id, wish });
      return outcome;
    },
  };
  return { asked, services };
};

const option = (value: string | null) => ({ type: 'static_select', selected_option: value === null ? null : { value } });
const form = (amount: string | null, years: string | null = '5', lowest: string | null = 'A-', callable: string | null = 'without') => ({
  ladder_amount: { value: { type: 'plain_text_input', value: amount } },
  ladder_years: { value: option(years) },
  ladder_lowest: { value: option(lowest) },
  ladder_callable: { value: option(callable) },
});

test('the button opens a modal, a message answers it, and nothing is computed before that', async (t) => {
  const { asked, services } = building();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('client_ladder', 'C_0042'));
  const view = (await setup.api.nth('views.open')).view as View;
  t.is(view.callback_id, 'build_ladder');
  t.true(JSON.stringify(view.blocks).includes('For C_0042'));
  t.deepEqual(asked, []);
  const response = await sendInteraction(
    setup.url,
    submission(view.callback_id, form('25 lakh', '3', 'AA-', 'with'), view.private_metadata),
  );
  t.is(await response.text(), '');
  const posted = await setup.api.nth('chat.postMessage');
  t.is(posted.channel, 'D_U_ADVISOR');
  t.regex(
    String(posted.text),
    /^Ladder for C_0042 · ₹12\.2 lakh of ₹25 lakh placed at 9\.80% on average · modified duration \d\.\d years · 3 of 5 rungs filled$/,
  );
  t.deepEqual(asked, [{ clientId: 'C_0042', wish: { amount: 250_000_000 as never, years: 3, lowestGrade: 'AA-', callable: true } }]);
});

test('each wrong field of a ladder keeps the modal open, with words under it', async (t) => {
  const { asked, services } = building();
  const setup = await slackOverHttp(t, services);
  const errorsOf = async (values: ReturnType<typeof form>) => {
    const response = await sendInteraction(setup.url, submission('build_ladder', values, '{}'));
    return JSON.parse(await response.text()).errors;
  };
  const amount = 'Write an amount of rupees, like 25,00,000 or 25 lakh or 1.5 crore';
  for (const wrong of [null, '', 'a lot', '-5', '1,2,3', '1e9', '9'.repeat(40)]) {
    t.deepEqual(await errorsOf(form(wrong)), { ladder_amount: amount }, String(wrong));
  }
  t.deepEqual(await errorsOf(form('9,999')), { ladder_amount: 'A ladder takes at least ₹10,000' });
  t.deepEqual(await errorsOf(form('5 lakh', '11', 'Z', 'perhaps')), {
    ladder_years: 'Choose 1 to 10 years',
    ladder_lowest: 'Choose the lowest rating',
    ladder_callable: 'Choose what to do with callable bonds',
  });
  t.deepEqual(Object.keys(await errorsOf(form(null, null, null, null))).length, 4);
  t.deepEqual(asked, []);
});

const asking = (outcome: AskedClientOutcome): Partial<Services> => ({ askedClient: async () => outcome });
const SAID: ReadonlyArray<readonly [string, Partial<Services>, RegExp]> = [
  ['unknown-client', asking({ kind: 'unknown-client', asked: 'C_0O42', similar: [] }), /^You have no client C_0O42\. Type \/bond-client/],
  ['source-down', building({ kind: 'source-down' }).services, /there’s no ladder/],
  ['source-down and no snapshot', asking({ kind: 'source-down', message: 'the book is away' }), /there’s no ladder/],
];
for (const [what, services, words] of SAID) {
  test(`${what} is said to the asker alone`, async (t) => {
    const setup = await slackOverHttp(t, services);
    const metadata = JSON.stringify({ clientId: 'C_0O42', channel: 'C_TEAM', responseUrl: setup.api.responseUrl });
    await sendInteraction(setup.url, submission('build_ladder', form('5 lakh'), metadata));
    t.regex(String((await setup.api.nth('response_url')).text), words);
    t.deepEqual(setup.api.of('chat.postMessage'), []);
  });
}

test('metadata that is not ours builds nothing', async (t) => {
  const { asked, services } = building();
  const setup = await slackOverHttp(t, services);
  for (const metadata of ['', '{}', 'null', '[]', JSON.stringify({ clientId: 'x'.repeat(192), channel: 'C', responseUrl: null })]) {
    t.is(await (await sendInteraction(setup.url, submission('build_ladder', form('5 lakh'), metadata))).text(), '');
  }
  t.deepEqual(asked, []);
});
