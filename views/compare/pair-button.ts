import type { Button } from '@slack/types';
import { plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

/** Action id of the button that shows what a comparison's message leaves out. Its value holds both ids. */
export const COMPARE_MORE_ACTION = 'compare_more';

/** The button that shows it. Empty if the ids are too long for a button's value. */
export const moreOfPairButton = (left: string, right: string): Button[] => {
  const value = JSON.stringify([left, right]);
  return value.length > SLACK_LIMITS.buttonValue
    ? []
    : [{ type: 'button', action_id: COMPARE_MORE_ACTION, text: plain('More …', SLACK_LIMITS.feedbackButtonText), value }];
};

/** Reads the two ids of {@link moreOfPairButton} back. Null if the value isn't ours. */
export const readPair = (value: string | undefined): readonly [string, string] | null => {
  try {
    const pair: unknown = JSON.parse(value ?? '');
    if (!Array.isArray(pair) || pair.length !== 2) return null;
    const [left, right]: unknown[] = pair;
    return typeof left === 'string' && typeof right === 'string' ? [left, right] : null;
  } catch {
    return null;
  }
};
