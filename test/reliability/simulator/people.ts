import { setTimeout as sleep } from 'node:timers/promises';
import { command, reaction, sendCommand, sendEvent } from '../../helpers/slack/slack-requests.ts';
import { recommendationIn, type Seen } from './slack-side.ts';
import { stretched } from './stretched.ts';
import { PEOPLE, type Served, type World } from './world.ts';

/** How long Slack waits for an acknowledgement. */
const SLACK_WAITS_MS = 3000;
/** When Slack sends an event again that wasn't acknowledged. (Slack itself waits longer: a minute, then five.) */
const EVENT_AGAIN_MS = [0, 700, 2500, 5000];

/** A command and how the process took it. */
export interface Ask {
  readonly words: string;
  readonly client: string | null;
  readonly person: string;
  readonly to: Served;
  readonly at: number;
  /** Null: no acknowledgement within three seconds. */
  readonly status: number | null;
  /** Whether the process was up from the command until its acknowledgement was due. */
  readonly wasUp: boolean;
}

export interface Vote {
  readonly eventId: string;
  readonly message: Seen;
  readonly isAcknowledged: boolean;
}

let [asked, voted] = [0, 0];

/** Sends a request as Slack does, and gives up when Slack would. */
const sent = (request: Promise<Response>): Promise<number | null> =>
  Promise.race([
    request.then(
      ({ status }) => status,
      () => null,
    ),
    sleep(stretched(SLACK_WAITS_MS), null),
  ]);

/** Somebody types a command. `words` may say that no client is named. */
export const ask = async ({ slack }: World, to: Served, words: string, client: string): Promise<Ask> => {
  const person = PEOPLE[asked++ % PEOPLE.length] as string;
  const [name = ''] = words.split(' ');
  const named = name === words && name !== '/bond-help' ? client : null;
  const more = { user_id: person, response_url: slack.responseUrl(person), trigger_id: slack.triggerOf(person) };
  const wasUp = to.isUp;
  const at = performance.now();
  const status = wasUp ? await sent(sendCommand(await to.url, command(name, named ?? '', more))) : null;
  return { words, client: named, person, to, at, status, wasUp: wasUp && to.downAt < at };
};

/** Somebody reacts to a message. Slack tells one process, and the other if that doesn't take it. */
export const vote = async ({ processes }: World, first: Served, message: Seen): Promise<Vote> => {
  const eventId = `EvSOAK${++voted}`;
  const person = PEOPLE[voted % PEOPLE.length] as string;
  const body = reaction('reaction_added', '+1', {
    eventId,
    user: person,
    item: { type: 'message', channel: message.channel, ts: message.ts },
  });
  let to = first;
  for (const waitMs of EVENT_AGAIN_MS) {
    await sleep(waitMs);
    if (to.isUp && (await sent(sendEvent(await to.url, body))) === 200) return { eventId, message, isAcknowledged: true };
    to = to === processes.A ? processes.B : processes.A;
  }
  return { eventId, message, isAcknowledged: false };
};

/** Messages that show a recommendation, newest first. */
export const recommendationsSince = ({ slack }: World, at: number): readonly Seen[] =>
  slack
    .seenSince(at)
    .filter(({ method, blocks }) => method === 'chat.postMessage' && recommendationIn(blocks) !== null)
    .toReversed();
