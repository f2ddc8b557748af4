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
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { RESET_WORDS } from '../../usecases/admin/reset-learning.ts';
import type { Approval } from '../../usecases/ports/approval-store.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { fieldOf } from '../listener/form.ts';
import type { ByActor, On, Press, Submission } from '../listener/on.ts';
import type { Reply } from '../listener/reply.ts';
import { tell } from '../posting/tell.ts';
import { postDirectly } from './post-directly.ts';

export type ResetsLearning = Edge<'askReset' | 'decideReset'>;

const NOT_ADMIN = { [RESET_BLOCK]: PHRASES.adminsOnly };

/** Asks the other admins, and tells the admin who wants the reset whom it reached. */
const askOthers = async (
  edge: Edge,
  actor: Actor,
  approval: Pick<Approval, 'id' | 'askedOf'> & Parameters<typeof resetRequestMessage>[0],
): Promise<void> => {
  const reached: string[] = [];
  for (const id of approval.askedOf) {
    try {
      await postDirectly(edge, id, ({ zone }) => resetRequestMessage(approval, zone));
      reached.push(id);
    } catch (error) {
      edge.logger.warn({ user: id, ...loggable(error) }, 'an admin could not be asked to approve a reset');
    }
  }
  if (reached.length === 0) throw new Error('no other admin could be reached');
  await postDirectly(edge, actor.id, () => resetAskedMessage(reached));
};

const ask = async (edge: ResetsLearning, { actor, view }: ByActor<Submission>): Promise<Reply> => {
  const typed = fieldOf(view, RESET_BLOCK, RESET_INPUT).value ?? '';
  const outcome = await edge.services.askReset({ actor, typed });
  switch (outcome.kind) {
    case 'not-allowed':
      return { kind: 'errors', errors: NOT_ADMIN };
    case 'not-confirmed':
      return { kind: 'errors', errors: { [RESET_BLOCK]: `Type the words exactly: ${RESET_WORDS}` } };
    case 'needs-second-admin':
      return { kind: 'clear', afterwards: async () => void (await postDirectly(edge, actor.id, needsSecondAdminMessage)) };
    default:
      return { kind: 'clear', afterwards: () => askOthers(edge, actor, outcome.approval) };
  }
};

/** Outcomes that leave the question open: they get a message of their own. All others replace the question. */
const OPEN = new Set(['own', 'busy', 'not-allowed']);

const decide =
  (edge: ResetsLearning, decision: 'approved' | 'refused') =>
  async ({ actor, asker, body, value: approvalId }: ByActor<Press>): Promise<void> => {
    if (approvalId === undefined) return;
    if (decision === 'approved') await tell(edge, asker, resetUnderWayMessage());
    const outcome = await edge.services.decideReset({ actor, approvalId, decision });
    const message = resetDecidedMessage(outcome, actor.id, edge.clock.now(), edge.calendar.zone);
    if (OPEN.has(outcome.kind) || !body.channel || !body.message) await tell(edge, asker, message);
    else await edge.client.chat.update({ channel: body.channel.id, ts: body.message.ts, ...message });
    if ((outcome.kind === 'reset' || outcome.kind === 'refused') && outcome.askedBy !== actor.id)
      await postDirectly(edge, outcome.askedBy, () => message);
  };

/** Erasing everything that was learned: one admin asks in a modal, another decides in direct messages. */
export const onReset = (on: On, edge: ResetsLearning): void => {
  on.submission(RESET_VIEW)
    .replying({ strangers: NOT_ADMIN })
    .admitted()
    .answer((submission) => ask(edge, submission));
  on.press(RESET_APPROVE).admin('reset').answer(decide(edge, 'approved'));
  on.press(RESET_REFUSE).admin('reset').answer(decide(edge, 'refused'));
};
