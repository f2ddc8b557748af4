import { refuse } from '../ground/slack-refusal.ts';
import type { Clock } from '../ground/stamps.ts';
import { randomId } from '../ground/stamps.ts';

const LIFETIME_MS = 3000;
/** How long expired triggers are remembered, to tell them from invented ones. */
const REMEMBERED_MS = 600_000;

interface Trigger {
  readonly personId: string;
  /** The view this trigger came from; a view may be pushed onto it. */
  readonly viewId: string | null;
  readonly mintedAt: number;
  used: boolean;
}

/** `trigger_id`s, good once within three seconds. */
export class Triggers {
  private readonly clock: Clock;
  private readonly minted = new Map<string, Trigger>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  mint(personId: string, viewId: string | null = null): string {
    const now = this.clock();
    for (const [id, trigger] of this.minted) if (now - trigger.mintedAt > REMEMBERED_MS) this.minted.delete(id);
    const id = `${Math.floor(now)}.${randomId('', 8)}.${randomId('', 20).toLowerCase()}`;
    this.minted.set(id, { personId, viewId, mintedAt: now, used: false });
    return id;
  }

  /** @throws {SlackRefusal} with Slack's code if the trigger is unknown, used or too old. */
  exchange(id: string): { readonly personId: string; readonly viewId: string | null } {
    const trigger = this.minted.get(id);
    if (trigger === undefined) throw refuse('invalid_trigger_id');
    if (this.clock() - trigger.mintedAt > LIFETIME_MS) throw refuse('expired_trigger_id');
    if (trigger.used) throw refuse('exchanged_trigger_id');
    trigger.used = true;
    return trigger;
  }
}
