import { clientOptions } from '../../../views/asked-client/client-options.ts';
import { PICK_CLIENT_ACTION, PICK_CLIENT_BLOCK, PICK_CLIENT_VIEW } from '../../../views/asked-client/pick-client-modal.ts';
import { SLACK_LIMITS } from '../../../views/blocks/limits.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { pickedSurface } from '../asked-client/open-picker.ts';
import type { Edge } from '../edge/edge.ts';
import { chosenOption } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import { type AnswersClients, CLIENT_ANSWERS } from './client-answers.ts';

/** The picker's type-ahead, and the answer about the client who was picked. */
export const onPickClient = (on: On, edge: AnswersClients & Edge<'searchClients'>): void => {
  on.options(PICK_CLIENT_ACTION)
    .admitted()
    .answer(async ({ actor, text }) =>
      clientOptions(
        await edge.services.searchClients({ actor, text: text.slice(0, SLACK_LIMITS.optionText), limit: SLACK_LIMITS.options }),
      ),
    );
  on.submission(PICK_CLIENT_VIEW)
    .reading((view) => {
      const clientId = chosenOption(view, PICK_CLIENT_BLOCK, PICK_CLIENT_ACTION);
      return clientId === undefined ? { errors: { [PICK_CLIENT_BLOCK]: PHRASES.pickClient } } : { form: clientId };
    })
    .admitted()
    .answer(async ({ actor, asker, triggerId, view, form: clientId }) => {
      await CLIENT_ANSWERS[pickedSurface(view.private_metadata)]?.(edge, { actor, asker, clientId, triggerId });
    });
};
