import type { KeptProfile } from '../../../advisor/book/kept-profile.ts';
import type { Database } from '../../database.ts';
import { isStorableId } from '../../rows/columns.ts';
import { GenerationWriter } from '../../rows/generation-writer.ts';
import { PROFILES_IN_BLOCK, ProfileBlockWriter } from './profile-block.ts';

const COLUMNS = [
  'snapshot_id',
  'client_id',
  'search_key',
  'client_name',
  'name_key',
  'relationship_manager_id',
  'risk_band',
  'trades',
  'total_invested',
  'place',
  'document',
];

/** A condition on `advisor_profiles`, bound to `true`: the row is in the newest complete snapshot. */
export const IN_CURRENT_SNAPSHOT = 'snapshot_id = (SELECT MAX(id) FROM advisor_profile_snapshots WHERE complete = ?)';

/** Characters of a name kept for searching; the document has the whole name. */
const LONGEST_NAME = 300;
const cut = (text: string): string => Array.from(text).slice(0, LONGEST_NAME).join('');

/** A name that can be searched: on one line, without characters nobody types. Null if nothing is left. */
const searchableName = (name: string | null | undefined): string | null =>
  cut((name ?? '').replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()) || null;

/** A condition that joins `advisor_profile_blocks b` to the rows of `advisor_profiles`: the block that a row's profile is in. */
export const IN_ITS_BLOCK = `b.snapshot_id = advisor_profiles.snapshot_id and b.block = advisor_profiles.place >> ${Math.log2(PROFILES_IN_BLOCK)}`;

/** Writes all profiles as a new snapshot and then makes it the current one in one update. Readers see the old snapshot until then. */
export const writeProfileSnapshot = async (database: Database, profiles: Iterable<KeptProfile>, takenAt: Date): Promise<void> => {
  const { knex } = database;
  const [snapshot = 0] = await knex('advisor_profile_snapshots').insert({ taken_at: takenAt, complete: false });
  const writer = new GenerationWriter(database, 'advisor_profiles', COLUMNS, 'snapshot_id, client_id');
  const blocks = new GenerationWriter(database, 'advisor_profile_blocks', ['snapshot_id', 'block', 'bytes']);
  let block = new ProfileBlockWriter();
  let [place, written] = [0, 0];
  const writeBlock = async (): Promise<void> => {
    if (block.length === 0) return;
    await blocks.add([snapshot, written++, block.bytes()]);
    block = new ProfileBlockWriter();
  };
  for (const profile of profiles) {
    if (!isStorableId(profile.clientId)) continue;
    const name = searchableName(profile.name);
    await writer.add([
      snapshot,
      profile.clientId,
      profile.clientId.toLowerCase(),
      name,
      name && cut(name.toLowerCase()),
      profile.relationshipManagerId,
      profile.riskBand,
      profile.trades,
      profile.totalInvested,
      place++,
      null,
    ]);
    block.add(profile);
    if (block.length === PROFILES_IN_BLOCK) await writeBlock();
  }
  await writeBlock();
  await writer.flush();
  await blocks.flush();
  await knex('advisor_profile_snapshots').where({ id: snapshot }).update({ complete: true });
  await writer.removeOlderThan(snapshot);
  await blocks.removeOlderThan(snapshot);
};
