import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';
import { plural } from '../blocks/format.ts';

const inWords = (seconds: number): string => (seconds < 60 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute'));

/** Answer when Slack doesn't let us post for longer than a person should wait. `seconds`: how long Slack asks to wait. */
export const slackLimitsUsMessage = (seconds: number): Message => {
  const answer = 'Slack is holding our messages back';
  const remedy = `It isn’t letting us post your answer. Please ask again in ${inWords(Math.max(1, seconds))}.`;
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
