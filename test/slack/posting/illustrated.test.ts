import test, { type ExecutionContext } from 'ava';
import { WorkspaceBlocks } from '../../../src/slack/blocks/workspace-blocks.ts';
import { Arrivals } from '../../../src/slack/edge/arrivals.ts';
import { Turns } from '../../../src/slack/edge/turns.ts';
import { answerWith, type Illustrated } from '../../../src/slack/posting/illustrated.ts';
import type { ChartRenderer } from '../../../src/usecases/ports/charts.ts';
import type { Figure } from '../../../views/blocks/figure.ts';
import { figureBlocks } from '../../../views/blocks/figure-block.ts';
import { deskOn, ZONE } from '../../helpers/desk-on.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { readyCharts, SlowCharts } from '../../helpers/slow-charts.ts';

const BARS: Figure = {
  kind: 'bar',
  title: 'Bars',
  alt: 'Bars',
  unit: 'clients',
  categories: ['A'],
  series: [{ name: 'Now', values: [1] }],
};
const POINTS: Figure = {
  kind: 'scatter',
  title: 'Points',
  alt: 'What the points say',
  xLabel: 'x',
  yLabel: 'y',
  series: [{ name: 'All', points: [[1, 2]] }],
};

const saying = (...figures: Figure[]): Illustrated => ({
  figures,
  draw: (_, charts) => ({
    text: 'words',
    blocks: figures.flatMap((figure, at) => figureBlocks(figure, charts[at] ?? { kind: 'text' })),
  }),
});

const setUp = async (t: ExecutionContext, charts: ChartRenderer | null, nativeCharts = true) => {
  const setup = await slackOverHttp(t, { mayPostClientResultsIn: () => false });
  const clock = { now: () => new Date('2026-03-13T08:05:00Z') };
  const edge = {
    services: setup.services,
    client: setup.app.client,
    fetch,
    logger: setup.logger,
    clock,
    calendar: deskOn('2026-03-13'),
    turns: new Turns(),
    arrivals: new Arrivals(),
    bot: () => ({ userId: null, botId: null }),
    charts,
    blocks: new WorkspaceBlocks(clock, setup.logger, ZONE, nativeCharts),
  };
  const asker = { userId: 'U_ADVISOR', channel: 'D_U_ADVISOR', responseUrl: null };
  return { ...setup, answer: (illustrated: Illustrated) => answerWith(edge, asker, illustrated) };
};

const typesOf = (message: Record<string, unknown>): string[] => (message.blocks as Array<{ type: string }>).map(({ type }) => type);

test('with CHARTS=native, Slack draws what it can, and pictures of the rest follow', async (t) => {
  const { api, answer } = await setUp(t, readyCharts());
  await answer(saying(BARS, POINTS));
  t.deepEqual(typesOf(await api.nth('chat.postMessage')), ['data_visualization', 'rich_text']);
  t.deepEqual(typesOf(await api.nth('chat.update')), ['data_visualization', 'image']);
});

test('otherwise the words go out at once, and all charts follow as pictures', async (t) => {
  const { api, answer } = await setUp(t, readyCharts(), false);
  await answer(saying(BARS, POINTS));
  t.deepEqual(typesOf(await api.nth('chat.postMessage')), ['rich_text', 'rich_text']);
  t.deepEqual(typesOf(await api.nth('chat.update')), ['image', 'image']);
});

test('a late picture is added to the message that went out without it', async (t) => {
  const charts = new SlowCharts();
  const { api, answer } = await setUp(t, charts);
  const answered = answer(saying(POINTS));
  const posted = await api.nth('chat.postMessage');
  t.deepEqual(typesOf(posted), ['rich_text']);
  t.true(JSON.stringify(posted.blocks).includes('What the points say'));
  charts.finish(true);
  await answered;
  t.deepEqual(typesOf(await api.nth('chat.update')), ['image']);
});

test('without a renderer, figures are text instead of pictures, and Slack’s own chart stays', async (t) => {
  const { api, answer } = await setUp(t, null);
  await answer(saying(BARS, POINTS));
  t.deepEqual(typesOf(await api.nth('chat.postMessage')), ['data_visualization', 'rich_text']);
  t.is(api.of('chat.update').length, 0);
});

test('if the workspace refuses native charts, text goes out first and pictures follow', async (t) => {
  const { api, answer } = await setUp(t, readyCharts());
  api.answer('chat.postMessage', (args) =>
    typesOf(args).includes('data_visualization')
      ? { ok: false, error: 'invalid_blocks', response_metadata: { messages: ['unsupported type: data_visualization'] } }
      : { ok: true, channel: args.channel, ts: '1700000000.000900' },
  );
  await answer(saying(BARS, BARS));
  t.deepEqual(typesOf(await api.nth('chat.postMessage', 2)), ['rich_text', 'rich_text']);
  t.deepEqual(typesOf(await api.nth('chat.update')), ['image', 'image']);
  await answer(saying(BARS));
  t.deepEqual(typesOf(await api.nth('chat.postMessage', 3)), ['rich_text'], 'remembered: the next answer is not refused');
});

test('the answer goes to direct messages if client details are not allowed in the channel, and the channel’s asker is told', async (t) => {
  const setup = await setUp(t, null);
  const { client } = setup.app;
  const clock = { now: () => new Date() };
  const edge = {
    services: setup.services,
    client,
    fetch,
    logger: setup.logger,
    clock,
    calendar: deskOn('2026-03-13'),
    turns: new Turns(),
    arrivals: new Arrivals(),
    bot: () => ({ userId: null, botId: null }),
    charts: null,
    blocks: new WorkspaceBlocks(clock, setup.logger, ZONE),
  };
  const place = await answerWith(edge, { userId: 'U_ADVISOR', channel: 'C0DESK', responseUrl: null }, saying(BARS));
  t.is(place.channel, 'D_U_ADVISOR');
  t.is((await setup.api.nth('chat.postEphemeral')).channel, 'C0DESK');
});
