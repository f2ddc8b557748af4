import type { Knex } from 'knex';
import type { KeptProfile } from '../../../advisor/book/kept-profile.ts';
import { clientId } from '../../../advisor/units.ts';
import { DamagedRowError } from '../../../usecases/ports/recommendation-store.ts';
import { textFromColumn } from '../../rows/columns.ts';
import { placeIn, profileIn, profilesIn } from './profile-block.ts';
import { readProfile } from './profile-document.ts';
import { IN_CURRENT_SNAPSHOT, IN_ITS_BLOCK } from './profile-snapshot.ts';
import type { StoredProfile } from './profile-walk.ts';

/** A client's row with the block that its profile is in. Rows of older snapshots have documents. */
export interface StoredRow {
  readonly client_id: string;
  readonly place: number | null;
  readonly document: unknown;
  readonly bytes: Uint8Array | null;
  readonly taken_at?: unknown;
}

/** Rows of the current snapshot. Not models: those would read a block as text. */
export const storedRows = (knex: Knex): Knex.QueryBuilder =>
  knex('advisor_profiles')
    .joinRaw(`left join advisor_profile_blocks b on ${IN_ITS_BLOCK}`)
    .whereRaw(`advisor_profiles.${IN_CURRENT_SNAPSHOT}`, [true])
    .select('client_id', 'place', 'document', 'b.bytes');

/** @throws DamagedRowError */
export const profileOfRow = (row: StoredRow): KeptProfile => {
  if (row.place === null) return readProfile(textFromColumn(row.document));
  const { at } = placeIn(row.place);
  return whole(row, profileIn(bytesOf(row), at));
};

/**
 * Profiles of rows, most of which are in the order of their blocks.
 * @throws DamagedRowError
 */
export function* profilesOfRows(rows: readonly StoredRow[]): Generator<KeptProfile> {
  let [known, profiles]: [number, ReturnType<typeof profilesIn>] = [-1, []];
  for (const row of rows) {
    if (row.place === null) {
      yield readProfile(textFromColumn(row.document));
      continue;
    }
    const { block, at } = placeIn(row.place);
    if (block !== known) [known, profiles] = [block, profilesIn(bytesOf(row))];
    yield whole(row, profiles[at]);
  }
}

const bytesOf = ({ bytes }: StoredRow): Uint8Array => {
  if (bytes === null) throw new DamagedRowError('The stored profile is damaged: its block is missing.');
  return bytes;
};

const whole = (row: StoredRow, profile: StoredProfile | null | undefined): KeptProfile => {
  if (!profile) throw new DamagedRowError('The stored profile is damaged: its block lacks it.');
  return { clientId: clientId(textFromColumn(row.client_id)), ...profile };
};
