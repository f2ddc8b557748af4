import type { ActionsBlock, Button } from '@slack/types';
import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { MissingHolder } from '../../src/usecases/family/family-outcome.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { bold, context, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, oldBookLines, shown } from '../blocks/format.ts';
import { pairsButton, statisticsButton } from './statistics-button.ts';

const LONGEST_ID = 80;

const told = (answer: string, more: string): Message => ({
  text: escapeMrkdwn(`${answer}. ${more}`),
  blocks: [richText(line(bold(answer), words(`\n${more}`)))],
});

/** Answer for a client without a family, or whose family's holder isn't in the book, with buttons to other pages. */
export const noFamilyMessage = (
  {
    clientId,
    missingHolder,
    oldBook,
  }: { readonly clientId: string; readonly missingHolder: MissingHolder | null; readonly oldBook: OldBook | null },
  firmWide: boolean,
): Message => {
  const id = shown(clientId, LONGEST_ID);
  const { text, blocks } =
    missingHolder === null
      ? told(`No family recorded for ${id}`, 'This client invests alone.')
      : told(
          `The holder of ${id}’s family isn’t in the book`,
          missingHolder.clientId === null
            ? 'The book says that there’s a holder, but has no row for that person.'
            : `The book names ${shown(missingHolder.clientId, LONGEST_ID)} and knows nothing else of that person.`,
        );
  const elements: Button[] = [
    ...clientButtons(clientId, ['recommend', 'profile', 'compare', 'ladder']),
    pairsButton(),
    ...(firmWide ? [statisticsButton()] : []),
  ];
  const actions: ActionsBlock[] = elements.length > 0 ? [{ type: 'actions', elements }] : [];
  return { text, blocks: [...blocks, ...(oldBook ? [context(...oldBookLines(oldBook))] : []), ...actions] };
};

/** Answer when the book is unreachable. The snapshot has no families. */
export const familyUnreadableMessage = (): Message =>
  told(PHRASES.bookAway, `Only the book says who belongs to a family. ${PHRASES.tryLater}`);

export const statisticsNotAllowedMessage = (): Message =>
  told('Figures over all families are for supervisors and admins', 'Name a client to see that client’s family: /bond-family CLIENT');

export const noStatisticsMessage = (): Message =>
  told(
    'There are no figures over all families yet',
    'They are computed when the book is read for a training or a refresh. An admin starts either.',
  );
