import type { Erased } from '../../usecases/ports/client-eraser.ts';
import { timeFromColumn } from '../columns.ts';
import type { Database } from '../database.ts';
import { type AuditKey, keyedHash } from './audit-key.ts';
import type { StoredDetail } from './audit-link.ts';

const ROWS_AT_ONCE = 500;
const PART_OF_A_WORD = /[\p{L}\p{N}_-]/u;

const textOf = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));

/** Whether a text names a client: the id itself, in any letter case, or as a word of it. */
export const names = (text: string, id: string): boolean => {
  const [inside, searched] = [text.toLowerCase(), id.toLowerCase()];
  for (let at = inside.indexOf(searched); at >= 0; at = inside.indexOf(searched, at + 1)) {
    const [before = '', after = ''] = [inside[at - 1], inside[at + searched.length]];
    if (!PART_OF_A_WORD.test(before) && !PART_OF_A_WORD.test(after)) return true;
  }
  return false;
};

/** The details with every text that names the client replaced by its keyed hash; null where none does. */
const withoutId = (key: AuditKey, id: string, document: unknown): string | null => {
  let isNamed = false;
  let detail: Record<string, StoredDetail>;
  try {
    detail = JSON.parse(textOf(document)) as Record<string, StoredDetail>;
  } catch {
    return null;
  }
  const entries = Object.entries(detail).map(([name, value]): readonly [string, StoredDetail] => {
    if (typeof value !== 'string' || !names(value, id)) return [name, value];
    isNamed = true;
    return [name, { forgotten: keyedHash(key, value) }];
  });
  return isNamed ? JSON.stringify(Object.fromEntries(entries)) : null;
};

/** Whether a client stands in a list that somebody was shown; in text of any other kind an id may be a word like others. */
export const isListed = async ({ knex }: Database, id: string): Promise<boolean> => {
  const quoted = `:${JSON.stringify(id)}`;
  const rows = await knex('advisor_audit').where({ action: 'client.search' }).whereRaw('instr(detail, ?) > 0', [quoted]).select('detail');
  return rows.some(({ detail }) => {
    try {
      return Object.entries(JSON.parse(textOf(detail))).some(([name, value]) => /^\d+$/.test(name) && value === id);
    } catch {
      return false;
    }
  });
};

/** Who looked at clients, and when last, the most looks first. */
export const looksAt = async ({ knex }: Database, ids: readonly string[]): Promise<Erased['looks']> => {
  const rows = await knex('advisor_audit')
    .whereIn('client_id', [...ids])
    .where('action', 'like', 'client.%')
    .whereNot({ action: 'client.forget' })
    .groupBy('actor_id')
    .select('actor_id', knex.raw('COUNT(*) AS looks'), knex.raw('MAX(at) AS last'));
  return rows
    .map((row) => ({ actorId: textOf(row.actor_id), looks: Number(row.looks), last: timeFromColumn(textOf(row.last)) }))
    .sort((one, other) => other.looks - one.looks);
};

/**
 * Takes a client's id out of the audit log. The rows stay and say that something was looked at, by whom and when; in the id's place stands its keyed hash,
 * which the chain was made over in the first place, so the chain stays whole. Returns how many rows were changed.
 */
export const eraseFromAudit = async ({ knex }: Database, key: AuditKey, id: string): Promise<number> => {
  let changed = 0;
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await knex('advisor_audit')
      .where('sequence', '>', after)
      .where((where) => where.where({ client_id: id }).orWhereRaw('instr(lower(detail), lower(?)) > 0', [JSON.stringify(id).slice(1, -1)]))
      .orderBy('sequence')
      .limit(ROWS_AT_ONCE)
      .select('sequence', 'client_id', 'detail');
    for (const { sequence, client_id, detail } of rows) {
      after = sequence;
      const isAbout = client_id !== null && textOf(client_id) === id;
      const without = withoutId(key, id, detail);
      if (!isAbout && without === null) continue;
      await knex('advisor_audit')
        .where({ sequence })
        .update({ ...(isAbout && { client_id: null, client_key: keyedHash(key, id) }), ...(without !== null && { detail: without }) });
      changed += 1;
    }
    if (rows.length < ROWS_AT_ONCE) return changed;
  }
};
