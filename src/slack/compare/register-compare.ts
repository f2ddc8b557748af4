import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { PICK_ANOTHER } from '../../../views/compare/compare-answers.ts';
import { COMPARE_BLOCKS, COMPARE_VIEW } from '../../../views/compare/compare-modal.ts';
import { PICK_CLIENT_ACTION } from '../../../views/pick-client-modal.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { rememberedAsker } from '../remember-asker.ts';
import { answerComparison } from './answer-comparison.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const picked = z.object({ [PICK_CLIENT_ACTION]: z.object({ selected_option: z.object({ value: z.string().min(1) }) }) });

const pickedIn = (values: ViewSubmitAction['view']['state']['values'], block: string): string | null => {
  const read = picked.safeParse(values[block]);
  return read.success ? (read.data[PICK_CLIENT_ACTION]?.selected_option.value ?? null) : null;
};

/** The modal with two clients. */
export const registerCompare = (app: Pick<App, 'view'>, edge: Edge): void => {
  const askerOf = ({ body, view }: SubmitArgs) => rememberedAsker(body.user.id, view.private_metadata);
  app.view(
    COMPARE_VIEW,
    answering(edge, COMPARE_VIEW, askerOf, async ({ ack, view }: SubmitArgs, asker) => {
      const left = pickedIn(view.state.values, COMPARE_BLOCKS.left);
      const right = pickedIn(view.state.values, COMPARE_BLOCKS.right);
      const errors = {
        ...(left === null && { [COMPARE_BLOCKS.left]: 'Pick a client from the list' }),
        ...(right === null && { [COMPARE_BLOCKS.right]: 'Pick a client from the list' }),
        ...(left !== null && left === right && { [COMPARE_BLOCKS.right]: PICK_ANOTHER }),
      };
      if (left === null || right === null || left === right) return ack({ response_action: 'errors', errors });
      await ack();
      const actor = await admit(edge, asker);
      if (actor) await answerComparison(edge, actor, asker, left, right);
    }),
  );
};
