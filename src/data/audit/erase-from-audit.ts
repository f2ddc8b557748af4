import type { Erased } from '../../usecases/ports/client-eraser.ts';
import type { Database } from '../database.ts';
import { textFromColumn, timeFromColumn } from '../rows/columns.ts';
import { type AuditKey, keyedHash } from './audit-key.ts';
import type { StoredDetail } from './audit-link.ts';
import { OWN_FIELDS } from './evidence.ts';

const ROWS_AT_ONCE = 500;
const PART_OF_A_WORD = /[\p{L}\p{N}_-]/u;

/** Whether a text names a client: the id itself in any letter case, as a whole word. */
export const names = (text: string, id: string): boolean => {
  const [inside, searched] = [text.toLowerCase(), id.toLowerCase()];
  for (let at = inside.indexOf(searched); at >= 0; at = inside.indexOf(searched, at + 1)) {
    const [before = '', after = ''] = [inside[at - 1], inside[at + searched.length]];
    if (!PART_OF_A_WORD.test(before) && !PART_OF_A_WORD.test(after)) return true;
  }
  return false;
};

/** What a client is called: the id, and names as the book and the registration have them. */
export interface Called {
  readonly id: string;
  readonly names: readonly string[];
}

/** A shorter name may be an ordinary word of another text. */
const SHORTEST = 4;
export const unmistakable = (names: readonly string[]): readonly string[] => names.filter((name) => name.length >= SHORTEST);

const isPartOf = (text: string, whole: string): boolean => text.length > 1 && whole.toLowerCase().includes(text.toLowerCase());

/**
 * The details with every text that names the client replaced by its keyed hash; null if none does. A search that found the client may have
 * been for a part of the name.
 * @param isAbout the row is about this client alone, so the search found no other client
 */
const withoutClient = (key: AuditKey, { id, names: called }: Called, document: unknown, isAbout: boolean): string | null => {
  let isNamed = false;
  let detail: Record<string, StoredDetail>;
  try {
    detail = JSON.parse(textFromColumn(document)) as Record<string, StoredDetail>;
  } catch {
    return null;
  }
  const all = [id, ...unmistakable(called)];
  // Registered clients are searched by id and name in one text.
  const searched = [id, ...called, ...called.map((name) => `${id} ${name}`)];
  const isFound = Object.entries(detail).some(([name, value]) => /^\d+$/.test(name) && value === id);
  const entries = Object.entries(detail).map(([name, value]): readonly [string, StoredDetail] => {
    if (typeof value !== 'string' || OWN_FIELDS.has(name)) return [name, value];
    const isSearch = name === 'text' && (isAbout || (isFound && searched.some((each) => isPartOf(value, each))));
    if (!isSearch && !all.some((each) => names(value, each))) return [name, value];
    isNamed = true;
    return [name, { forgotten: keyedHash(key, value) }];
  });
  return isNamed ? JSON.stringify(Object.fromEntries(entries)) : null;
};

/** Whether a client was in a list that someone was shown. In other texts an id may be an ordinary word. */
export const isListed = async ({ knex }: Database, id: string): Promise<boolean> => {
  const quoted = `:${JSON.stringify(id)}`;
  const rows = await knex('advisor_audit').where({ action: 'client.search' }).whereRaw('instr(detail, ?) > 0', [quoted]).select('detail');
  return rows.some(({ detail }) => {
    try {
      return Object.entries(JSON.parse(textFromColumn(detail))).some(([name, value]) => /^\d+$/.test(name) && value === id);
    } catch {
      return false;
    }
  });
};

/** Who looked at these clients and when last, most looks first. */
export const looksAt = async ({ knex }: Database, ids: readonly string[]): Promise<Erased['looks']> => {
  const rows = await knex('advisor_audit')
    .whereIn('client_id', [...ids])
    .where('action', 'like', 'client.%')
    .whereNot({ action: 'client.forget' })
    .groupBy('actor_id')
    .select('actor_id', knex.raw('COUNT(*) AS looks'), knex.raw('MAX(at) AS last'));
  return rows
    .map((row) => ({ actorId: textFromColumn(row.actor_id), looks: Number(row.looks), last: timeFromColumn(textFromColumn(row.last)) }))
    .sort((one, other) => other.looks - one.looks);
};

/**
 * Erases a client's id and names from the audit log. The rows stay and say that something was looked at, by whom and when. A text is
 * replaced by its keyed hash; the chain was built over that hash, so it stays whole.
 * @returns the number of changed rows
 */
export const eraseFromAudit = async ({ knex }: Database, key: AuditKey, called: Called): Promise<number> => {
  const { id } = called;
  let changed = 0;
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await knex('advisor_audit')
      .where('sequence', '>', after)
      .where((where) => {
        where.where({ client_id: id });
        for (const each of [id, ...unmistakable(called.names)])
          where.orWhereRaw('instr(lower(detail), lower(?)) > 0', [JSON.stringify(each).slice(1, -1)]);
      })
      .orderBy('sequence')
      .limit(ROWS_AT_ONCE)
      .select('sequence', 'client_id', 'detail');
    for (const { sequence, client_id, detail } of rows) {
      after = sequence;
      const isAbout = client_id !== null && textFromColumn(client_id) === id;
      const without = withoutClient(key, called, detail, isAbout);
      if (!isAbout && without === null) continue;
      await knex('advisor_audit')
        .where({ sequence })
        .update({ ...(isAbout && { client_id: null, client_key: keyedHash(key, id) }), ...(without !== null && { detail: without }) });
      changed += 1;
    }
    if (rows.length < ROWS_AT_ONCE) return changed;
  }
};
