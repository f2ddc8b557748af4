import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { FAMILY_BLOCKS, FAMILY_VIEW, FAMILY_WHAT, FAMILY_WHAT_ACTION } from '../../../views/family/family-modal.ts';
import { FAMILY_STATISTICS_ACTION } from '../../../views/family/statistics-button.ts';
import { PICK_CLIENT_ACTION } from '../../../views/pick-client-modal.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { rememberedAsker } from '../remember-asker.ts';
import { askerOfPress } from '../remembered.ts';
import { answerFamily } from './answer-family.ts';
import { answerFamilyStatistics } from './answer-family-statistics.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;
type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

const chosen = z.object({ selected_option: z.object({ value: z.string().min(1) }) });

const chosenIn = (values: ViewSubmitAction['view']['state']['values'], block: string, action: string): string | null => {
  const read = chosen.safeParse(values[block]?.[action]);
  return read.success ? read.data.selected_option.value : null;
};

/** The modal for supervisors and admins, and the button that leads to figures over all families. */
export const registerFamily = (app: Pick<App, 'view' | 'action'>, edge: Edge): void => {
  app.view(
    FAMILY_VIEW,
    answering(
      edge,
      FAMILY_VIEW,
      ({ body, view }: SubmitArgs) => rememberedAsker(body.user.id, view.private_metadata),
      async ({ ack, view }, asker) => {
        const firmWide = chosenIn(view.state.values, FAMILY_BLOCKS.what, FAMILY_WHAT_ACTION) === FAMILY_WHAT.statistics;
        const clientId = chosenIn(view.state.values, FAMILY_BLOCKS.client, PICK_CLIENT_ACTION);
        if (!firmWide && clientId === null) {
          return ack({ response_action: 'errors', errors: { [FAMILY_BLOCKS.client]: 'Pick a client from the list' } });
        }
        await ack();
        const actor = await admit(edge, asker);
        if (!actor) return;
        if (firmWide) await answerFamilyStatistics(edge, actor, asker);
        else if (clientId !== null) await answerFamily(edge, actor, asker, clientId);
      },
    ),
  );
  app.action<BlockAction>(
    FAMILY_STATISTICS_ACTION,
    answering(
      edge,
      FAMILY_STATISTICS_ACTION,
      ({ body }: PressArgs) => askerOfPress(body),
      async ({ ack }, asker) => {
        await ack();
        const actor = await admit(edge, asker);
        if (actor) await answerFamilyStatistics(edge, actor, asker);
      },
    ),
  );
};
