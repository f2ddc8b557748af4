import { MAY_BE_SECOND } from '../notices/may-be-second.ts';
import { FEEDBACK_ACTION, readFeedbackValue } from './feedback-footer.ts';
import { CHOICE_ACTION } from './recommendation-actions.ts';

/** What a recommendation's message says about itself. */
export interface ReadMessage {
  readonly recommendationId: string;
  readonly chartFile?: string;
  readonly sharedBy?: string;
  readonly mayBeSecond?: true;
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const listIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const elementsOf = (blocks: readonly Json[], type: string): readonly Json[] =>
  blocks.filter((block) => block.type === type).flatMap((block) => listIn(block.elements));

const idIn = (blocks: readonly Json[]): string | null => {
  const choice = elementsOf(blocks, 'actions').find((element) => element.action_id === CHOICE_ACTION);
  const thumbs = elementsOf(blocks, 'context_actions').find((element) => element.action_id === FEEDBACK_ACTION);
  const up = thumbs && isJson(thumbs.positive_button) ? textIn(thumbs.positive_button.value) : null;
  return textIn(choice?.value) ?? readFeedbackValue(up ?? '')?.recommendationId ?? null;
};

const pictureIn = (blocks: readonly Json[]): string | null => {
  const picture = blocks.find((block) => block.type === 'image')?.slack_file;
  return isJson(picture) ? textIn(picture.id) : null;
};

/** A shared copy begins with a line that names who shared it. */
const sharerIn = ([first]: readonly Json[]): string | null =>
  first?.type === 'rich_text' ? textIn(listIn(listIn(first.elements)[0]?.elements)[1]?.user_id) : null;

/**
 * Reads back what `recommendationMessage` drew. Null if the blocks show no recommendation. Anybody can post blocks like these, so ask first who posted
 * them.
 */
export const readRecommendationMessage = (given: unknown): ReadMessage | null => {
  const blocks = listIn(given);
  const recommendationId = idIn(blocks);
  if (recommendationId === null) return null;
  const [chartFile, sharedBy] = [pictureIn(blocks), sharerIn(blocks)];
  return {
    recommendationId,
    ...(chartFile !== null && { chartFile }),
    ...(sharedBy !== null && { sharedBy }),
    ...(elementsOf(blocks, 'context').some(({ text }) => text === MAY_BE_SECOND) && { mayBeSecond: true as const }),
  };
};
