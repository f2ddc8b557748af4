import { refusalOfMessage } from '../../../playground/strictness/message.ts';
import type { FeedbackTally, ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { type Look, NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import type { ChartFigures } from '../../../views/recommendation/chart-block.ts';
import { bondTableMessage, moreMessage } from '../../../views/recommendation/more-message.ts';
import { type Drawing, recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import { objectsIn } from '../inside.ts';

export const WITH_PICTURE: Look = { ...NEWEST_LOOK, chart: { kind: 'file', file: 'F0CHART' } };
export const LOOKS: ReadonlyArray<readonly [string, Look]> = [
  ['newest', NEWEST_LOOK],
  ['with a picture', WITH_PICTURE],
  ['plainest', PLAINEST_LOOK],
];

const figuresOf = (shown: ShownRecommendation): ChartFigures => {
  const rows = shown.recommendation.recommended.map(({ bondType, probability }, place) => ({
    name: bondType,
    probability,
    // Of what fits in the samples.
    chance: probability / 0.7,
    share: place === 0 ? 0.83 : 0,
  }));
  return { title: 'Likely next purchase vs purchases so far', alt: 'Bar chart. Corporate Bonds 38%.', rows };
};

export const draw = (shown: ShownRecommendation, tally: FeedbackTally, more: Partial<Drawing> = {}): Message =>
  recommendationMessage(shown, tally, { look: NEWEST_LOOK, figures: figuresOf(shown), ...more });
/** What "More …" posts. */
export const drawMore = (shown: ShownRecommendation, look: Look = NEWEST_LOOK, canShare = true): Message =>
  moreMessage(shown, { look, figures: figuresOf(shown), canShare });
/** All that a recommendation says: its message, and what its buttons post in its thread. */
export const drawAll = (shown: ShownRecommendation, tally: FeedbackTally, look: Look = NEWEST_LOOK): readonly Message[] => [
  draw(shown, tally, { look }),
  drawMore(shown, look),
  bondTableMessage(shown, look),
];
export const problemsOf = (message: Message): unknown => refusalOfMessage({ text: message.text, blocks: message.blocks });
export const typesOf = (message: Message): string[] => message.blocks.map(({ type }) => type);

export const textOf = (message: { readonly blocks: readonly unknown[] }): string =>
  objectsIn(message.blocks)
    .map(({ text }) => text)
    .filter((text) => typeof text === 'string')
    .join('\n');
export const linesOf = (block: unknown): string => textOf({ blocks: [block] }).replaceAll('\n', '');
