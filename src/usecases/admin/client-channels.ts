import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { type NotAllowed, refuse } from './refuse.ts';

/** What Slack says of a channel. */
export interface ChannelFacts {
  /** Shared with another organisation, now or soon. */
  readonly isShared: boolean;
  /** Guests among its members. Null: Slack didn't say, or there are too many to check. */
  readonly guests: number | null;
}

export type AllowChannelOutcome =
  | NotAllowed
  | { readonly kind: 'allowed'; readonly channel: string }
  | { readonly kind: 'already-allowed'; readonly channel: string }
  /** People from outside the firm would see client facts. */
  | { readonly kind: 'channel-refused'; readonly channel: string; readonly why: 'shared' | 'guests' | 'unknown' };

export type RemoveChannelOutcome =
  | NotAllowed
  | { readonly kind: 'removed'; readonly channel: string }
  /** Named in CLIENT_CHANNELS, so only a restart removes it. */
  | { readonly kind: 'from-environment'; readonly channel: string }
  | { readonly kind: 'not-there'; readonly channel: string };

export interface ClientChannelsPorts extends AuditPorts {
  readonly settings: SettingsStore;
  /** CLIENT_CHANNELS. */
  readonly fixedChannels: readonly string[];
  readonly milliseconds: () => number;
}

const SETTING = 'client-channels';
/** How long a process may use what it read. */
const LOOK_AGAIN_AFTER_MS = 3000;

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((channel): channel is string => typeof channel === 'string') : [];

/**
 * The channels after all changes. Each row is one change, so two admins at once don't undo each other's. The first versions wrote
 * `channels`, the whole list.
 * @param values of the setting, oldest first
 */
const channelsAfter = (values: readonly unknown[]): readonly string[] => {
  let channels = new Set<string>();
  for (const value of values) {
    const change = (typeof value === 'object' && value !== null ? value : {}) as { channels?: unknown; allow?: unknown; remove?: unknown };
    if (change.channels !== undefined) channels = new Set(texts(change.channels));
    if (typeof change.allow === 'string') channels.add(change.allow);
    if (typeof change.remove === 'string') channels.delete(change.remove);
  }
  return [...channels];
};

/**
 * The channels where client-level results may be shown: those from the environment, and those that admins allowed while the product runs.
 */
export class ClientChannels {
  readonly #ports: ClientChannelsPorts;
  #added: readonly string[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(ports: ClientChannelsPorts) {
    this.#ports = ports;
  }

  /**
   * Rereads the channels. Called before a request is answered, so that what `mayPost` says is at most seconds old. If the database is away,
   * only the environment counts.
   */
  async refresh(): Promise<void> {
    const now = this.#ports.milliseconds();
    if (now - this.#lookedAt < LOOK_AGAIN_AFTER_MS) return;
    await this.#read();
  }

  async #read(): Promise<readonly string[]> {
    try {
      this.#added = channelsAfter((await this.#ports.settings.history(SETTING)).map(({ value }) => value));
      this.#lookedAt = this.#ports.milliseconds();
      return this.#added;
    } catch (error) {
      // Nobody knows whether a channel was removed meanwhile.
      this.#added = [];
      throw error;
    }
  }

  list(): readonly string[] {
    return [...new Set([...this.#ports.fixedChannels, ...this.#added])];
  }

  mayPost(channel: string): boolean {
    return this.list().includes(channel);
  }

  get fixed(): readonly string[] {
    return this.#ports.fixedChannels;
  }

  async allow(request: { readonly actor: Actor; readonly channel: string; readonly facts: ChannelFacts }): Promise<AllowChannelOutcome> {
    const { actor, channel, facts } = request;
    const refused = await refuse(this.#ports, actor, 'client-channels');
    if (refused) return refused;
    await this.#read();
    if (this.mayPost(channel)) return { kind: 'already-allowed', channel };
    const why = facts.isShared ? 'shared' : facts.guests === null ? 'unknown' : facts.guests > 0 ? 'guests' : null;
    const action = why === null ? 'channels.allow' : 'channels.refused';
    await auditTrail(this.#ports).note({ actor, action, detail: { channel, ...(why !== null && { why }) } });
    if (why !== null) return { kind: 'channel-refused', channel, why };
    await this.#change(actor, { allow: channel });
    return { kind: 'allowed', channel };
  }

  async remove({ actor, channel }: { readonly actor: Actor; readonly channel: string }): Promise<RemoveChannelOutcome> {
    const refused = await refuse(this.#ports, actor, 'client-channels');
    if (refused) return refused;
    const added = await this.#read();
    if (!added.includes(channel)) return { kind: this.fixed.includes(channel) ? 'from-environment' : 'not-there', channel };
    await auditTrail(this.#ports).note({ actor, action: 'channels.remove', detail: { channel } });
    await this.#change(actor, { remove: channel });
    return this.fixed.includes(channel) ? { kind: 'from-environment', channel } : { kind: 'removed', channel };
  }

  async #change(actor: Actor, value: { readonly allow: string } | { readonly remove: string }): Promise<void> {
    await this.#ports.settings.put(SETTING, { value, setBy: actor.id, setAt: this.#ports.clock.now() });
    await this.#read();
  }
}
