import { PICK_CLIENT_ACTION } from '../../../views/asked-client/pick-client-modal.ts';
import { COMPARE_NAMED_ACTION } from '../../../views/asked-client/unknown-client.ts';
import { PICK_ANOTHER } from '../../../views/compare/compare-answers.ts';
import { COMPARE_BLOCKS, COMPARE_VIEW } from '../../../views/compare/compare-modal.ts';
import { COMPARE_MORE_ACTION, readPair } from '../../../views/compare/pair-button.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import { chosenOption } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import { threadOf } from '../posting/reply-once.ts';
import { answerComparison, answerMoreOfComparison, type ComparesClients } from './answer-comparison.ts';
import { readTwoClients } from './read-two-clients.ts';

/** The modal that asks which two clients, the button that compares the two somebody typed after another command, and "More …" under a comparison. */
export const onCompare = (on: On, edge: ComparesClients): void => {
  on.press(COMPARE_NAMED_ACTION)
    .admitted()
    .answer(async ({ actor, asker, value }) => {
      const named = readTwoClients(value);
      if (named.kind === 'not-two') return;
      const [left, right] = named.ids;
      if (left !== undefined && right !== undefined) await answerComparison(edge, { actor, asker, left, right });
    });

  on.press(COMPARE_MORE_ACTION)
    .admitted()
    .answer(async ({ actor, asker, body, value }) => {
      const [under, pair] = [threadOf(body), readPair(value)];
      if (!under || !pair || pair.some((id) => id.length > LONGEST_CLIENT_ID)) return;
      await answerMoreOfComparison(edge, under, { actor, asker, left: pair[0], right: pair[1] });
    });

  on.submission(COMPARE_VIEW)
    .reading((view) => {
      const left = chosenOption(view, COMPARE_BLOCKS.left, PICK_CLIENT_ACTION);
      const right = chosenOption(view, COMPARE_BLOCKS.right, PICK_CLIENT_ACTION);
      if (left !== undefined && right !== undefined && left !== right) return { form: { left, right } };
      return {
        errors: {
          ...(left === undefined && { [COMPARE_BLOCKS.left]: PHRASES.pickClient }),
          ...(right === undefined && { [COMPARE_BLOCKS.right]: PHRASES.pickClient }),
          ...(left !== undefined && left === right && { [COMPARE_BLOCKS.right]: PICK_ANOTHER }),
        },
      };
    })
    .admitted()
    .answer(({ actor, asker, form }) => answerComparison(edge, { actor, asker, ...form }));
};
