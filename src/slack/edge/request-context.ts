import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Message } from '../../../views/blocks/blocks.ts';
import { whilePersonWaits } from '../../patience/patience.ts';

/** One request from Slack, from the hand-over to the end of its listener. */
export interface RequestContext {
  /** Eight hexadecimal digits, in every log line and audit row of the request. The person is told them when it fails. */
  readonly id: string;
  /** The part of the product that it's for. */
  readonly surface: string;
  /** Set where an error ended. */
  failed: boolean;
  /** Set once the refusal of a stranger is in the audit log. */
  turnedAway: boolean;
  /** A form or modal that waits for this request's answer: shows a sentence there. False if the person closed it. */
  waiting?: ((message: Message) => Promise<boolean>) | null;
}

const contexts = new AsyncLocalStorage<RequestContext>();

export const newRequest = (surface = 'other'): RequestContext => ({
  id: randomUUID().slice(0, 8),
  surface,
  failed: false,
  turnedAway: false,
});

/** Runs something as part of a request: what it logs and stores carries the request's id, and a person waits for it. */
export const inRequest = <T>(request: RequestContext, work: () => T): T => contexts.run(request, () => whilePersonWaits(work));

/** The request that this code runs for; undefined outside a request. */
export const currentRequest = (): RequestContext | undefined => contexts.getStore();

/** From now on a form or modal waits for this request's answer; null: none does any more. */
export const answerIn = (waiting: RequestContext['waiting']): void => {
  const request = contexts.getStore();
  if (request) request.waiting = waiting ?? null;
};
