import type { WebClient } from '@slack/web-api';
import type { ChartRenderer, Clock } from '../usecases/ports.ts';
import type { Services } from '../usecases/services.ts';
import type { Meter } from './meter.ts';
import type { Turns } from './turns.ts';
import type { WorkspaceBlocks } from './workspace-blocks.ts';

/** Where the edge logs; pino's loggers fit. Details never hold message texts or tokens. */
export interface EdgeLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What every listener needs. */
export interface Edge {
  readonly services: Services;
  readonly client: WebClient;
  readonly logger: EdgeLogger;
  readonly clock: Clock;
  /** One after the other within a conversation: a message's place is noted before a reaction to it is looked up. */
  readonly turns: Turns;
  /** Draws charts for workspaces that do not; null: figures stand as text. */
  readonly charts: ChartRenderer | null;
  readonly blocks: WorkspaceBlocks;
  /** Absent: nothing is counted. */
  readonly meter?: Meter;
}

/** The person to be answered, and the ways to reach that person. */
export interface Asker {
  readonly userId: string;
  /** Where the command was typed. */
  readonly channel: string;
  /** Slack's address for answers that only this person sees; null where there is none. */
  readonly responseUrl: string | null;
}
