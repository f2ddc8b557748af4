import type { Actor } from '../actor.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { type AdminPorts, type NotAllowed, refuse } from './refuse.ts';

/** What Slack says of a channel. */
export interface ChannelFacts {
  /** With another organisation, now or soon. */
  readonly isShared: boolean;
  /** Guests among its members; null: Slack did not say, or there are too many to ask. */
  readonly guests: number | null;
}

export type AllowChannelOutcome =
  | NotAllowed
  | { readonly kind: 'allowed'; readonly channel: string }
  | { readonly kind: 'already-allowed'; readonly channel: string }
  /** People from outside the firm would see clients' facts. */
  | { readonly kind: 'channel-refused'; readonly channel: string; readonly why: 'shared' | 'guests' | 'unknown' };

export type RemoveChannelOutcome =
  | NotAllowed
  | { readonly kind: 'removed'; readonly channel: string }
  /** Named in CLIENT_CHANNELS, where only a restart takes it away. */
  | { readonly kind: 'from-environment'; readonly channel: string }
  | { readonly kind: 'not-there'; readonly channel: string };

export interface ClientChannelsPorts extends AdminPorts {
  readonly settings: SettingsStore;
  /** CLIENT_CHANNELS. */
  readonly fixedChannels: readonly string[];
  readonly milliseconds: () => number;
}

const SETTING = 'client-channels';
/** How long a process may go on with what it read. */
const LOOK_AGAIN_AFTER_MS = 3000;

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((channel): channel is string => typeof channel === 'string') : [];

/**
 * One change a row, so that two admins at once do not undo each other's. `channels`, all of them, was written by the first versions.
 * @param values of the setting, the oldest first
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

/** The channels where client-level results may stand: those of the environment, and those that admins allowed while the product runs. */
export class ClientChannels {
  readonly #ports: ClientChannelsPorts;
  #added: readonly string[] = [];
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(ports: ClientChannelsPorts) {
    this.#ports = ports;
  }

  /** Asked before a request is answered, so that what `mayPost` says is at most seconds old. Where the database is away nothing but the environment counts. */
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
      // Whether a channel was taken away meanwhile nobody knows.
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
    const at = this.#ports.clock.now();
    const action = why === null ? 'channels.allow' : 'channels.refused';
    await this.#ports.audit.append({ at, actorId: actor.id, action, clientId: null, detail: { channel, ...(why !== null && { why }) } });
    if (why !== null) return { kind: 'channel-refused', channel, why };
    await this.#change(actor, { allow: channel });
    return { kind: 'allowed', channel };
  }

  async remove({ actor, channel }: { readonly actor: Actor; readonly channel: string }): Promise<RemoveChannelOutcome> {
    const refused = await refuse(this.#ports, actor, 'client-channels');
    if (refused) return refused;
    const added = await this.#read();
    if (!added.includes(channel)) return { kind: this.fixed.includes(channel) ? 'from-environment' : 'not-there', channel };
    const at = this.#ports.clock.now();
    await this.#ports.audit.append({ at, actorId: actor.id, action: 'channels.remove', clientId: null, detail: { channel } });
    await this.#change(actor, { remove: channel });
    return this.fixed.includes(channel) ? { kind: 'from-environment', channel } : { kind: 'removed', channel };
  }

  async #change(actor: Actor, value: { readonly allow: string } | { readonly remove: string }): Promise<void> {
    await this.#ports.settings.put(SETTING, { value, setBy: actor.id, setAt: this.#ports.clock.now() });
    await this.#read();
  }
}
