import test from 'ava';
import { SOME_SIGNS, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, reaction, sendCommand, sendEvent } from '../../helpers/slack/slack-requests.ts';
import { PICTURE, readyCharts, SlowCharts } from '../../helpers/slow-charts.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
type Block = { readonly type: string; readonly slack_file?: { readonly id: string }; readonly alt_text?: string };

const ask = (setup: Setup): Promise<Response> =>
  sendCommand(setup.url, command('/bond-recommend', 'C_0042', { channel_id: 'D_U_ADVISOR' }));
const blocksOf = (message: Record<string, unknown>): Block[] => message.blocks as Block[];
const has = (message: Record<string, unknown>, type: string): boolean => blocksOf(message).some((block) => block.type === type);

/** A workspace that doesn't have the native chart. */
const withoutNativeChart = ({ api }: Setup): void => {
  let ts = 500;
  api.answer('chat.postMessage', (args) => {
    const place = blocksOf(args).findIndex(({ type }) => type === 'data_visualization');
    if (place < 0) return { ok: true, channel: args.channel, ts: `1700000000.000${ts++}` };
    const messages = [`[ERROR] unsupported type: data_visualization [json-pointer:/blocks/${place}/type]`];
    return { ok: false, error: 'invalid_blocks', response_metadata: { messages } };
  });
};

test('with CHARTS=native, a workspace that draws charts gets its native one, and no picture is drawn', async (t) => {
  const charts = new SlowCharts();
  const setup = await slackOverHttp(t, {}, { charts, nativeCharts: true });
  await ask(setup);
  t.true(has(await setup.api.nth('chat.postMessage'), 'data_visualization'));
  await setup.app.stop();
  t.is(charts.asked.length, 0);
});

test('if the native chart is refused, the answer goes out without it, and the picture is added when it is ready', async (t) => {
  const charts = new SlowCharts();
  const setup = await slackOverHttp(t, {}, { charts, nativeCharts: true });
  withoutNativeChart(setup);
  await ask(setup);
  const answer = await setup.api.nth('chat.postMessage', 2);
  t.false(has(answer, 'data_visualization') || has(answer, 'image'));
  while (charts.asked.length === 0) await new Promise(setImmediate);
  charts.finish(true);
  const completed = await setup.api.nth('chat.update');
  t.like(
    blocksOf(completed).find(({ type }) => type === 'image'),
    { slack_file: { id: 'F1' } },
  );
  await setup.app.stop();
  t.deepEqual(setup.places.at(-1), {
    id: sampleShown().id,
    place: { channel: 'D_U_ADVISOR', ts: '1700000000.000500', chartFile: 'F1' },
  });
});

test('no answer waits for its picture: it follows by an update, uploaded to no channel, once Slack knows what it is', async (t) => {
  const charts = new SlowCharts();
  const setup = await slackOverHttp(t, {}, { charts });
  setup.api.answerOnce(
    'files.info',
    { ok: true, file: { id: 'F1', mimetype: '' } },
    { ok: true, file: { id: 'F1', mimetype: 'image/png' } },
  );
  await ask(setup);
  const answer = await setup.api.nth('chat.postMessage');
  t.false(has(answer, 'image') || has(answer, 'data_visualization'));
  while (charts.asked.length < 1) await new Promise(setImmediate);
  charts.finish(true);
  const image = blocksOf(await setup.api.nth('chat.update')).find(({ type }) => type === 'image');
  t.deepEqual(image?.slack_file, { id: 'F1' });
  t.regex(image?.alt_text ?? '', /^Bar chart\. Chance among what fits: Corporate Bonds 54%/);
  t.is(setup.api.of('files.info').length, 2);
  t.true(setup.api.calls.some(({ method, bytes }) => method === 'upload' && bytes.includes(PICTURE)));
  const completed = setup.api.of('files.completeUploadExternal');
  t.true(completed.every((args) => args.channel_id === undefined && args.channels === undefined));
  t.notRegex(JSON.stringify([completed, setup.api.of('files.getUploadURLExternal')]), /C_0042/);
});

for (const [what, method] of [
  ['cannot be uploaded', 'files.getUploadURLExternal'],
  ['cannot be completed', 'files.completeUploadExternal'],
  ['may not be looked at', 'files.info'],
] as const) {
  test(`a picture that ${what} costs only the picture, not the answer`, async (t) => {
    const setup = await slackOverHttp(t, {}, { charts: readyCharts() });
    setup.api.answer(method, () => ({ ok: false, error: 'missing_scope' }));
    await ask(setup);
    await setup.api.nth('chat.postMessage');
    await setup.app.stop();
    t.is(setup.api.of('chat.update').length, 0);
    t.true(setup.logger.lines.some(({ level, message }) => level === 'warn' && message.startsWith('the chart could not be shown')));
  });
}

test('a chart that cannot be drawn costs only the picture, not the answer', async (t) => {
  const charts = new SlowCharts();
  const setup = await slackOverHttp(t, {}, { charts });
  await ask(setup);
  while (charts.asked.length === 0) await new Promise(setImmediate);
  charts.finish(false);
  await setup.app.stop();
  t.is(setup.places.length, 1);
  t.is(setup.api.of('chat.update').length, 0);
});

test('a workspace that refuses everything new still gets its answer', async (t) => {
  const setup = await slackOverHttp(t, {}, { nativeCharts: true });
  const newer = new Set(['data_visualization', 'data_table', 'container', 'context_actions']);
  setup.api.answer('chat.postMessage', (args) =>
    blocksOf(args).some(({ type }) => newer.has(type))
      ? { ok: false, error: 'invalid_blocks' }
      : { ok: true, channel: args.channel, ts: '1700000000.000700' },
  );
  await ask(setup);
  const answer = await setup.api.nth('chat.postMessage', 2);
  t.regex(String(answer.text), /^Offer Corporate Bonds to C_0042/);
  t.true(JSON.stringify(answer.blocks).includes('INE001A07KU4'));
});

test('a thumb redraws every copy of the message, each with its own picture and its own sharer', async (t) => {
  const places = [
    { channel: 'D_U_ADVISOR', ts: '1700000000.000100', chartFile: 'F7' },
    { channel: 'C0DESK', ts: '1700000000.000200', sharedBy: 'U0SITA', chartFile: 'F7' },
  ];
  const standing = { shown: sampleShown(), tally: SOME_SIGNS, places };
  const setup = await slackOverHttp(t, {
    recordFeedback: async () => ({ kind: 'recorded', changed: true, ...standing }),
    standingRecommendation: async () => standing,
  });
  await sendEvent(setup.url, reaction('reaction_added', '+1'));
  const copies = [await setup.api.nth('chat.update', 1), await setup.api.nth('chat.update', 2)];
  t.deepEqual(
    copies.map(({ channel, ts }) => ({ channel, ts })),
    places.map(({ channel, ts }) => ({ channel, ts })),
  );
  for (const copy of copies) t.deepEqual(blocksOf(copy).find(({ type }) => type === 'image')?.slack_file, { id: 'F7' });
  t.false(JSON.stringify(copies[0]).includes('U0SITA'));
  t.true(JSON.stringify(copies[1]).includes('Shared by'));
});
