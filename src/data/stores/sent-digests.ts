import type { OutboxStore } from '../../usecases/ports/outbox-store.ts';
import type { SentDigests } from '../../usecases/ports/sent-digests.ts';
import { readDigest } from './digest-document.ts';

/** The kind of outbox message that a digest is. */
export const DIGEST_KIND = 'digest';

/** Digests that were sent, among the messages. */
export const sentDigests = (outbox: Pick<OutboxStore, 'lastSent'>): SentDigests => ({
  last: async (channel) => {
    const entry = await outbox.lastSent(DIGEST_KIND, channel);
    const digest = entry && readDigest(entry.document);
    return digest && entry?.sentAt ? { digest, sentAt: entry.sentAt } : null;
  },
});
