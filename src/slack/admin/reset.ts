import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import {
  needsSecondAdminMessage,
  RESET_APPROVE,
  RESET_REFUSE,
  resetAskedMessage,
  resetDecidedMessage,
  resetRequestMessage,
  resetUnderWayMessage,
} from '../../../views/admin/reset-messages.ts';
import { RESET_BLOCK, RESET_INPUT, RESET_VIEW } from '../../../views/admin/reset-modal.ts';
import { RESET_WORDS } from '../../usecases/admin/reset-learning.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';
import { tell } from '../tell.ts';
import { asAdmin, askerOfAdminPress, directly } from './as-admin.ts';
import { postDirectly } from './post-directly.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const typedIn = z.object({ [RESET_BLOCK]: z.object({ [RESET_INPUT]: z.object({ value: z.string().nullable() }) }) });

const ask = async (edge: Edge, { ack, view, body }: SubmitArgs): Promise<void> => {
  const wrong = (message: string): Promise<void> => ack({ response_action: 'errors', errors: { [RESET_BLOCK]: message } });
  const typed = typedIn.safeParse(view.state.values).data?.[RESET_BLOCK]?.[RESET_INPUT]?.value ?? '';
  const actor = await edge.services.whoIs(body.user.id);
  if (!actor) return wrong('Only an admin may do this');
  const outcome = await edge.services.askReset({ actor, typed });
  if (outcome.kind === 'not-allowed') return wrong('Only an admin may do this');
  if (outcome.kind === 'not-confirmed') return wrong(`Type the words as they stand: ${RESET_WORDS}`);
  await ack({ response_action: 'clear' });
  if (outcome.kind === 'needs-second-admin') return void (await postDirectly(edge, actor.id, needsSecondAdminMessage));
  const { approval } = outcome;
  const reached: string[] = [];
  for (const id of approval.askedOf) {
    try {
      await postDirectly(edge, id, () => resetRequestMessage(approval));
      reached.push(id);
    } catch (error) {
      edge.logger.warn({ user: id, ...loggable(error) }, 'an admin could not be asked to approve a reset');
    }
  }
  if (reached.length === 0) throw new Error('no other admin could be reached');
  await postDirectly(edge, actor.id, () => resetAskedMessage(reached));
};

/** What is settled stands in place of the question; what can be tried again is said beside it. */
const OPEN = new Set(['own', 'busy', 'not-allowed']);

const decide =
  (edge: Edge, decision: 'approved' | 'refused') =>
  async ({ ack, body }: PressArgs, asker: ReturnType<typeof directly>): Promise<void> => {
    await ack();
    const [pressed] = body.actions;
    const approvalId = pressed?.type === 'button' ? pressed.value : undefined;
    const actor = await asAdmin(edge, asker, 'reset');
    if (!actor || approvalId === undefined) return;
    if (decision === 'approved') await tell(edge, asker, resetUnderWayMessage());
    const outcome = await edge.services.decideReset({ actor, approvalId, decision });
    const message = resetDecidedMessage(outcome, actor.id, edge.clock.now());
    if (OPEN.has(outcome.kind) || !body.channel || !body.message) await tell(edge, asker, message);
    else await edge.client.chat.update({ channel: body.channel.id, ts: body.message.ts, ...message });
    if ((outcome.kind === 'reset' || outcome.kind === 'refused') && outcome.askedBy !== actor.id)
      await postDirectly(edge, outcome.askedBy, () => message);
  };

/** Forgetting all that was learned: asked for in a modal, decided on by another admin in direct messages. */
export const registerReset = (app: Pick<App, 'action' | 'view'>, edge: Edge): void => {
  app.view<ViewSubmitAction>(
    RESET_VIEW,
    answering(
      edge,
      RESET_VIEW,
      ({ body }: SubmitArgs) => directly(body.user.id),
      (args) => ask(edge, args),
    ),
  );
  app.action<BlockAction>(RESET_APPROVE, answering(edge, RESET_APPROVE, askerOfAdminPress, decide(edge, 'approved')));
  app.action<BlockAction>(RESET_REFUSE, answering(edge, RESET_REFUSE, askerOfAdminPress, decide(edge, 'refused')));
};
