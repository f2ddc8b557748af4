import type { WireShortcut } from '../wire/wire.ts';
import type { PlaygroundPerson } from './people.ts';
import type { Clock } from './stamps.ts';

export interface PlaygroundOptions {
  /** The token the app must bring to the Web API. */
  readonly botToken: string;
  readonly signingSecret: string;
  /** Where Slack's requests go, `http://127.0.0.1:3000/slack/events`. */
  readonly appUrl: string;
  /** The page's address, `http://127.0.0.1:3000`. The Web API is at `${baseUrl}/playground/api/`. */
  readonly baseUrl: string;
  /** By default `PLAYGROUND_PEOPLE`. You start as the first. */
  readonly people?: readonly PlaygroundPerson[];
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint?: string }[];
  readonly shortcuts?: readonly WireShortcut[];
  /** The manifest's `metadata_subscriptions`: the app hears of messages whose metadata has one of these types. */
  readonly metadataSubscriptions?: readonly string[];
  /** Milliseconds since 1970. By default the machine's clock. */
  readonly clock?: Clock;
  /** How long the app may take to answer. By default Slack's three seconds. */
  readonly answerWithinMs?: number;
  /** How long an uploaded file has no mimetype, in milliseconds. By default just over half a second. */
  readonly fileReadyAfterMs?: number;
  /** The waits before an event is sent again, in milliseconds. By default Slack's three. */
  readonly retryDelaysMs?: readonly number[];
}
