import type { ActionsBlock, Button } from '@slack/types';
import { bold, line, type Message, richText, words } from '../blocks.ts';
import { clientButtons } from '../client-buttons.ts';
import { escapeMrkdwn, shown } from '../format.ts';
import { statisticsButton } from './statistics-button.ts';

const LONGEST_ID = 80;

const told = (answer: string, more: string): Message => ({
  text: escapeMrkdwn(`${answer}. ${more}`),
  blocks: [richText(line(bold(answer), words(`\n${more}`)))],
});

/** A client without family, and what can be looked at instead. */
export const noFamilyMessage = (
  { clientId, missingHolder }: { readonly clientId: string; readonly missingHolder: string | null },
  firmWide: boolean,
): Message => {
  const id = shown(clientId, LONGEST_ID);
  const { text, blocks } = told(
    `${id} has no family in the book`,
    missingHolder === null
      ? 'Nobody invests through this client’s account, and this client through nobody else’s.'
      : `The book names ${shown(missingHolder, LONGEST_ID)} as the holder and knows nothing else of that person.`,
  );
  const elements: Button[] = [
    ...clientButtons(clientId, ['recommend', 'profile', 'compare', 'ladder']),
    ...(firmWide ? [statisticsButton()] : []),
  ];
  const actions: ActionsBlock[] = elements.length > 0 ? [{ type: 'actions', elements }] : [];
  return { text, blocks: [...blocks, ...actions] };
};

/** Unlike one client's facts, a family's are in no snapshot. */
export const familyUnreadableMessage = (): Message =>
  told(
    'The firm’s book cannot be read just now',
    'Who belongs to a family stands only there. Try again in a few minutes; if it stays so, tell an admin.',
  );

export const statisticsNotAllowedMessage = (): Message =>
  told('Figures over all families are for supervisors and admins', 'Name a client to see that client’s family: /bond-family CLIENT');

export const noStatisticsMessage = (): Message =>
  told(
    'There are no figures over all families yet',
    'They are computed when the book is read for a training or a refresh. An admin starts either.',
  );
