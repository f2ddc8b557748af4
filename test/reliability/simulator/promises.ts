import { textOf } from '../../helpers/slack/draw-recommendation.ts';
import type { Ask, Vote } from './people.ts';
import type { Schedule } from './schedule.ts';
import { recommendationIn, type Seen } from './slack-side.ts';
import { stretched } from './stretched.ts';
import type { World } from './world.ts';

/** A promise that a schedule found broken. */
export interface Broken {
  readonly schedule: Schedule;
  readonly promise: string;
  readonly detail: string;
}

/** Something that must have come about by a moment. `isKept` says why not, or null. */
interface Due {
  readonly schedule: Schedule;
  readonly promise: string;
  readonly by: number;
  readonly whyNot: () => Promise<string | null>;
}

const ANSWER_MS = 3000;
/** Where Slack broke a call of the answer, the product has to find out first, and Slack may have asked for patience. */
const ANSWER_OVER_BROKEN_SLACK_MS = 30_000;
/** A stored vote that met a fault is picked up again after a while. */
const VOTE_MS = 60_000;

/** What a message says when it may be a copy. */
const SAYS_SO = /may be the second|you may see it twice/;
const NONSENSE = /\b(undefined|NaN|null)\b|\[object/;

const wordsOf = ({ text, blocks }: Seen): string => `${text}\n${textOf({ blocks: blocks as readonly unknown[] })}`;

/** What must be the same in two messages for one to be a copy: the recommendation, the digest, or the words. */
const subjectOf = (seen: Seen): string => {
  const digest = (seen.metadata as { readonly event_payload?: { readonly id?: unknown } } | undefined)?.event_payload?.id;
  return recommendationIn(seen.blocks) ?? (typeof digest === 'string' ? digest : `${seen.person}: ${seen.text}`);
};

/** Keeps what was promised until it's due, and what was found broken. */
export class Promises {
  readonly broken: Broken[] = [];
  readonly counts = { answered: 0, lostBySlack: 0, cutByKill: 0, votes: 0, refusedVotes: 0, slowestMs: 0 };
  readonly #world: World;
  #due: Due[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  break(schedule: Schedule, promise: string, detail: string): void {
    this.broken.push({ schedule, promise, detail });
  }

  /** Within three seconds a person has an answer, or Slack itself says that the request failed. */
  expectAnswer(schedule: Schedule, ask: Ask): void {
    const { slack } = this.#world;
    const what = `${ask.words} ${ask.client ?? ''} to ${ask.to.name} by ${ask.person}`;
    if (ask.status !== 200) {
      if (ask.wasUp) this.break(schedule, 'acknowledged in 3 s', `${what}: ${ask.status ?? 'no acknowledgement'}`);
      else this.counts.lostBySlack++;
      return;
    }
    const [prompt, overBrokenSlack] = [stretched(ANSWER_MS), stretched(ANSWER_OVER_BROKEN_SLACK_MS)];
    const limit = (isBrokenBySlack: boolean): number => (isBrokenBySlack ? overBrokenSlack : prompt);
    const whyNot = async (): Promise<string | null> => {
      const [first] = slack.seenBy(ask.person, ask.at);
      const took = first ? first.at - ask.at : Number.POSITIVE_INFINITY;
      const isBrokenBySlack = slack.hasFailed(ask.person, ask.at);
      if (took > limit(isBrokenBySlack)) {
        if (ask.to.killedAt >= ask.at && ask.to.killedAt <= ask.at + limit(false)) {
          this.counts.cutByKill++;
          return null;
        }
        return `${what}: ${first ? `answered after ${Math.round(took)} ms` : 'no answer'}${isBrokenBySlack ? ', with a fault of Slack' : ''}`;
      }
      this.counts.answered++;
      if (!isBrokenBySlack) this.counts.slowestMs = Math.max(this.counts.slowestMs, Math.round(took));
      return first && NONSENSE.test(wordsOf(first)) ? `${what}: nonsense in "${first.text}"` : null;
    };
    const by = ask.at + limit(slack.hasFailed(ask.person, ask.at)) + 500;
    this.#due.push({ schedule, promise: 'answered in 3 s', by, whyNot });
  }

  /** A vote that was acknowledged counts. */
  expectVote(schedule: Schedule, promise: string, vote: Vote): void {
    if (!vote.isAcknowledged) {
      this.counts.refusedVotes++;
      return;
    }
    this.counts.votes++;
    const whyNot = async (): Promise<string | null> => {
      const [row] = await this.#world.database.knex('advisor_feedback_events').where({ event_id: vote.eventId }).select('sequence');
      if (row) return null;
      const [arrived] = await this.#world.database.knex('advisor_inbox').where({ event_id: vote.eventId }).select('sequence');
      return `${vote.eventId} on ${vote.message.channel} ${vote.message.ts}: ${arrived ? 'stored, and never counted' : 'not even stored'}`;
    };
    this.#due.push({ schedule, promise, by: performance.now() + stretched(VOTE_MS), whyNot });
  }

  /** Nothing that was shown since a moment is a copy of something shown before, unless it says so. */
  checkCopies(schedule: Schedule, since: number): void {
    const first = new Map<string, Seen>();
    for (const seen of this.#world.slack.seenSince(since - 2 * 60_000)) {
      if (seen.method !== 'chat.postMessage') continue;
      const key = `${seen.channel} ${subjectOf(seen)}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, seen);
      // The same person may ask the same thing again, and gets the same words.
      else if (seen.at >= since && !SAYS_SO.test(wordsOf(seen)) && !key.includes(`${seen.person}: `))
        this.break(schedule, 'nothing goes out twice in silence', `${key}, ${Math.round(seen.at - before.at)} ms after the first`);
    }
  }

  /** Looks at what's due by now; with `all`, waits for the rest. */
  async look(wait: (milliseconds: number) => Promise<unknown>, all = false): Promise<void> {
    for (const due of this.#due.toSorted((one, other) => one.by - other.by)) {
      const left = due.by - performance.now();
      if (left > 0 && !all) continue;
      // Most are kept long before they're due.
      while (all && performance.now() < due.by && (await due.whyNot()) !== null) await wait(250);
      const why = await due.whyNot();
      if (why !== null) this.break(due.schedule, due.promise, why);
      this.#due = this.#due.filter((one) => one !== due);
    }
  }
}
