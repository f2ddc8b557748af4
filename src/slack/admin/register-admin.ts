import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { ADMIN_ACTIONS, type AdminAction } from '../../../views/admin/admin-actions.ts';
import { EXPLORATION_BLOCK, EXPLORATION_SELECT, EXPLORATION_VIEW } from '../../../views/admin/exploration-modal.ts';
import { AUTO, RETRAIN_VIEW, SEGMENTS_BLOCK, SEGMENTS_SELECT } from '../../../views/admin/retrain-modal.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { FEWEST_SEGMENTS, MOST_SEGMENTS } from '../../usecases/admin/retrain.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { ADMIN_ANSWERS } from './answer-admin.ts';
import { asAdmin, askerOfAdminPress, directly } from './as-admin.ts';
import { ADMIN_QUESTIONS } from './ask-admin.ts';
import { registerChannels } from './channels.ts';
import { trainWithProgress } from './heavy-work.ts';
import { openAdministration, redrawAdministration } from './open-administration.ts';
import { registerPeople } from './people.ts';
import { registerReset } from './reset.ts';
import { registerVersions } from './versions.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const ofSubmission = ({ body }: SubmitArgs) => directly(body.user.id);

const registerButtons = (app: Pick<App, 'action'>, edge: Edge): void => {
  for (const [action, answer] of Object.entries(ADMIN_ANSWERS)) {
    const actionId = ADMIN_ACTIONS[action as AdminAction];
    app.action<BlockAction>(
      actionId,
      answering(edge, actionId, askerOfAdminPress, async ({ ack, body }: PressArgs, asker) => {
        await ack();
        const actor = await asAdmin(edge, asker, action);
        if (!actor) return;
        await Promise.all([
          redrawAdministration(edge, actor, body.view?.id, 'The answer is in your direct messages with the bot.'),
          answer(edge, actor),
        ]);
      }),
    );
  }
  for (const [action, question] of Object.entries(ADMIN_QUESTIONS)) {
    const actionId = ADMIN_ACTIONS[action as AdminAction];
    app.action<BlockAction>(
      actionId,
      answering(edge, actionId, askerOfAdminPress, async ({ ack, body }: PressArgs, asker) => {
        await ack();
        const actor = await asAdmin(edge, asker, action);
        if (actor) await question(edge, actor, body.trigger_id);
      }),
    );
  }
};

const selected = <Block extends string, Select extends string>(block: Block, select: Select) =>
  z.object({ [block]: z.object({ [select]: z.object({ selected_option: z.object({ value: z.string() }) }) }) });

const chosenIn = (values: unknown, block: string, select: string): string | undefined =>
  selected(block, select).safeParse(values).data?.[block]?.[select]?.selected_option.value;

const readSegments = (value: string | undefined): number | 'auto' | null => {
  if (value === AUTO) return AUTO;
  const segments = Number(value);
  return Number.isInteger(segments) && segments >= FEWEST_SEGMENTS && segments <= MOST_SEGMENTS ? segments : null;
};

const registerForms = (app: Pick<App, 'view'>, edge: Edge): void => {
  app.view<ViewSubmitAction>(
    RETRAIN_VIEW,
    answering(edge, RETRAIN_VIEW, ofSubmission, async ({ ack, view }, asker) => {
      const segments = readSegments(chosenIn(view.state.values, SEGMENTS_BLOCK, SEGMENTS_SELECT));
      if (segments === null) return ack({ response_action: 'errors', errors: { [SEGMENTS_BLOCK]: 'Choose how many segments' } });
      await ack();
      const actor = await asAdmin(edge, asker, 'train');
      if (!actor) return;
      await Promise.all([
        redrawAdministration(edge, actor, view.root_view_id, 'The training has begun: watch it in your direct messages with the bot.'),
        trainWithProgress(edge, actor, segments),
      ]);
    }),
  );
  app.view<ViewSubmitAction>(
    EXPLORATION_VIEW,
    answering(edge, EXPLORATION_VIEW, ofSubmission, async ({ ack, view }, asker) => {
      const wrong = (message: string): Promise<void> => ack({ response_action: 'errors', errors: { [EXPLORATION_BLOCK]: message } });
      const share = Number(chosenIn(view.state.values, EXPLORATION_BLOCK, EXPLORATION_SELECT) ?? Number.NaN);
      const actor = await edge.services.whoIs(asker.userId);
      if (!actor) return wrong('Only an admin may do this');
      const outcome = await edge.services.setExploration({ actor, share });
      if (outcome.kind !== 'set') return wrong(outcome.kind === 'not-admin' ? 'Only an admin may do this' : 'Choose how often');
      await ack();
      await redrawAdministration(edge, actor, view.root_view_id, 'Saved: it counts for the next recommendation.');
    }),
  );
};

/** Everything behind `/bond-admin`, and the button on Home that leads to the same. */
export const registerAdmin = (app: Pick<App, 'action' | 'view' | 'options'>, edge: Edge): void => {
  app.action<BlockAction>(
    HOME_ACTIONS.admin,
    answering(edge, HOME_ACTIONS.admin, askerOfAdminPress, async ({ ack, body }: PressArgs, asker) => {
      await ack();
      await openAdministration(edge, asker, body.trigger_id);
    }),
  );
  registerButtons(app, edge);
  registerForms(app, edge);
  registerPeople(app, edge);
  registerChannels(app, edge);
  registerVersions(app, edge);
  registerReset(app, edge);
};
