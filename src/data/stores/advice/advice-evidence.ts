import { gunzipSync } from 'node:zlib';
import type { AdviceEvidence, AdviceEvidenceReader, EvidentMessage, Verdict } from '../../../usecases/ports/audit-log.ts';
import type { AuditKey } from '../../audit/audit-key.ts';
import { macOf } from '../../audit/audit-link.ts';
import { digestOf, type EvidenceKind, type EvidenceRow, storedName } from '../../audit/evidence.ts';
import { auditRowOf } from '../../audit/verify-audit.ts';
import type { Database } from '../../database.ts';
import { isStorableId, textFromColumn, timeFromColumn } from '../../rows/columns.ts';

const ROWS_AT_MOST = 1000;

const unzipped = (message: unknown): string | null => {
  try {
    return gunzipSync(message as Uint8Array).toString('utf8');
  } catch {
    return null;
  }
};

const isForgotten = (document: unknown): boolean => {
  try {
    return JSON.parse(textFromColumn(document)).forgotten === true;
  } catch {
    return false;
  }
};

/** Reads what's stored about a recommendation, and compares it with the audit log. */
export const adviceEvidence = ({ knex }: Database, key: () => Promise<AuditKey>): AdviceEvidenceReader => ({
  read: async (id): Promise<AdviceEvidence | null> => {
    if (id === '' || !isStorableId(id)) return null;
    const keyed = await key();
    const row: EvidenceRow | undefined = await knex('advisor_recommendations').where({ id }).first();
    const logged = (
      await knex('advisor_audit')
        .whereRaw('instr(detail, ?) > 0', [JSON.stringify(id).slice(1, -1)])
        .orderBy('sequence')
        .limit(ROWS_AT_MOST)
    )
      .map(auditRowOf)
      .filter(({ link }) => link !== null && (link.detail.recommendation === id || link.detail.stored === `recommendation:${id}`));
    if (!row && logged.length === 0) return null;
    // An erasing row names a message and not its recommendation, but then the message is gone too.
    const verdictOn = (kind: EvidenceKind, stored: EvidenceRow): Verdict => {
      const name = storedName(keyed, kind, stored);
      const noted = logged.findLast(({ keyId, link }) => keyId === keyed.id && link?.detail.stored === name);
      if (!noted?.link) return 'unknown';
      const isRowWhole = macOf(keyed, noted.link) === noted.mac;
      return isRowWhole && noted.link.detail.digest === digestOf(keyed, kind, stored) ? 'as-stored' : 'changed';
    };
    const advised = logged.find(({ link }) => link?.action === 'client.recommend')?.link;
    const fingerprint = advised?.detail.fingerprint;
    const messages: EvidenceRow[] = await knex('advisor_shown_messages').where({ recommendation_id: id }).orderBy(['posted_at', 'id']);
    return {
      id,
      stored: row
        ? {
            clientId: textFromColumn(row.client_id),
            shownTo: textFromColumn(row.shown_to),
            shownAt: timeFromColumn(textFromColumn(row.shown_at)),
            model: Number(row.model_version),
            fingerprint: typeof fingerprint === 'string' ? fingerprint : null,
            isForgotten: isForgotten(row.document),
            verdict: verdictOn('recommendation', row),
          }
        : null,
      messages: messages.map(
        (message): EvidentMessage => ({
          channel: textFromColumn(message.channel),
          ts: textFromColumn(message.ts),
          postedAt: timeFromColumn(textFromColumn(message.posted_at)),
          verdict: verdictOn('message', message),
          json: unzipped(message.message),
        }),
      ),
      rows: logged.flatMap(({ sequence, link }) => (link ? [{ sequence, at: link.at, actorId: link.actorId, action: link.action }] : [])),
    };
  },
});
