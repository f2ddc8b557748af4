import { daysBefore } from '../../advisor/units.ts';
import type { MarkStore } from '../ports/claim-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { MessagePlace } from '../ports/recommendation-store.ts';

/** Nobody goes on with an older list. */
const KEPT_DAYS = 30;
const DONE = 'calls-done:';

export interface CallPress {
  /** The message with the list. */
  readonly place: MessagePlace;
  readonly clientId: string;
  readonly isDone: boolean;
  /** Who was done when the message was drawn: it counts if nothing is kept. */
  readonly drawn: readonly string[];
}

const readDone = (stored: string): readonly string[] => {
  try {
    const read: unknown = JSON.parse(stored);
    return Array.isArray(read) ? read.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

/**
 * Notes a press on "Done …" or "Not done …", and resolves to all clients of the list who are done now. It's kept in the product's own tables: two
 * quick presses both carry the message as it was before either.
 */
export const markCall =
  ({ marks, clock }: { readonly marks: MarkStore; readonly clock: Clock }) =>
  async ({ place: { channel, ts }, clientId, isDone, drawn }: CallPress): Promise<ReadonlySet<string>> => {
    const key = `${DONE}${channel}:${ts}`;
    const kept = await marks.get(key);
    const done = new Set(kept === null ? drawn : readDone(kept));
    if (isDone) done.add(clientId);
    else done.delete(clientId);
    const now = clock.now();
    await marks.remove(key);
    await marks.put(key, JSON.stringify([...done]), now);
    await marks.removeOlder(DONE, daysBefore(now, KEPT_DAYS));
    return done;
  };
