import type { Actor } from '../actor.ts';
import type { DigestSubscription, DigestSubscriptions, DigestTime } from '../ports/digest-subscriptions.ts';
import type { SentDigests } from '../ports/sent-digests.ts';
import type { AuditStore, Clock } from '../ports.ts';
import { dueAfter, timeFromWeekly, type WeeklyTime, weeklyFromTime } from './digest-time.ts';
import { type GatherDigestOutcome, type GatherDigestPorts, gatherDigest } from './gather-digest.ts';

/** How a channel stands with the digest. */
export interface DigestStanding {
  readonly channel: string;
  /** Null: not subscribed. */
  readonly subscription: DigestSubscription | null;
  /** The channel's own, else the installation's. */
  readonly time: DigestTime;
  /** The same as a day and a time of the week; null where the installation's is something else. */
  readonly weekly: WeeklyTime | null;
  /** When the next is due; null where none is (not subscribed, paused). */
  readonly next: Date | null;
  readonly lastSentAt: Date | null;
}

export type DigestChange =
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'unsubscribe' }
  | { readonly kind: 'time'; readonly time: WeeklyTime };

export type ChangeDigestOutcome =
  | { readonly kind: 'changed'; readonly standing: DigestStanding }
  /** Advisors may look at a digest, and not decide what a channel gets. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-subscribed'; readonly standing: DigestStanding };

/** The digest as the Slack edge sees it. */
export interface DigestServices {
  /** Supervisors and admins decide which channels get it; advisors may look at it. */
  mayManageDigest(actor: Actor): boolean;
  /** The same, asked by somebody who is about to: false is an audit row. */
  askToManageDigest(request: { readonly actor: Actor; readonly channel: string; readonly asked: string }): Promise<boolean>;
  digestStanding(channel: string): Promise<DigestStanding>;
  changeDigest(request: { readonly actor: Actor; readonly channel: string; readonly change: DigestChange }): Promise<ChangeDigestOutcome>;
  /** The channel's digest as it would be now; nothing is remembered of it but that somebody looked. */
  digestNow(request: {
    readonly actor: Actor;
    readonly channel: string;
    readonly purpose: 'preview' | 'test';
  }): Promise<GatherDigestOutcome>;
}

export interface DigestServicesPorts extends GatherDigestPorts {
  readonly digestSubscriptions: DigestSubscriptions;
  readonly sentDigests: SentDigests;
  readonly audit: AuditStore;
  readonly clock: Clock;
  /** Of the installation (DIGEST_CRON, TZ_NAME). */
  readonly digestTime: DigestTime;
}

/** The subscription after a change. A slot that has passed is nobody's: whoever subscribes on Tuesday waits for Monday. */
const changed = (known: DigestSubscription | null, channel: string, change: DigestChange, actor: Actor, now: Date): DigestSubscription => {
  const fresh = { channel, subscribedBy: actor.id, subscribedAt: now, time: null, pausedBy: null, pauseReason: null, notBefore: now };
  const subscription = known ?? fresh;
  switch (change.kind) {
    case 'pause':
      return { ...subscription, pausedBy: subscription.pausedBy ?? actor.id };
    case 'time':
      return { ...subscription, time: timeFromWeekly(change.time), notBefore: now };
    default:
      // Who subscribes again after a pause is who is told of the next one.
      return subscription.pausedBy === null
        ? subscription
        : { ...subscription, subscribedBy: actor.id, pausedBy: null, pauseReason: null, notBefore: now };
  }
};

export const digestServices = (ports: DigestServicesPorts): DigestServices => {
  const mayManageDigest = (actor: Actor): boolean => actor.role !== 'advisor';
  const gather = gatherDigest(ports);

  const digestStanding = async (channel: string): Promise<DigestStanding> => {
    const subscription = await ports.digestSubscriptions.find(channel);
    const time = subscription?.time ?? ports.digestTime;
    const isActive = subscription !== null && subscription.pausedBy === null;
    return {
      channel,
      subscription,
      time,
      weekly: weeklyFromTime(time),
      next: isActive ? dueAfter(time, ports.clock.now()) : null,
      lastSentAt: (await ports.sentDigests.last(channel))?.sentAt ?? null,
    };
  };

  const note = (actor: Actor, action: string, detail: Readonly<Record<string, string>>): Promise<void> =>
    ports.audit.append({ at: ports.clock.now(), actorId: actor.id, action, clientId: null, detail });
  const askToManageDigest: DigestServices['askToManageDigest'] = async ({ actor, channel, asked }) => {
    const may = mayManageDigest(actor);
    if (!may) await note(actor, 'access.refused', { asked: `digest.${asked}`, channel });
    return may;
  };

  return {
    mayManageDigest,
    askToManageDigest,
    digestStanding,
    changeDigest: async ({ actor, channel, change }) => {
      if (!(await askToManageDigest({ actor, channel, asked: change.kind }))) return { kind: 'not-allowed' };
      const known = await ports.digestSubscriptions.find(channel);
      if (!known && change.kind !== 'subscribe') return { kind: 'not-subscribed', standing: await digestStanding(channel) };
      await note(actor, `digest.${change.kind}`, { channel });
      if (change.kind === 'unsubscribe') await ports.digestSubscriptions.remove(channel);
      else await ports.digestSubscriptions.put(changed(known, channel, change, actor, ports.clock.now()));
      return { kind: 'changed', standing: await digestStanding(channel) };
    },
    digestNow: async ({ actor, channel, purpose }) => {
      await note(actor, `digest.${purpose}`, { channel });
      return gather({ channel, at: ports.clock.now() });
    },
  };
};
