import type { SentDigests } from '../../../usecases/ports/digest-subscriptions.ts';
import type { OutboxStore } from '../../../usecases/ports/outbox-store.ts';
import { readDigest } from './digest-document.ts';

/** The outbox kind of a digest message. */
export const DIGEST_KIND = 'digest';

/** Sent digests, found in the outbox. */
export const sentDigests = (outbox: Pick<OutboxStore, 'lastSent'>): SentDigests => ({
  last: async (channel) => {
    const entry = await outbox.lastSent(DIGEST_KIND, channel);
    const digest = entry && readDigest(entry.document);
    return digest && entry?.sentAt ? { digest, sentAt: entry.sentAt } : null;
  },
});
