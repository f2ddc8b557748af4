import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { DigestSubscription, DigestSubscriptions, DigestTime, SentDigests } from '../ports/digest-subscriptions.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import { dueAfter, timeFromWeekly, type WeeklyTime, weeklyFromTime } from './digest-time.ts';
import { type GatherDigestOutcome, type GatherDigestPorts, gatherDigest } from './gather-digest.ts';

/** A channel's subscription to the digest, and when the next is due. */
export interface DigestStanding {
  readonly channel: string;
  /** Null: not subscribed. */
  readonly subscription: DigestSubscription | null;
  /** The channel's own, or else the installation's. */
  readonly time: DigestTime;
  /** The same as a weekday and a time; null if the schedule isn't weekly. */
  readonly weekly: WeeklyTime | null;
  /** Null if none is due (not subscribed, or paused). */
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
  /** Advisers may look at a digest, but not decide what a channel gets. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'not-subscribed'; readonly standing: DigestStanding };

/** The digest, as the Slack edge sees it. */
export interface DigestServices {
  /** Supervisors and admins decide which channels get it. Advisers may look at it. */
  mayManageDigest(actor: Actor): boolean;
  /** The same, for somebody who is about to: false is an audit row. */
  askToManageDigest(request: { readonly actor: Actor; readonly channel: string; readonly asked: string }): Promise<boolean>;
  digestStanding(channel: string): Promise<DigestStanding>;
  changeDigest(request: { readonly actor: Actor; readonly channel: string; readonly change: DigestChange }): Promise<ChangeDigestOutcome>;
  /** Slack told us of a posted digest by its outbox id: it isn't posted again. */
  noteDigestArrived(arrived: { readonly id: string; readonly channel: string; readonly ts: string }): Promise<void>;
  /** The channel's digest as it would be now. Nothing is remembered of it except that somebody looked. */
  digestNow(request: {
    readonly actor: Actor;
    readonly channel: string;
    readonly purpose: 'preview' | 'test';
  }): Promise<GatherDigestOutcome>;
}

export interface DigestServicesPorts extends GatherDigestPorts, AuditPorts {
  readonly digestSubscriptions: DigestSubscriptions;
  readonly sentDigests: SentDigests;
  readonly outbox: Pick<OutboxStore, 'find' | 'sent'>;
  /** The installation's (DIGEST_CRON, TZ_NAME). */
  readonly digestTime: DigestTime;
}

/** The subscription after a change. A past slot isn't made up for: whoever subscribes on Tuesday waits for Monday. */
const changed = (known: DigestSubscription | null, channel: string, change: DigestChange, actor: Actor, now: Date): DigestSubscription => {
  const fresh = { channel, subscribedBy: actor.id, subscribedAt: now, time: null, pausedBy: null, pauseReason: null, notBefore: now };
  const subscription = known ?? fresh;
  switch (change.kind) {
    case 'pause':
      return { ...subscription, pausedBy: subscription.pausedBy ?? actor.id };
    case 'time':
      return { ...subscription, time: timeFromWeekly(change.time), notBefore: now };
    default:
      // Whoever resumes it is told about the next pause.
      return subscription.pausedBy === null
        ? subscription
        : { ...subscription, subscribedBy: actor.id, pausedBy: null, pauseReason: null, notBefore: now };
  }
};

export const digestServices = (ports: DigestServicesPorts): DigestServices => {
  const mayManageDigest = (actor: Actor): boolean => actor.role !== 'advisor';
  const gather = gatherDigest(ports);
  const trail = auditTrail(ports);

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

  const askToManageDigest: DigestServices['askToManageDigest'] = async ({ actor, channel, asked }) => {
    const may = mayManageDigest(actor);
    if (!may) await trail.refuse(actor, `digest.${asked}`, { detail: { channel } });
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
      await trail.note({ actor, action: `digest.${change.kind}`, detail: { channel } });
      if (change.kind === 'unsubscribe') await ports.digestSubscriptions.remove(channel);
      else await ports.digestSubscriptions.put(changed(known, channel, change, actor, ports.clock.now()));
      return { kind: 'changed', standing: await digestStanding(channel) };
    },
    noteDigestArrived: async ({ id, channel, ts }) => {
      if ((await ports.outbox.find(id))?.to === channel) await ports.outbox.sent(id, ts, ports.clock.now());
    },
    digestNow: async ({ actor, channel, purpose }) => {
      await trail.note({ actor, action: `digest.${purpose}`, detail: { channel } });
      return gather({ channel, at: ports.clock.now() });
    },
  };
};
