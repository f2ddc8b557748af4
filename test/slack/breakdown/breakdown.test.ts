import test from 'ava';
import { problemsOfModal } from '../../../playground/strictness/surfaces.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { BREAKDOWN_CHANGE_ACTION, BREAKDOWN_OPEN_ACTION } from '../../../views/breakdown/breakdown-message.ts';
import { BREAKDOWN_FIELDS, BREAKDOWN_VIEW } from '../../../views/breakdown/breakdown-modal.ts';
import { questionValue, readQuestionValue } from '../../../views/breakdown/question-value.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { homePress, sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

const SUPERVISOR: Actor = { id: 'U_SUPER', role: 'supervisor', sees: 'all' };
const ADVISOR: Actor = { id: 'U_ADVISOR', role: 'advisor', sees: ['1'] };

const open = async (t: Parameters<typeof slackOverHttp>[0]) => {
  const { services } = await openTrainedProduct(t);
  const slack = await slackOverHttp(t, {
    whoIs: async (id) => [SUPERVISOR, ADVISOR].find((actor) => actor.id === id) ?? null,
    breakdownChoices: services.breakdownChoices,
    breakDownBook: services.breakDownBook,
  });
  slack.api.answer('views.open', () => ({ ok: true, view: { id: 'V1', hash: 'h1' } }));
  return slack;
};
const select = (id: string, value: string | null) => ({
  [id]: { [id]: { type: 'static_select', selected_option: value === null ? null : { value, text: { type: 'plain_text', text: 'x' } } } },
});
const asked = (values: Partial<Record<keyof typeof BREAKDOWN_FIELDS, string | null>>) =>
  Object.assign(
    {},
    ...Object.entries(values).map(([name, value]) => select(BREAKDOWN_FIELDS[name as keyof typeof BREAKDOWN_FIELDS], value)),
  );
const metadata = JSON.stringify({ channel: 'U_SUPER', responseUrl: null, takenAt: TEST_NOW.getTime() });

test('the modal opens at once and is filled with what the book holds', async (t) => {
  const { url, api } = await open(t);
  await sendInteraction(url, homePress(HOME_ACTIONS.breakdown, { user: 'U_SUPER' }));
  const { view, hash } = await api.nth('views.update');
  t.is(hash, 'h1');
  t.deepEqual(problemsOfModal({ ...(view as object) }), []);
  const words = stringsIn(view);
  for (const name of ['Outstanding', 'Average yield', 'Band A', '60 and over', 'Corporate Bonds']) t.true(words.includes(name), name);
});

test('an adviser is refused in words, in the modal and after it', async (t) => {
  const { url, api } = await open(t);
  await sendInteraction(url, homePress(HOME_ACTIONS.breakdown));
  t.regex(stringsIn((await api.nth('views.update')).view).join(' '), /for supervisors and admins/);
  await sendInteraction(url, submission(BREAKDOWN_VIEW, asked({ measure: 'clients', by: 'band' }), metadata));
  t.regex(String((await api.nth('chat.postEphemeral')).text), /for supervisors and admins/);
  t.is(api.of('chat.postMessage').length, 0);
});

test('the answer is a figure, a table and a button that remembers the question', async (t) => {
  const { url, api } = await open(t);
  await sendInteraction(
    url,
    submission(BREAKDOWN_VIEW, asked({ measure: 'invested', by: 'band', age: '2', segment: null }), metadata, 'U_SUPER'),
  );
  const { channel, blocks } = await api.nth('chat.postMessage');
  t.is(channel, 'D_U_SUPER');
  const found = objectsIn(blocks);
  t.true(
    found.some(({ text }) => text === 'Bought by risk band'),
    'the figures, until their picture is there',
  );
  t.true(found.some(({ type }) => type === 'data_table'));
  t.regex(stringsIn(blocks).join(' '), /only 40 to 49/);
  const button = found.find(({ action_id: id }) => id === BREAKDOWN_CHANGE_ACTION);
  t.deepEqual(readQuestionValue(String(button?.value)), {
    question: { measure: 'invested', by: 'band', filters: { age: 2 } },
    takenAt: TEST_NOW,
  });
});

test('months are named like other dates and sort by the calendar, and the notification shows the newest', async (t) => {
  const { url, api } = await open(t);
  await sendInteraction(url, submission(BREAKDOWN_VIEW, asked({ measure: 'trades', by: 'period' }), metadata, 'U_SUPER'));
  const { text, blocks } = await api.nth('chat.postMessage');
  t.regex(String(text), /^Trades by month: [A-Z][a-z]{2} \d{4} [\d,]+, /);
  const table = objectsIn(blocks).find(({ type }) => type === 'data_table') as { rows: { value?: number; text: string }[][] };
  const months = table.rows.slice(1).map(([header]) => header?.value ?? 0);
  t.true(months.length > 1);
  t.deepEqual(
    months,
    months.toSorted((left, right) => right - left),
  );
  t.regex(table.rows[1]?.[0]?.text ?? '', /^[A-Z][a-z]{2} \d{4}$/);
});

test('“Change the question” opens the modal as it was filled in', async (t) => {
  const { url, api } = await open(t);
  const value = questionValue({ question: { measure: 'meanYield', by: 'period', filters: { band: 1 } }, takenAt: TEST_NOW });
  await sendInteraction(url, homePress(BREAKDOWN_CHANGE_ACTION, { user: 'U_SUPER', value }));
  const initial = objectsIn((await api.nth('views.update')).view)
    .map(({ initial_option: option }) => (option as { value?: string } | undefined)?.value)
    .filter((chosen) => chosen !== undefined);
  t.deepEqual(initial, ['meanYield', 'period', '1']);
});

test('one group alone is no comparison: the field says so, and nothing is sent', async (t) => {
  const { url, api } = await open(t);
  const response = await sendInteraction(
    url,
    submission(BREAKDOWN_VIEW, asked({ measure: 'clients', by: 'band', band: '1' }), metadata, 'U_SUPER'),
  );
  t.like(await response.json(), {
    response_action: 'errors',
    errors: { [BREAKDOWN_FIELDS.band]: 'Choose “All” here, or another “By”: one group alone is no comparison' },
  });
  t.is(api.of('chat.postMessage').length, 0);
});

test('a submission and a button that are not ours do no harm', async (t) => {
  const { url, api } = await open(t);
  for (const values of [{}, asked({ measure: 'salary', by: 'band' }), asked({ measure: 'clients', by: 'name' }), { measure: 3 }]) {
    const response = await sendInteraction(url, submission(BREAKDOWN_VIEW, values, metadata, 'U_SUPER'));
    t.like(await response.json(), { response_action: 'errors' });
  }
  await sendInteraction(
    url,
    submission(BREAKDOWN_VIEW, asked({ measure: 'clients', by: 'band', age: '-1', type: '1e9' }), 'not ours', 'U_SUPER'),
  );
  await api.nth('chat.postMessage');
  await sendInteraction(url, homePress(BREAKDOWN_CHANGE_ACTION, { user: 'U_SUPER', value: '[[]' }));
  await api.nth('views.update');
  for (const value of [undefined, '', '1', '[]', '["clients","band",3,4]', '["salary","band",[],1]', '["clients","name",[],1]', 'null']) {
    t.is(readQuestionValue(value), null, value);
  }
  t.deepEqual(readQuestionValue('["clients","band",[1.5,-1,"x",2000],"soon"]'), {
    question: { measure: 'clients', by: 'band', filters: {} },
    takenAt: null,
  });
});

test('a workspace that refuses the newest blocks gets the figures in words', async (t) => {
  const { url, api } = await open(t);
  api.answer('chat.postMessage', ({ blocks, channel }) =>
    /data_table|data_visualization/.test(JSON.stringify(blocks))
      ? { ok: false, error: 'invalid_blocks' }
      : { ok: true, channel, ts: '1.1' },
  );
  await sendInteraction(url, submission(BREAKDOWN_VIEW, asked({ measure: 'clients', by: 'band' }), metadata, 'U_SUPER'));
  while (!api.of('chat.postMessage').some(({ blocks }) => !/data_table|data_visualization/.test(JSON.stringify(blocks))))
    await new Promise((resolve) => setTimeout(resolve, 10));
  t.regex(stringsIn(api.of('chat.postMessage').at(-1)?.blocks).join(' '), /Band A.*clients/);
});

test('a row is opened from the message: the same question about it alone, by the next thing', async (t) => {
  const { url, api } = await open(t);
  await sendInteraction(url, submission(BREAKDOWN_VIEW, asked({ measure: 'outstanding', by: 'band' }), metadata, 'U_SUPER'));
  const { blocks } = await api.nth('chat.postMessage');
  const menu = objectsIn(blocks).find(({ action_id: id }) => id === BREAKDOWN_OPEN_ACTION);
  const [first] = (menu?.options ?? []) as Array<{ text: { text: string }; value: string }>;
  t.is(first?.text.text, 'Band A');
  await sendInteraction(url, press(BREAKDOWN_OPEN_ACTION, first?.value, 'U_SUPER'));
  const opened = await api.nth('chat.postMessage', 2);
  t.regex(String(opened.text), /^Outstanding by bond type · only Band A: /);
});
