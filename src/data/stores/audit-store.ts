import { randomBytes } from 'node:crypto';
import type { AuditHead } from '../../usecases/ports/audit-log.ts';
import type { AuditStore, AuditRow as Entry } from '../../usecases/ports.ts';
import { type AuditKey, auditKeyReader, keyedHash, wellFormed } from '../audit/audit-key.ts';
import { macOf } from '../audit/audit-link.ts';
import { isStorableId, LONGEST_ID } from '../columns.ts';
import type { Database } from '../database.ts';
import { insertOnce } from './insert-once.ts';
import { Row } from './row.ts';

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

/** Other chains are looked at this often: a row of theirs that is taken away later is missed by a row of ours. */
const WITNESS_EVERY_MS = 1000;

/** What somebody asked for may be no client's id at all; it is recorded as far as an id goes. */
const recordable = (id: string): string => {
  const text = wellFormed(id);
  return isStorableId(text) ? text : `${wellFormed(text.replaceAll('\0', '').slice(0, LONGEST_ID - 1))}…`;
};

/**
 * Who looked at what. Rows are only ever added, each with the keyed hash of itself and of the row before it in this process's chain
 * (docs/decisions/0012-audit-chain.md). `head` is the newest link that this store wrote.
 */
export const auditStore = (
  database: Database,
  key: () => Promise<AuditKey> = auditKeyReader(database),
): AuditStore & { readonly head: () => AuditHead | null } => {
  const { knex } = database;
  let head: AuditHead | null = null;
  let witnessedAt = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  /** The newest row of another chain; before the first chain, how many rows there are. */
  const witness = async (chain: string): Promise<string | null> => {
    if (performance.now() - witnessedAt < WITNESS_EVERY_MS) return null;
    witnessedAt = performance.now();
    const newest = await AuditRow.query(knex).select('chain', 'mac').orderBy('sequence', 'desc').first();
    if (newest?.mac) return newest.chain === chain ? null : newest.mac;
    return `before:${await AuditRow.query(knex).whereNull('chain').resultSize()}`;
  };

  const write = async (entries: readonly Entry[]): Promise<void> => {
    const keyed = await key();
    const before = head;
    // Where it cannot be said whether rows came in, their chain ends and another begins.
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
    // One statement: all of them or none, and the disk is waited for once.
    const added = await insertOnce(() => knex(AuditRow.tableName).insert(rows));
    if (!added) throw new Error('The audit log holds this link already.');
    head = { chain, link, mac: previous };
  };

  return {
    head: () => head,
    // One after the other: each needs the hash of the one before.
    append: (...entries) => {
      const mine = last.then(() => (entries.length === 0 ? undefined : write(entries)));
      last = mine.catch(() => {});
      return mine;
    },
  };
};
