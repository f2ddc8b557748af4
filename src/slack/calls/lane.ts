import { AsyncLocalStorage } from 'node:async_hooks';
import { currentRequest } from '../edge/request-context.ts';

/** Who waits for a call of Slack: a person, or nobody in particular. */
export type Lane = 'person' | 'background';

const lanes = new AsyncLocalStorage<Lane>();

/** Runs what nobody waits for: its calls of Slack come after those that people wait for, and may wait longer for a limit. */
export const inBackground = <T>(work: () => T): T => lanes.run('background', work);

/** What isn't part of a request from Slack, such as a job, is in the background too. */
export const currentLane = (): Lane => lanes.getStore() ?? (currentRequest() ? 'person' : 'background');
