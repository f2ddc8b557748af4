import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { AuditHead, AuditStore, AuditRow as Entry } from '../../../usecases/ports/audit-log.ts';
import type { AuditAnchor } from '../../audit/anchor-file.ts';
import { type AuditKey, auditKeyReader, keyedHash, wellFormed } from '../../audit/audit-key.ts';
import { macOf } from '../../audit/audit-link.ts';
import { digestOf, type EvidenceKind, type EvidenceRow, storedName } from '../../audit/evidence.ts';
import type { Database } from '../../database.ts';
import { isStorableId, LONGEST_ID } from '../../rows/columns.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';
import { inTransaction } from '../../whole-transaction.ts';

class AuditRow extends Row {
  static override tableName = 'advisor_audit';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare at: string | Date;
  declare actor_id: string;
  declare action: string;
  declare client_id: string | null;
  declare detail: string;
  declare chain: string | null;
  declare link: number | null;
  declare key_id: string | null;
  declare client_key: string | null;
  declare previous: string | null;
  declare witness: string | null;
  declare mac: string | null;
}

/** How often we look at other chains, so that our rows reveal it if one of theirs is removed later. */
const WITNESS_EVERY_MS = 1000;

/** The id someone asked for may not be a client's. We record as much of it as fits an id. */
const recordable = (id: string): string => {
  const text = wellFormed(id);
  return isStorableId(text) ? text : `${wellFormed(text.replaceAll('\0', '').slice(0, LONGEST_ID - 1))}…`;
};

/** A stored row that an audit row vouches for. `row` is null if it's removed. */
export interface Kept {
  readonly kind: EvidenceKind;
  readonly name: EvidenceRow;
  readonly row: EvidenceRow | null;
  readonly entry: Entry;
}

export const kept = (kind: EvidenceKind, row: EvidenceRow, entry: Entry): Kept => ({ kind, name: row, row, entry });

/** What stores need of the audit log. */
export interface AuditLog extends AuditStore {
  /**
   * Stores rows of other tables together with their audit rows, which hold a digest of each: all of them or, if it throws, none. False, and
   * nothing is stored, if one of the rows was there before.
   * @param store writes the rows in the transaction it's given
   */
  keep(rows: readonly Kept[], store: (transaction: Knex) => PromiseLike<unknown>): Promise<boolean>;
  /** The newest link that this store wrote. */
  head(): AuditHead | null;
}

export interface AuditLogOptions {
  /** Where the newest link is noted outside the database. */
  readonly anchor?: AuditAnchor | null;
  /** Details that every row gets. */
  readonly alsoSay?: () => Entry['detail'];
}

/**
 * The audit log: who looked at what, and digests of what is stored about it. Rows are only ever added, each with a keyed hash of itself and
 * of the previous row in this process's chain (docs/decisions/0012-audit-chain.md, 0020-evidence.md).
 */
export const auditStore = (
  database: Database,
  key: () => Promise<AuditKey> = auditKeyReader(database),
  { anchor = null, alsoSay = () => ({}) }: AuditLogOptions = {},
): AuditLog => {
  const { knex } = database;
  let head: AuditHead | null = null;
  let witnessedAt = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  /** The newest row of another chain; before the first chain, the number of rows. */
  const witness = async (chain: string): Promise<string | null> => {
    if (performance.now() - witnessedAt < WITNESS_EVERY_MS) return null;
    witnessedAt = performance.now();
    const newest = await AuditRow.query(knex).select('chain', 'mac').orderBy('sequence', 'desc').first();
    if (newest?.mac) return newest.chain === chain ? null : newest.mac;
    return `before:${await AuditRow.query(knex).whereNull('chain').resultSize()}`;
  };

  const write = async (
    given: readonly (Entry | Kept)[],
    also: Entry['detail'],
    store?: (knex: Knex) => PromiseLike<unknown>,
  ): Promise<boolean> => {
    const keyed = await key();
    const entries = given.map((one): Entry => {
      const entry = 'entry' in one ? one.entry : one;
      const evidence = 'entry' in one && {
        stored: storedName(keyed, one.kind, one.name),
        digest: one.row && digestOf(keyed, one.kind, one.row),
      };
      return { ...entry, detail: { ...entry.detail, ...evidence, ...also } };
    });
    const before = head;
    // If a write fails, we can't tell whether the rows were stored, so the chain ends and a new one begins.
    head = null;
    const chain = before?.chain ?? randomBytes(12).toString('hex');
    if (!before) witnessedAt = Number.NEGATIVE_INFINITY;
    const seen = await witness(chain);
    let [link, previous] = [before?.link ?? 0, before?.mac ?? ''];
    const rows = entries.map((entry, place) => {
      const clientId = entry.clientId === null ? null : recordable(entry.clientId);
      const detail = JSON.stringify(entry.detail);
      const row = {
        chain,
        link: link + 1,
        previous,
        witness: place === 0 ? seen : null,
        at: entry.at,
        actorId: wellFormed(entry.actorId),
        action: entry.action,
        clientKey: clientId === null ? null : keyedHash(keyed, clientId),
        detail: JSON.parse(detail),
      };
      [link, previous] = [row.link, macOf(keyed, row)];
      return {
        at: row.at,
        actor_id: row.actorId,
        action: row.action,
        client_id: clientId,
        detail,
        chain,
        link,
        key_id: keyed.id,
        client_key: row.clientKey,
        previous: row.previous,
        witness: row.witness,
        mac: previous,
      };
    });
    // One statement, so all rows or none are stored and we wait for the disk once.
    const insert = (on: Knex): PromiseLike<unknown> => on(AuditRow.tableName).insert(rows);
    const added = await insertOnce(() =>
      store
        ? inTransaction(knex, async (transaction) => {
            await store(transaction);
            await insert(transaction);
          })
        : insert(knex),
    );
    if (!added && !store) throw new Error('The audit log holds this link already.');
    // What was there before is known, so the chain goes on.
    head = added ? { chain, link, mac: previous } : before;
    if (added && head) anchor?.note(head);
    return added;
  };

  /** One after the other: each row needs the hash of the previous one. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.then(
      () => {},
      () => {},
    );
    return mine;
  };

  return {
    head: () => head,
    append: async (...entries) => {
      const also = alsoSay();
      if (entries.length > 0) await inTurn(() => write(entries, also));
    },
    keep: async (rows, store) => {
      const also = alsoSay();
      return inTurn(() => write(rows, also, store));
    },
  };
};
