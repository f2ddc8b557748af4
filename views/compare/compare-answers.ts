import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { UnknownClient } from '../../src/usecases/asked-client/asked-client.ts';
import { nameShown } from '../asked-client/client-name.ts';
import { bold, code, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';

const MOST_SIMILAR = 5;
const LONGEST_ID = 80;

/** Error under the modal's second field. */
export const PICK_ANOTHER = 'That’s the same client: pick another one';

export const sameClientMessage = (clientId: string): Message => {
  const answer = 'Both are the same client: ';
  const hint = 'Name another one to compare with.';
  return {
    text: escapeMrkdwn(`${answer}${shown(clientId, LONGEST_ID)}. ${hint}`),
    blocks: [richText(line(bold(answer), code(shown(clientId, LONGEST_ID)), words(`\n${hint}`)))],
  };
};

/** Answer to more than two ids, or to an unclosed quote. */
export const twoClientsMessage = (): Message => {
  const answer = 'Name two clients';
  return {
    text: `${answer}: /bond-compare FIRST SECOND. Put an id with spaces in quotes.`,
    blocks: [
      richText(
        line(
          bold(answer),
          words('\n'),
          code('/bond-compare FIRST SECOND'),
          words(' (put an id with spaces in quotes; without ids it asks which).'),
        ),
      ),
    ],
  };
};

/** Answer for unknown ids and other advisers' clients, the same for both. It names only those, and says nothing about the other client. */
export const unknownClientsMessage = (unknown: readonly UnknownClient[]): Message => {
  const names = unknown.map(({ asked }) => shown(asked, 40));
  const called = unknown.flatMap(({ similar: ids, names: known = {} }) =>
    ids.slice(0, MOST_SIMILAR).map((clientId) => ({ clientId, name: known[clientId] ?? null })),
  );
  const similar = [...new Map(called.map((client) => [client.clientId, client])).values()];
  const hint = similar.length > 0 ? PHRASES.didYouMean : 'Type /bond-compare without an id to search among the clients you can see.';
  const answer = names.length > 1 ? 'You have no clients ' : 'You have no client ';
  return {
    text: escapeMrkdwn(`${answer}${names.join(' and ')}. ${hint}`),
    blocks: [
      richText(
        line(bold(answer), ...names.flatMap((name, place) => [...(place > 0 ? [words(' and ')] : []), code(name)]), words(`\n${hint}`)),
        ...(similar.length > 0
          ? [
              list(
                'bullet',
                similar.map(({ clientId, name }) => {
                  const said = nameShown(name, LONGEST_ID);
                  return line(code(shown(clientId, LONGEST_ID)), ...(said === null ? [] : [words(` ${said}`)]));
                }),
              ),
            ]
          : []),
      ),
    ],
  };
};
