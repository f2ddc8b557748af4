import type { ModalView } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { LinkDifference } from '../../src/usecases/intake/intake-outcomes.ts';
import { GENDER_WORDS } from '../asked-client/client-facts.ts';
import { clientInput } from '../asked-client/pick-client-modal.ts';
import { bold, code, context, line, list, plain, richText, words } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';

export const LINK_VIEW = 'link_form';
export const LINK_CONFIRM = 'link_confirm';
export const LINK_BLOCK = 'link_book_client';

const GENDERS: Readonly<Record<string, string>> = GENDER_WORDS;
const said = (what: LinkDifference['what'], value: string): string =>
  what === 'gender' ? (GENDERS[value] ?? shown(value, 80)) : shown(value, 80);

const MOST_LINES = 10;

/** Modal that asks which client of the firm's book a registered client is. `notice` is an earlier error. */
export const linkModal = (registeredId: string, name: string | null, metadata: string, notice?: string): ModalView => ({
  type: 'modal',
  callback_id: LINK_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: PHRASES.linkToBook },
  submit: { type: 'plain_text', text: 'Next' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    richText(
      line(
        bold(shown(registeredId, 80)),
        words(`${name === null ? '' : ` ${shown(name, 80)}`} was registered here. Who is it in the firm’s book?`),
      ),
    ),
    ...(notice === undefined ? [] : [context(notice)]),
    clientInput(LINK_BLOCK, 'Client in the firm’s book', { focus: true }),
  ],
});

/** Modal that shows what linking would do and asks for confirmation, because it can't be undone here. */
export const linkConfirmModal = (
  link: {
    readonly registeredId: string;
    readonly bookId: string;
    readonly differences: readonly LinkDifference[];
    readonly fills: readonly string[];
  },
  metadata: string,
): ModalView => {
  const [registered, book] = [shown(link.registeredId, 80), shown(link.bookId, 80)];
  const differences = link.differences
    .slice(0, MOST_LINES)
    .map(({ what, recorded, inBook }) =>
      line(words(`${shown(what, 40)}: ${said(what, recorded)} as recorded, ${said(what, inBook)} in the book`)),
    );
  const fills = link.fills.slice(0, MOST_LINES).map((fill) => shown(fill, 60));
  return {
    type: 'modal',
    callback_id: LINK_CONFIRM,
    private_metadata: metadata,
    title: { type: 'plain_text', text: PHRASES.linkToBook },
    submit: { type: 'plain_text', text: 'Link' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      richText(
        line(code(registered), words(' will be '), code(book), words('.')),
        ...(differences.length > 0 ? [line(bold('⚠️ They don’t agree on everything')), list('bullet', differences)] : []),
        line(
          words('From then on the old id leads to the book’s client; the book’s own facts count'),
          ...(fills.length > 0 ? [words(`, and from the intake ${fills.join(', ')}`)] : []),
          words('. Recommendations and feedback stay attached.'),
        ),
      ),
      context(plain('You can’t undo this here: link only if they’re the same person.', 150).text),
    ],
  };
};
