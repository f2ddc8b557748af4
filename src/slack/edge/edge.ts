import type { WebClient } from '@slack/web-api';
import type { IntakeRules } from '../../advisor/intake/read-intake.ts';
import type { ChartRenderer } from '../../usecases/ports/charts.ts';
import type { Clock, DeskCalendar } from '../../usecases/ports/clock.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Services } from '../../usecases/services.ts';
import type { WorkspaceBlocks } from '../blocks/workspace-blocks.ts';
import type { Arrivals } from './arrivals.ts';
import type { Meter } from './meter.ts';
import type { Turns } from './turns.ts';

/** Where the edge logs; pino's loggers fit. Details never hold message texts or tokens. */
export interface EdgeLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What a listener works with. `Uses` names the services it calls: its type lists its dependencies. */
export interface Edge<Uses extends keyof Services = never> {
  readonly services: Pick<Services, Uses>;
  readonly client: WebClient;
  /** For Slack's addresses that aren't the Web API, such as response URLs. Knows the way through a proxy. */
  readonly fetch: typeof fetch;
  readonly logger: EdgeLogger;
  readonly clock: Clock;
  /** The desk's day and time zone. */
  readonly calendar: Pick<DeskCalendar, 'today' | 'zone'>;
  /** What questionnaires are read by; absent: the usual. */
  readonly intakeRules?: IntakeRules;
  /** One thing after the other within a conversation: a message's place is stored before a reaction to it is looked up. */
  readonly turns: Turns;
  /** Messages that Slack told us of: how we find those it didn't confirm. */
  readonly arrivals: Arrivals;
  /** Who we are in Slack. */
  readonly bot: () => BotIdentity;
  /** Draws charts that Slack doesn't draw; null: their figures are shown as text. */
  readonly charts: ChartRenderer | null;
  readonly blocks: WorkspaceBlocks;
  /** Absent: nothing is counted. */
  readonly meter?: Meter;
}

/** The bot as Slack names it on messages and in events; null until the start has asked. */
export interface BotIdentity {
  readonly userId: string | null;
  readonly botId: string | null;
}

/** The person who asks, and the ways to answer them. */
export interface Asker {
  readonly userId: string;
  /** Where they asked. */
  readonly channel: string;
  /** Slack's address for answers that only this person sees; null if there isn't one. */
  readonly responseUrl: string | null;
  /** The thread they asked in, which gets the answer; null: none. Absent: they didn't ask in a message. */
  readonly thread?: string | null;
  /** Hears where each answer about a client is. */
  readonly onAnswer?: (place: MessagePlace) => void;
}
