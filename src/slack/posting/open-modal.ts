import type { ModalView } from '@slack/types';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { loadingModal } from '../../../views/blocks/loading-modal.ts';
import { noticeModal } from '../../../views/notices/notice-modal.ts';
import type { Again } from '../../../views/notices/press-again.ts';
import { personIsAnswered } from '../../patience/patience.ts';
import { isUnconfirmed } from '../calls/unconfirmed.ts';
import type { Edge } from '../edge/edge.ts';
import { answerIn } from '../edge/request-context.ts';
import { updateView } from './update-view.ts';

/** Slack's codes for a trigger that no longer opens anything, and for trouble of its own. Another press has a new trigger. */
const WITH_A_NEW_TRIGGER = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
  'invalid_trigger',
  'invalid_trigger_id',
  'internal_error',
  'fatal_error',
  'request_timeout',
  'service_unavailable',
]);

const NO_ANSWER = [WebAPIRequestError, WebAPIHTTPError, WebAPIRateLimitedError];

/** Slack opened no modal, and would if the person pressed again. `again` is the button for it. */
export class NotOpenedError extends Error {
  override readonly name = 'NotOpenedError';
  readonly again: Again;

  constructor(again: Again, cause: unknown) {
    super('Slack opened no modal', { cause });
    this.again = again;
  }
}

/** Opens or pushes a modal. @throws NotOpenedError if another press would help */
export const opening = async <T>(again: Again, open: () => Promise<T>): Promise<T> => {
  try {
    return await open();
  } catch (error) {
    const wouldHelp =
      error instanceof WebAPIPlatformError
        ? WITH_A_NEW_TRIGGER.has(error.data.error)
        : isUnconfirmed(error) || NO_ANSWER.some((kind) => error instanceof kind);
    throw wouldHelp ? new NotOpenedError(again, error) : error;
  }
};

/** @param again opens the same. @throws NotOpenedError if another press would help */
export const openModal = async ({ client }: Pick<Edge, 'client'>, triggerId: string, view: ModalView, again: Again): Promise<void> => {
  await opening(again, () => client.views.open({ trigger_id: triggerId, view }));
  personIsAnswered();
};

export interface LoadingModal {
  /** Puts the real view in its place, unless the person has changed or closed it by then. */
  readonly show: (view: ModalView) => Promise<void>;
}

type Opens = Pick<Edge, 'client' | 'logger'>;

interface OpenedView {
  readonly id?: string;
  readonly hash?: string;
}

/** Whatever goes wrong from now on is said in the loading modal: left alone, it would load forever. */
const loadingIn = (edge: Opens, title: string, opened: OpenedView | undefined): LoadingModal => {
  if (!opened?.id) throw new Error('Slack named no view');
  const place = { id: opened.id, ...(opened.hash !== undefined && { hash: opened.hash }) };
  answerIn((message) => updateView(edge, place, noticeModal(title, message)));
  return {
    show: async (view) => {
      answerIn(null);
      await updateView(edge, place, view);
    },
  };
};

/** Opens a modal at once, for what takes longer than a trigger lives (3 s). @throws NotOpenedError if another press would help */
export const openLoading = async (edge: Opens, triggerId: string, title: string, again: Again): Promise<LoadingModal> => {
  const { view } = await opening(again, () => edge.client.views.open({ trigger_id: triggerId, view: loadingModal(title) }));
  return loadingIn(edge, title, view);
};

/** The same on top of the open modal. */
export const pushLoading = async (edge: Opens, triggerId: string, title: string, again: Again): Promise<LoadingModal> => {
  const { view } = await opening(again, () => edge.client.views.push({ trigger_id: triggerId, view: loadingModal(title) }));
  return loadingIn(edge, title, view);
};
