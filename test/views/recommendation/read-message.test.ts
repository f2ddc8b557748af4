import test from 'ava';
import { mayBeSecond } from '../../../views/notices/may-be-second.ts';
import { readRecommendationMessage } from '../../../views/recommendation/read-message.ts';
import { nothingSuitableMessage } from '../../../views/recommendation/recommendation-message.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { NO_SIGNS, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { draw, LOOKS, problemsOf } from '../../helpers/slack/draw-recommendation.ts';

const { id } = sampleShown();

for (const [name, look] of LOOKS) {
  test(`a recommendation's message is read back as it was drawn: ${name}`, (t) => {
    const picture = look.chart.kind === 'file' ? { chartFile: look.chart.file } : {};
    const answer = draw(sampleShown(), NO_SIGNS, { look });
    t.deepEqual(readRecommendationMessage(answer.blocks), { recommendationId: id, ...picture });
    const copy = mayBeSecond(draw(sampleShown(), NO_SIGNS, { look, sharedBy: 'U1' }));
    t.is(problemsOf(copy), null);
    t.deepEqual(readRecommendationMessage(copy.blocks), { recommendationId: id, ...picture, sharedBy: 'U1', mayBeSecond: true });
  });
}

test('other messages, and whatever else may come from outside, show no recommendation', (t) => {
  const blocks = nothingSuitableMessage(sampleShown(), ZONE).blocks;
  const others = [
    blocks,
    undefined,
    null,
    'actions',
    [null, 1, 'x'],
    [{ type: 'actions', elements: [{ action_id: 'recommendation_choice' }] }],
  ];
  for (const given of others) t.is(readRecommendationMessage(given), null);
});

test('a message with as many blocks as Slack takes still says that it may be the second', (t) => {
  const { blocks } = nothingSuitableMessage(sampleShown(), ZONE);
  const full = mayBeSecond({ text: 'Full', blocks: Array.from({ length: 50 }, () => blocks[0] as (typeof blocks)[0]) });
  t.is(full.blocks.length, 50);
  t.is(full.blocks.at(-1)?.type, 'context');
});
