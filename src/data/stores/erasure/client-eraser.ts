import { type ClientId, clientId } from '../../../advisor/units.ts';
import type { ClientEraser, Erased } from '../../../usecases/ports/client-eraser.ts';
import { DamagedRowError, type MessagePlace } from '../../../usecases/ports/recommendation-store.ts';
import { type AuditKey, keyedHash } from '../../audit/audit-key.ts';
import { eraseFromAudit, isListed, looksAt } from '../../audit/erase-from-audit.ts';
import type { EvidenceRow } from '../../audit/evidence.ts';
import type { Database } from '../../database.ts';
import { isStorableId, textFromColumn } from '../../rows/columns.ts';
import { inTransaction } from '../../whole-transaction.ts';
import { type AuditLog, auditStore } from '../admin/audit-store.ts';
import { readRecommendation, recommendationText } from '../advice/recommendation-document.ts';
import { removeCallsOf } from '../desk/call-totals.ts';
import { evidenceAmender } from './amend-evidence.ts';
import { eraseFromSnapshots } from './erase-from-snapshots.ts';
import { namesOf } from './names-of.ts';
import { withoutParent, withParent } from './parent-in-document.ts';
import { scrubFile } from './scrub-file.ts';
import { withoutClient } from './without-client.ts';
import { withoutPerson } from './without-person.ts';

/** Columns that hold a client's id. */
export const CLIENT_COLUMNS: ReadonlyArray<readonly [table: string, column: string]> = [
  ['advisor_profiles', 'client_id'],
  ['advisor_recommendations', 'client_id'],
  ['advisor_registered_clients', 'client_id'],
  ['advisor_registered_clients', 'parent_id'],
  ['advisor_client_merges', 'client_id'],
  ['advisor_client_merges', 'book_id'],
  ['advisor_calls', 'client_id'],
  ['advisor_risk_profiles', 'client_id'],
  ['advisor_audit', 'client_id'],
];

/**
 * Erases a client from the product's own tables. Each step can be repeated.
 * @param log where each changed row that the log vouches for is noted
 */
export const clientEraser = (
  database: Database,
  key: () => Promise<AuditKey>,
  censuses: { forget(id: string): Promise<void> },
  log: AuditLog = auditStore(database, key),
): ClientEraser => {
  const { knex } = database;

  /** A recommendation's document without the client. If it can't be read, we can't keep part of it either: null. */
  const anonymous = (document: unknown, pseudonym: ClientId): string | null => {
    try {
      return recommendationText(withoutClient(readRecommendation(textFromColumn(document)), pseudonym));
    } catch (error) {
      if (!(error instanceof DamagedRowError)) throw error;
      return null;
    }
  };

  /** Where recommendations were posted, and the pictures in them. */
  const posted = async (ids: readonly string[]) => {
    const messages = new Map<string, MessagePlace>();
    const pictures = new Set<string>();
    for (const id of ids) {
      for (const { channel, ts, chart_file } of await knex('advisor_recommendation_places').where({ recommendation_id: id })) {
        const message = { channel: textFromColumn(channel), ts: textFromColumn(ts) };
        messages.set(`${message.channel} ${message.ts}`, message);
        if (chart_file !== null) pictures.add(textFromColumn(chart_file));
      }
    }
    return { messages: [...messages.values()], pictures: [...pictures] };
  };

  return {
    isKnown: async (id) => {
      if (!isStorableId(id)) return false;
      for (const [table, column] of CLIENT_COLUMNS) if (await knex(table).where(column, id).first()) return true;
      return isListed(database, id);
    },

    // A registered client and the linked client of the book are one person.
    idsOf: async (id) => {
      const merges = await knex('advisor_client_merges').where({ client_id: id }).orWhere({ book_id: id }).select('client_id', 'book_id');
      return [...new Set([id, ...merges.flatMap((merge) => [textFromColumn(merge.client_id), textFromColumn(merge.book_id)])])].map(
        clientId,
      );
    },

    erase: async (ids, noted) => {
      const keyed = await key();
      const { amend, removeMessagesOf } = evidenceAmender(database, log, noted);
      const pseudonymOf = (id: ClientId): ClientId => clientId(`forgotten-${keyedHash(keyed, id).slice(0, 16)}`);
      const erased = { snapshots: 0, recommendations: 0, registrations: 0, calls: 0, families: 0, auditRows: 0 };
      const shown: string[] = [];
      const looks = await looksAt(database, ids);
      const names = await namesOf(database, ids);
      // What threads are about names clients in ids of any spelling. Without it, a person names the client again. And lists of whom somebody called.
      for (const beginning of ['topic:', 'calls-done:'])
        await knex('advisor_marks')
          .whereBetween('mark', [beginning, `${beginning}\u{10FFFF}`])
          .del();

      for (const id of ids) {
        const pseudonym = pseudonymOf(id);
        const own: EvidenceRow[] = await knex('advisor_recommendations').where({ client_id: id });
        erased.recommendations += own.length;
        const named: EvidenceRow[] = await withParent(knex, 'advisor_recommendations', id).whereNot({ client_id: id });
        const about = [...own, ...named].map((row) => textFromColumn(row.id));
        // From an earlier try.
        const before: unknown[] = await knex('advisor_recommendations').where({ client_id: pseudonym }).pluck('id');
        shown.push(...about, ...before.map(textFromColumn));
        await removeMessagesOf(about);
        await amend('recommendation', own, (row) => {
          const document = anonymous(row.document, pseudonym);
          return document === null ? null : { ...row, client_id: pseudonym, document };
        });
        await amend('recommendation', named, (row) => ({ ...row, document: withoutParent(row.document, id) }));

        const profiles = await eraseFromSnapshots(database, id);
        erased.snapshots += profiles.own;

        // The number stays taken: otherwise a new client could get the same id and be answered with old messages.
        const registered: EvidenceRow[] = await knex('advisor_registered_clients').where({ client_id: id });
        const forgotten = { client_id: pseudonym, search_key: '', relationship_manager_id: null, parent_id: null, document: '{}' };
        await amend('registration', registered, (row) => ({ ...row, ...forgotten }));
        erased.registrations += registered.length;
        const others: EvidenceRow[] = await knex('advisor_registered_clients');
        const naming = others.flatMap((row) => {
          const document = withoutPerson(textFromColumn(row.document), { id, names });
          const isChild = row.parent_id !== null && textFromColumn(row.parent_id) === id;
          return document === null && !isChild
            ? []
            : [{ ...row, document: document ?? row.document, parent_id: isChild ? null : row.parent_id }];
        });
        await amend('registration', naming, (row) => row);
        erased.families += named.length + profiles.children + naming.length;
        const links: EvidenceRow[] = await knex('advisor_client_merges').where({ client_id: id }).orWhere({ book_id: id });
        await amend('link', links, () => null);

        await knex('advisor_risk_profiles').where({ client_id: id }).del();
        const reasons: Array<{ id: unknown; document: unknown }> = await knex('advisor_risk_profiles')
          .whereNotNull('document')
          .select('id', 'document');
        for (const { id: profile, document } of reasons) {
          const redacted = withoutPerson(textFromColumn(document), { id, names });
          if (redacted !== null) await knex('advisor_risk_profiles').where({ id: profile }).update({ document: redacted });
        }
        erased.calls += await inTransaction(knex, (transaction) => removeCallsOf(transaction, id));
        await censuses.forget(id);
      }
      // Last: while the log still knows the client, anyone who starts again repeats all of it.
      for (const id of ids) erased.auditRows += await eraseFromAudit(database, keyed, { id, names });
      return { pseudonyms: ids.map(pseudonymOf), ...erased, ...(await posted(shown)), looks } satisfies Erased;
    },

    scrub: () => scrubFile(database),
  };
};
