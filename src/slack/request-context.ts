import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** One request of Slack's, from the hand-over to the end of its listener. */
export interface RequestContext {
  /** Eight hexadecimal digits: in every log line and audit row of the request, and in what the person is told when it fails. */
  readonly id: string;
  /** Set by whoever had to give up. */
  failed: boolean;
}

const contexts = new AsyncLocalStorage<RequestContext>();

export const newRequest = (): RequestContext => ({ id: randomUUID().slice(0, 8), failed: false });

/** Runs something as part of a request: what it logs and writes carries the request's id. */
export const inRequest = <T>(request: RequestContext, work: () => T): T => contexts.run(request, work);

/** The request that this code runs for; undefined outside of one. */
export const currentRequest = (): RequestContext | undefined => contexts.getStore();
