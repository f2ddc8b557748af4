import { ADMIN_ACTIONS, type AdminAction } from '../../../views/admin/admin-actions.ts';
import { EXPLORATION_BLOCK, EXPLORATION_SELECT, EXPLORATION_VIEW } from '../../../views/admin/exploration-modal.ts';
import { trainingBegunMessage } from '../../../views/admin/progress-message.ts';
import { AUTO, RETRAIN_VIEW, SEGMENTS_BLOCK, SEGMENTS_SELECT } from '../../../views/admin/retrain-modal.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { TRAIN_NOW_ACTION } from '../../../views/notices/untrained.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { FEWEST_SEGMENTS, MOST_SEGMENTS, USUAL_SEGMENTS } from '../../usecases/admin/retrain.ts';
import type { Edge } from '../edge/edge.ts';
import { chosenOption } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import type { Reply } from '../listener/reply.ts';
import { tell } from '../posting/tell.ts';
import { ADMIN_ANSWERS, type AnswersAdmins } from './answer-admin.ts';
import { ADMIN_QUESTIONS, type AsksAdmins } from './ask-admin.ts';
import { trainWithProgress } from './heavy-work.ts';
import { type KeepsChannels, onChannels } from './on-channels.ts';
import { type KeepsPeople, onPeople } from './on-people.ts';
import { onReset, type ResetsLearning } from './on-reset.ts';
import { onVersions, type ShowsVersions } from './on-versions.ts';
import { openAdministration, redrawAdministration } from './open-administration.ts';

type Administers = AnswersAdmins &
  AsksAdmins &
  ShowsVersions &
  ResetsLearning &
  KeepsPeople &
  KeepsChannels &
  Edge<'retrain' | 'setExploration'>;

const onButtons = (on: On, edge: Administers): void => {
  for (const [action, answer] of Object.entries(ADMIN_ANSWERS)) {
    on.press(ADMIN_ACTIONS[action as AdminAction])
      .admin(action)
      .answer(async ({ actor, body }) => {
        const notice = 'The answer is in your direct messages with the bot.';
        await Promise.all([redrawAdministration(edge, actor, body.view?.id, notice), answer(edge, actor)]);
      });
  }
  for (const [action, question] of Object.entries(ADMIN_QUESTIONS)) {
    on.press(ADMIN_ACTIONS[action as AdminAction])
      .admin(action)
      .answer(({ actor, triggerId }) => question(edge, actor, triggerId));
  }
};

const readSegments = (value: string | undefined): number | 'auto' | null => {
  if (value === AUTO) return AUTO;
  const segments = Number(value);
  return Number.isInteger(segments) && segments >= FEWEST_SEGMENTS && segments <= MOST_SEGMENTS ? segments : null;
};

const NOT_ADMIN = { [EXPLORATION_BLOCK]: PHRASES.adminsOnly };

const onForms = (on: On, edge: Administers): void => {
  on.submission(RETRAIN_VIEW)
    .reading((view) => {
      const segments = readSegments(chosenOption(view, SEGMENTS_BLOCK, SEGMENTS_SELECT));
      return segments === null ? { errors: { [SEGMENTS_BLOCK]: 'Choose how many segments' } } : { form: segments };
    })
    .admin('train')
    .answer(async ({ actor, view, form: segments }) => {
      const notice = 'Training has started: watch it in your direct messages with the bot.';
      await Promise.all([redrawAdministration(edge, actor, view.root_view_id, notice), trainWithProgress(edge, actor, segments)]);
    });
  on.submission(EXPLORATION_VIEW)
    .replying({ strangers: NOT_ADMIN })
    .admitted()
    .answer(async ({ actor, view }): Promise<Reply> => {
      const share = Number(chosenOption(view, EXPLORATION_BLOCK, EXPLORATION_SELECT) ?? Number.NaN);
      const outcome = await edge.services.setExploration({ actor, share });
      if (outcome.kind === 'not-admin') return { kind: 'errors', errors: NOT_ADMIN };
      if (outcome.kind !== 'set') return { kind: 'errors', errors: { [EXPLORATION_BLOCK]: 'Choose how often' } };
      const notice = 'Saved: it counts for the next recommendation.';
      return { kind: 'close', afterwards: () => redrawAdministration(edge, actor, view.root_view_id, notice) };
    });
};

/** "Train now", wherever an admin learns that there's no model. */
const onTrainNow = (on: On, edge: Administers): void =>
  on
    .press(TRAIN_NOW_ACTION)
    .admin('train')
    .answer(async ({ actor, asker }) => {
      await Promise.all([tell(edge, asker, trainingBegunMessage()), trainWithProgress(edge, actor, USUAL_SEGMENTS)]);
    });

/** Everything behind `/bond-admin`, and the button on Home that opens the same. */
export const onAdmin = (on: On, edge: Administers): void => {
  on.press(HOME_ACTIONS.admin)
    .admin('administration')
    .answer(({ actor, triggerId }) => openAdministration(edge, actor, triggerId));
  onButtons(on, edge);
  onForms(on, edge);
  onPeople(on, edge);
  onChannels(on, edge);
  onVersions(on, edge);
  onReset(on, edge);
  onTrainNow(on, edge);
};
