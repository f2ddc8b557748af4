import { type AuditPorts, auditTrail } from './audit-trail.ts';

/** Strangers are many and cost nothing, so what they can make us write is limited: in an hour, and for each process. */
export const MOST_ROWS = { ofOne: 3, ofAll: 60 } as const;
const HOUR_MS = 3_600_000;

export interface TurnsAway {
  /**
   * Writes the row of a refusal to somebody without a role. Beyond the limit of this hour it's only counted; the next row says how many
   * weren't written.
   * @param asked the part of the product
   */
  turnAway(slackUserId: string, asked: string): Promise<void>;
  /** Writes a last row if some weren't written. */
  finish(): Promise<void>;
  /** How many were refused since the process started. */
  counts(): { readonly written: number; readonly counted: number };
}

/** Refuses people without a role. */
export const turnsAway = (ports: AuditPorts): TurnsAway => {
  const { note } = auditTrail(ports);
  const rowsOf = new Map<string, number>();
  let [hour, rows, unwritten] = [Number.NaN, 0, 0];
  const total = { written: 0, counted: 0 };

  const write = async (slackUserId: string, asked: string): Promise<void> => {
    const left = unwritten;
    unwritten = 0;
    try {
      await note({
        actor: { id: slackUserId },
        action: 'access.refused',
        detail: { asked, role: null, ...(left > 0 && { unwritten: left }) },
      });
    } catch (error) {
      unwritten += left;
      throw error;
    }
  };

  return {
    turnAway: async (slackUserId, asked) => {
      const now = Math.floor(ports.clock.now().getTime() / HOUR_MS);
      if (now !== hour) {
        rowsOf.clear();
        [hour, rows] = [now, 0];
      }
      // A Slack id is much shorter.
      const id = slackUserId.slice(0, 64);
      const own = rowsOf.get(id) ?? 0;
      if (own >= MOST_ROWS.ofOne || rows >= MOST_ROWS.ofAll) {
        unwritten += 1;
        total.counted += 1;
        return;
      }
      rowsOf.set(id, own + 1);
      rows += 1;
      total.written += 1;
      await write(id, asked);
    },
    finish: async () => {
      if (unwritten > 0) await write('strangers', 'several');
    },
    counts: () => ({ ...total }),
  };
};
