import { bold, code, line, type Message, richText, words } from './blocks.ts';
import { dateTimeOf } from './format.ts';

/** An error nobody expected. The reference finds it in the log; the error itself stays there. */
export const somethingBrokeMessage = (reference: string, at: Date): Message => {
  const answer = 'That did not work';
  const remedy = 'The fault is on our side. Please try again; if it happens again, give an admin this reference: ';
  return {
    text: `${answer}. ${remedy}${reference} (${dateTimeOf(at)})`,
    blocks: [richText(line(bold(answer), words(`\n${remedy}`), code(reference), words(` (${dateTimeOf(at)})`)))],
  };
};
