import { context, type Message } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

/** For a message that's sent again because Slack didn't confirm the first try. */
export const MAY_BE_SECOND = 'Slack didn’t confirm the first try, so this may be the second copy.';

/** A message that says so in its last line, where Slack shows a new message. */
export const mayBeSecond = (message: Message): Message => ({
  ...message,
  blocks: [...message.blocks.slice(0, SLACK_LIMITS.messageBlocks - 1), context(MAY_BE_SECOND)],
});

/** The message, with the line if it needs it. */
export const mayBeSecondIf = (isSecond: boolean | undefined, message: Message): Message => (isSecond ? mayBeSecond(message) : message);
