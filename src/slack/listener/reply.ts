import { setTimeout as after } from 'node:timers/promises';
import type { AckFn, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { context } from '../../../views/blocks/blocks.ts';
import { loadingModal } from '../../../views/blocks/loading-modal.ts';
import { noticeModal } from '../../../views/notices/notice-modal.ts';
import { patienceFor } from '../../patience/patience.ts';
import type { Edge } from '../edge/edge.ts';
import { answerIn } from '../edge/request-context.ts';
import { updateView } from '../posting/update-view.ts';

/** Slack wants the answer to a submission within three seconds. What takes longer gets a loading view first. */
const WITHIN_MS = 1800;
/** By then Slack surely shows the loading view. */
const SETTLED_AFTER_MS = 400;

/**
 * What becomes of a submitted form. `late`: shown if a loading view had to take the form's place. `afterwards`: runs once Slack has the answer.
 * Where a late reply has no view of its own, `LateReply.failed` is shown, or a sentence.
 */
export type Reply =
  | { readonly kind: 'close'; readonly late?: ModalView; readonly afterwards?: () => Promise<void> }
  /** Closes the modals underneath too. */
  | { readonly kind: 'clear'; readonly afterwards?: () => Promise<void> }
  | {
      readonly kind: 'errors';
      readonly errors: Readonly<Record<string, string>>;
      readonly late?: ModalView;
      readonly afterwards?: () => Promise<void>;
    }
  | { readonly kind: 'view'; readonly view: ModalView; readonly afterwards?: () => Promise<void> };

/** What takes the form's place if its handler needs longer than Slack waits. */
export interface LateReply {
  /** Title of the loading view. */
  readonly title: string;
  /** Says that it didn't work, with what was filled in. Absent: a sentence says so. */
  readonly failed?: () => ModalView;
}

const respond = (reply: Reply): ViewResponseAction | undefined => {
  switch (reply.kind) {
    case 'close':
      return undefined;
    case 'clear':
      return { response_action: 'clear' };
    case 'errors':
      return { response_action: 'errors', errors: { ...reply.errors } };
    case 'view':
      return { response_action: 'update', view: reply.view };
  }
};

/** A form can't be closed once the loading view has its place: then a sentence says what came of it. */
const lateView = (reply: Reply, { title, failed }: LateReply): ModalView => {
  if (reply.kind === 'view') return reply.view;
  const late = (reply.kind !== 'clear' && reply.late) || failed?.();
  return late ?? noticeModal(title, { blocks: [context(reply.kind === 'errors' ? Object.values(reply.errors).join(' ') : 'Done.')] });
};

const acknowledge = (ack: AckFn<ViewResponseAction>, reply: Reply): Promise<void> => {
  const response = respond(reply);
  return response ? ack(response) : ack();
};

/** Slack takes three views on top of each other. */
const hasRoom = ({ previous_view_id: below, root_view_id: root }: Form): boolean => !below || below === root;

type Form = Pick<ViewOutput, 'id' | 'title' | 'previous_view_id' | 'root_view_id'>;

/**
 * Answers a submission with what its handler says. If the handler takes longer than Slack waits, a loading view comes first, and the reply replaces it.
 * If the handler fails, the form stays, and what went wrong is said on top of it.
 */
export const replyTo = async (
  edge: Pick<Edge, 'client' | 'logger'>,
  { ack, view }: { readonly ack: AckFn<ViewResponseAction>; readonly view: Form },
  handle: () => Promise<Reply>,
  late: LateReply,
): Promise<void> => {
  answerIn(async (message) => {
    await ack({ response_action: hasRoom(view) ? 'push' : 'update', view: noticeModal(late.title, message) });
    return true;
  });
  const work = handle();
  const patience = new AbortController();
  const tooLate = after(Math.min(WITHIN_MS, patienceFor('form')), null, { signal: patience.signal }).catch(() => null);
  const inTime = await Promise.race([work, tooLate]).finally(() => patience.abort());
  if (inTime) {
    await acknowledge(ack, inTime);
    answerIn(null);
    await inTime.afterwards?.();
    return;
  }
  await ack({ response_action: 'update', view: loadingModal(late.title) });
  const settled = after(SETTLED_AFTER_MS);
  const show = async (shown: ModalView): Promise<boolean> => {
    await settled;
    return updateView(edge, { id: view.id }, shown);
  };
  answerIn(async (message) => {
    if (!late.failed) return show(noticeModal(late.title, message));
    await show(late.failed());
    // The form has room for a few words only, so the message goes elsewhere.
    return false;
  });
  const reply = await work;
  answerIn(null);
  await show(lateView(reply, late));
  await reply.afterwards?.();
};
