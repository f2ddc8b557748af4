import { setTimeout as after } from 'node:timers/promises';
import type { SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { loadingModal } from '../../views/loading-modal.ts';
import type { Edge } from './edge.ts';
import { updateView } from './update-view.ts';

/** What takes longer comes after the answer to the submission, which Slack wants within three seconds. */
const WITHIN_MS = 1800;
/** So long until Slack has surely put up what the submission was answered with. */
const SETTLED_AFTER_MS = 400;

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;
type Errors = Readonly<Record<string, string>>;

interface Views<Outcome> {
  /** Of the loading view that stands meanwhile. */
  readonly title: string;
  /** The form closes where all is well in time, and no view follows. */
  readonly closes?: boolean;
  /** Words under fields, while the form still stands; null where there are none. */
  readonly errors: (outcome: Outcome) => Errors | null;
  readonly view: (outcome: Outcome) => ModalView;
  /** What was filled in, and that it did not work. */
  readonly failed: () => ModalView;
}

/** Answers a submission with what comes of some work: at once, or with a loading view in whose place it comes later. */
export const answerSubmission = async <Outcome>(
  edge: Edge,
  { ack, body }: Pick<SubmitArgs, 'ack' | 'body'>,
  work: Promise<Outcome>,
  { title, closes = false, errors, view, failed }: Views<Outcome>,
): Promise<void> => {
  const patience = new AbortController();
  const tooLate = after(WITHIN_MS, null, { signal: patience.signal }).catch(() => null);
  const inTime = await Promise.race([work.then((outcome) => ({ outcome })), tooLate]);
  patience.abort();
  if (inTime) {
    const wrong = errors(inTime.outcome);
    if (wrong) return ack({ response_action: 'errors', errors: { ...wrong } });
    return closes ? ack() : ack({ response_action: 'update', view: view(inTime.outcome) });
  }
  await ack({ response_action: 'update', view: loadingModal(title) });
  try {
    const outcome = await work;
    await after(SETTLED_AFTER_MS);
    await updateView(edge, { id: body.view.id }, view(outcome));
  } catch (error) {
    await updateView(edge, { id: body.view.id }, failed());
    throw error;
  }
};
