import { PICK_CLIENT_ACTION } from '../../../views/asked-client/pick-client-modal.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { MESSAGE_SHORTCUT, NEW_CLIENT_SHORTCUT, RECOMMEND_SHORTCUT } from '../../../views/shortcuts/shortcuts.ts';
import {
  noClientModal,
  WHICH_CLIENT_BLOCK,
  WHICH_CLIENT_SELECT,
  WHICH_CLIENT_VIEW,
  whichClientModal,
} from '../../../views/shortcuts/which-client-modal.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { openPicker } from '../asked-client/open-picker.ts';
import type { Edge } from '../edge/edge.ts';
import { openIntake } from '../intake/open-intake.ts';
import { forClient } from '../listener/for-client.ts';
import { chosenOption } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import { rememberAsker } from '../listener/remember-asker.ts';
import { openModal } from '../posting/open-modal.ts';
import { answerRecommendation, RECOMMENDATION, type Recommends } from '../recommendation/answer-recommendation.ts';
import { messageText } from './message-text.ts';

/** The shortcuts in the menu next to the message box, and the one in a message's own menu. */
export const onShortcuts = (on: On, edge: Recommends & Edge<'findNamedClients'>): void => {
  on.globalShortcut(RECOMMEND_SHORTCUT.callbackId)
    .admitted()
    .answer(({ asker, triggerId }) => openPicker(edge, asker, triggerId, 'recommend'));
  on.globalShortcut(NEW_CLIENT_SHORTCUT.callbackId)
    .admitted()
    .answer(({ actor, asker, triggerId }) => openIntake(edge, actor, asker, triggerId, null));
  on.messageShortcut(MESSAGE_SHORTCUT.callbackId)
    .admitted()
    .answer(async ({ actor, asker, triggerId, shortcut }) => {
      const { named, names, similar } = await edge.services.findNamedClients({ actor, text: messageText(shortcut.message) });
      const [only] = named;
      if (named.length === 1 && only !== undefined) {
        return forClient(edge, RECOMMENDATION, { actor, asker, asked: only }, (client) => answerRecommendation(edge, asker, client));
      }
      const view = named.length > 1 ? whichClientModal(named, rememberAsker(asker), names) : noClientModal(similar, rememberAsker(asker));
      // A message's own menu has no button, so the picker has to do.
      await openModal(edge, triggerId, view, { actionId: HOME_ACTIONS.recommend });
    });
  on.submission(WHICH_CLIENT_VIEW)
    .reading((view) => {
      const [typed, listed] = [PICK_CLIENT_ACTION, WHICH_CLIENT_SELECT].map((action) => chosenOption(view, WHICH_CLIENT_BLOCK, action));
      const clientId = typed ?? listed;
      return clientId === undefined ? { errors: { [WHICH_CLIENT_BLOCK]: PHRASES.pickClient } } : { form: clientId };
    })
    .admitted()
    .client(RECOMMENDATION, ({ form }) => form)
    .answer(({ asker, client }) => answerRecommendation(edge, asker, client));
};
