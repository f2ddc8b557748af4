import { bold, code, line, list, type Message, richText, words } from './blocks.ts';
import { escapeMrkdwn, shown } from './format.ts';

const MOST_SIMILAR = 5;

/**
 * One view for "nobody has this id" and "not yours": the answer must not tell which.
 * @param command what was asked with, to be asked again
 */
export const unknownClientMessage = (
  outcome: { readonly asked: string; readonly similar: readonly string[] },
  command = '/bond-recommend',
): Message => {
  const asked = shown(outcome.asked, 40);
  const similar = outcome.similar.slice(0, MOST_SIMILAR).map((id) => shown(id, 80));
  const hint = similar.length > 0 ? 'Did you mean one of these?' : `Type ${command} without an id to search among the clients you can see.`;
  return {
    text: escapeMrkdwn(`No client of yours has the id ${asked}. ${hint}`),
    blocks: [
      richText(
        line(bold('No client of yours has the id '), code(asked), words(`\n${hint}`)),
        ...(similar.length > 0
          ? [
              list(
                'bullet',
                similar.map((id) => line(code(`${command} ${id}`))),
              ),
            ]
          : []),
      ),
    ],
  };
};
