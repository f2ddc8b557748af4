import { WebAPIPlatformError } from '@slack/web-api';
import test from 'ava';
import { WorkspaceBlocks } from '../../../src/slack/blocks/workspace-blocks.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { type Look, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';

const START = Date.parse('2026-03-13T08:00:00Z');
const refusal = (error: string, messages: readonly string[] = []) =>
  new WebAPIPlatformError({ ok: false, error, response_metadata: { messages: [...messages] } } as never);

/** A message with a look's blocks, so a refusal can name a place. */
const drawn = (look: Look): Message =>
  ({
    text: 'words',
    blocks: [
      { type: 'header' },
      ...(look.chart.kind === 'native' ? [{ type: 'data_visualization' }] : []),
      ...(look.chart.kind === 'file' ? [{ type: 'image' }] : []),
      ...(look.table ? [{ type: 'data_table' }] : []),
      ...(look.folds ? [{ type: 'container' }] : []),
      ...(look.thumbs ? [{ type: 'context_actions' }] : []),
    ],
  }) as unknown as Message;

const setUp = () => {
  const at = { now: START };
  const logger = new RecordingLogger();
  const blocks = new WorkspaceBlocks({ now: () => new Date(at.now) }, logger, ZONE, true);
  const looks: Look[] = [];
  /** Sends to a workspace that refuses these types. The refusal names them, their places or nothing. */
  const send = (refused: readonly string[], how: 'name' | 'place' | 'silent', chartFile: string | null = null) =>
    blocks.send(
      (look) => {
        looks.push(look);
        return drawn(look);
      },
      chartFile,
      async (message) => {
        const places = message.blocks.flatMap(({ type }, place) => (refused.includes(type) ? [place] : []));
        if (places.length === 0) return 'taken';
        const says = {
          name: places.map((place) => `[ERROR] unsupported type: ${message.blocks[place]?.type}`),
          place: places.map((place) => `[ERROR] unsupported [json-pointer:/blocks/${place}/type]`),
          silent: [],
        };
        throw refusal('invalid_blocks', says[how]);
      },
    );
  return { at, blocks, logger, looks, send };
};

for (const how of ['name', 'place'] as const) {
  test(`what Slack refuses by ${how} is left out, and nothing else; the next message does without at once`, async (t) => {
    const { looks, send } = setUp();
    const plainer = { ...NEWEST_LOOK, table: false };
    t.deepEqual(await send(['data_table'], how), { sent: 'taken', look: plainer });
    t.deepEqual(await send(['data_table'], how), { sent: 'taken', look: plainer });
    t.deepEqual(looks, [NEWEST_LOOK, plainer, plainer]);
  });
}

test('several refusals in a row end in a message that is accepted', async (t) => {
  const { send } = setUp();
  t.deepEqual((await send(['data_table', 'container', 'context_actions', 'data_visualization'], 'place')).look, PLAINEST_LOOK);
});

test('a refusal that names nothing costs everything new at once', async (t) => {
  const { looks, send } = setUp();
  t.deepEqual((await send(['container'], 'silent')).look, PLAINEST_LOOK);
  t.is(looks.length, 2);
});

test('after some hours the workspace is asked again', async (t) => {
  const { at, looks, send } = setUp();
  await send(['data_table'], 'name');
  at.now += 6 * 3_600_000;
  t.is((await send([], 'name')).look.table, true);
  t.is(looks.length, 3);
});

test('an uploaded picture replaces a refused native chart, and text replaces a picture that Slack cannot show', async (t) => {
  const { blocks, send } = setUp();
  t.deepEqual((await send(['data_visualization'], 'name', 'F1')).look.chart, { kind: 'file', file: 'F1' });
  t.deepEqual((await send(['data_visualization', 'image'], 'place', 'F1')).look, { ...NEWEST_LOOK, chart: { kind: 'text' } });
  t.deepEqual(blocks.look('F2').chart, { kind: 'file', file: 'F2' }, 'another picture is tried');
});

test('a message that is refused in its plainest form is an error, and nothing is remembered about the workspace', async (t) => {
  const { blocks, send } = setUp();
  await t.throwsAsync(send(['header'], 'name'), { instanceOf: WebAPIPlatformError });
  t.deepEqual(blocks.look(null), NEWEST_LOOK);
});

test('what a workspace refuses is warned of once for each kind of block, not for each message', async (t) => {
  const { at, logger, send } = setUp();
  await send(['data_table'], 'name');
  at.now += 6 * 3_600_000;
  await send(['data_table', 'container'], 'name');
  await send(['image'], 'place', 'F1');
  await send(['image', 'data_visualization'], 'place', 'F1');
  t.deepEqual(
    logger.lines.map(({ level, details }) => [level, details]),
    [
      ['warn', { blocks: ['data_table'], error: 'invalid_blocks' }],
      ['warn', { blocks: ['container'], error: 'invalid_blocks' }],
      ['warn', { blocks: ['data_visualization'], error: 'invalid_blocks' }],
      ['warn', { blocks: ['image'], error: 'invalid_blocks' }],
    ],
  );
});

test('other errors are not taken for refusals of blocks', async (t) => {
  const { blocks, looks } = setUp();
  const send = async () => {
    throw refusal('not_in_channel');
  };
  await t.throwsAsync(blocks.send(drawn, null, send), { message: /not_in_channel/ });
  t.is(looks.length, 0);
});
