import { setTimeout as sleep } from 'node:timers/promises';
import type { Profile } from '../../advisor/profile.ts';
import { isStorableId } from '../columns.ts';
import type { Database } from '../database.ts';
import { executePrepared } from '../prepared.ts';
import { profileText } from './profile-document.ts';

const COLUMNS =
  'snapshot_id, client_id, search_key, client_name, name_key, relationship_manager_id, risk_band, trades, total_invested, document';
const PLACES = '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
const ROWS_AT_ONCE = 500;
/** Of documents in one statement: a quarter of the smallest packet a MySQL server takes by default. */
const CHARACTERS_AT_ONCE = 1_000_000;
const DELETED_AT_ONCE = 2500;
/** Between two transactions, so that who waits for the write lock of SQLite gets it. */
const PAUSE_MS = 2;

/** Characters of a name that are kept for searching; the whole of it stands in the document. */
const LONGEST_NAME = 300;
const cut = (text: string): string => Array.from(text).slice(0, LONGEST_NAME).join('');

/** A name as it can be searched: in one line, without what no one types. Null where that leaves nothing. */
const searchableName = (name: string | null | undefined): string | null =>
  cut((name ?? '').replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()) || null;

/**
 * Writes all profiles as a new generation of rows and then, by one update, puts it in force; readers see the old
 * snapshot until then. Written in short transactions, because on SQLite everybody else who writes waits for each of them: feedback must be stored
 * while a training ends. What a process that died left behind is removed by the next.
 */
export const writeProfileSnapshot = async ({ knex, kind }: Database, profiles: Iterable<Profile>, takenAt: Date): Promise<void> => {
  const [snapshot = 0] = await knex('advisor_profile_snapshots').insert({ taken_at: takenAt, complete: false });
  let values: (string | number | null)[] = [];
  let rows = 0;
  let characters = 0;
  const pause = async (): Promise<void> => {
    if (kind === 'sqlite') await sleep(PAUSE_MS);
  };
  const flush = async (): Promise<void> => {
    if (rows === 0) return;
    const sql = `INSERT INTO advisor_profiles (${COLUMNS}) VALUES ${Array(rows).fill(PLACES).join(', ')}`;
    await (kind === 'mysql' ? executePrepared(knex, sql, values) : knex.raw(sql, values as never));
    await pause();
    values = [];
    rows = 0;
    characters = 0;
  };
  for (const profile of profiles) {
    if (!isStorableId(profile.clientId)) continue;
    const document = profileText(profile);
    const name = searchableName(profile.name);
    values.push(
      snapshot,
      profile.clientId,
      profile.clientId.toLowerCase(),
      name,
      name && cut(name.toLowerCase()),
      profile.relationshipManagerId,
      profile.riskBand,
      profile.trades,
      profile.totalInvested,
      document,
    );
    rows += 1;
    characters += document.length;
    if (rows === ROWS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) await flush();
  }
  await flush();
  await knex('advisor_profile_snapshots').where({ id: snapshot }).update({ complete: true });

  const older =
    kind === 'mysql'
      ? `DELETE FROM advisor_profiles WHERE snapshot_id < ? LIMIT ${DELETED_AT_ONCE}`
      : `DELETE FROM advisor_profiles WHERE rowid IN (SELECT rowid FROM advisor_profiles WHERE snapshot_id < ? LIMIT ${DELETED_AT_ONCE})`;
  for (;;) {
    const result = await knex.raw(older, [snapshot]);
    const deleted: number = kind === 'mysql' ? result[0].affectedRows : result.changes;
    if (deleted < DELETED_AT_ONCE) return;
    await pause();
  }
};
