import type { PlaygroundPerson } from './people.ts';
import type { Clock } from './stamps.ts';
import type { WireShortcut } from './wire.ts';

export interface PlaygroundOptions {
  /** The token the app must bring to the Web API. */
  readonly botToken: string;
  readonly signingSecret: string;
  /** Where the app takes Slack's requests, `http://127.0.0.1:3000/slack/events`. */
  readonly appUrl: string;
  /** Where this page is reached, `http://127.0.0.1:3000`; the Web API is at `${baseUrl}/playground/api/`. */
  readonly baseUrl: string;
  /** Who is here; default: `PLAYGROUND_PEOPLE`. The first is who one is at the start. */
  readonly people?: readonly PlaygroundPerson[];
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint?: string }[];
  readonly shortcuts?: readonly WireShortcut[];
  /** Milliseconds since 1970; default: the machine's clock. */
  readonly clock?: Clock;
  /** How long the app may take to answer; default: Slack's three seconds. */
  readonly answerWithinMs?: number;
  /** How long an uploaded file has no mimetype; milliseconds; default: a little more than half a second. */
  readonly fileReadyAfterMs?: number;
  /** When an event that was not taken is sent again; default: Slack's three times. */
  readonly retryDelaysMs?: readonly number[];
}
