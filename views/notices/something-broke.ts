import { bold, code, line, type Message, richText, words } from '../blocks/blocks.ts';
import { dateTimeOf } from '../blocks/format.ts';

/** Answer when an unexpected error occurs. It shows only a reference to the log, never the error. */
export const somethingBrokeMessage = (reference: string, at: Date, zone: string): Message => {
  const answer = 'That didn’t work';
  const remedy = 'The fault is on our side. Please try again; if it happens again, give an admin this reference: ';
  return {
    text: `${answer}. ${remedy}${reference} (${dateTimeOf(at, zone)})`,
    blocks: [richText(line(bold(answer), words(`\n${remedy}`), code(reference), words(` (${dateTimeOf(at, zone)})`)))],
  };
};
