import type { Knex } from 'knex';
import type { ClientId } from '../../../advisor/units.ts';
import { DamagedRowError } from '../../../usecases/ports/recommendation-store.ts';
import type { Database } from '../../database.ts';
import { inTransaction } from '../../whole-transaction.ts';
import { ProfileBlockWriter, placeIn, profilesIn, textsIn } from '../clients/profile-block.ts';
import type { StoredProfile } from '../clients/profile-walk.ts';
import { withoutParent, withParent } from './parent-in-document.ts';

interface Block {
  readonly snapshot_id: number;
  readonly block: number;
  readonly bytes: Uint8Array;
}

/** Blocks looked at in one query. */
const BLOCKS_AT_ONCE = 50;

/**
 * Erases a client from every snapshot: the row, the profile, and the mention as a parent. Can be repeated.
 * @returns the client's own profiles, and the profiles that named the client
 */
export const eraseFromSnapshots = async (
  { knex }: Database,
  id: ClientId,
): Promise<{ readonly own: number; readonly children: number }> => {
  let [own, children] = [0, 0];
  const rows: ReadonlyArray<{ snapshot_id: number; place: number | null }> = await knex('advisor_profiles')
    .where({ client_id: id })
    .select('snapshot_id', 'place');
  for (const { snapshot_id, place } of rows) {
    if (place === null) continue;
    const { block, at } = placeIn(place);
    const withoutOwn = (profile: StoredProfile, placed: number) => (placed === at ? null : profile);
    await rewrite(knex, { snapshot_id, block }, withoutOwn, async (transaction) => {
      own += await transaction('advisor_profiles').where({ snapshot_id, client_id: id }).del();
    });
  }
  own += await knex('advisor_profiles').where({ client_id: id }).del();

  for await (const { snapshot_id, block, bytes } of everyBlock(knex)) {
    if (ifWhole(() => textsIn(bytes))?.includes(id) === false) continue;
    await rewrite(knex, { snapshot_id, block }, (profile) => {
      if (profile.parentId !== id) return profile;
      children++;
      return { ...profile, parentId: null };
    });
  }
  for (const { document, snapshot_id, client_id } of await withParent(knex, 'advisor_profiles', id)) {
    children += await knex('advisor_profiles')
      .where({ snapshot_id, client_id })
      .update({ document: withoutParent(document, id) });
  }
  return { own, children };
};

/** What's read of a block; null if the block is damaged. */
const ifWhole = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (error instanceof DamagedRowError) return null;
    throw error;
  }
};

/**
 * Writes a block again with its profiles changed; two people may be erased from one block at once. A damaged one is deleted: it may name them.
 * @param also in the same transaction
 */
const rewrite = (
  knex: Knex,
  key: Omit<Block, 'bytes'>,
  change: (profile: StoredProfile, place: number) => StoredProfile | null,
  also: (transaction: Knex) => Promise<void> = async () => {},
): Promise<void> =>
  inTransaction(knex, async (transaction) => {
    const stored: Block | undefined = await transaction('advisor_profile_blocks').where(key).forUpdate().first();
    const profiles = stored && ifWhole(() => [...profilesIn(stored.bytes)]);
    if (profiles) {
      const writer = new ProfileBlockWriter();
      for (const [place, profile] of profiles.entries()) writer.add(profile && change(profile, place));
      await transaction('advisor_profile_blocks').where(key).update({ bytes: writer.bytes() });
    } else if (stored) await transaction('advisor_profile_blocks').where(key).del();
    await also(transaction);
  });

async function* everyBlock(knex: Knex): AsyncGenerator<Block> {
  const keys: ReadonlyArray<Omit<Block, 'bytes'>> = await knex('advisor_profile_blocks').select('snapshot_id', 'block');
  for (const snapshot of new Set(keys.map(({ snapshot_id }) => snapshot_id))) {
    const blocks = keys.filter(({ snapshot_id }) => snapshot_id === snapshot).map(({ block }) => block);
    for (let at = 0; at < blocks.length; at += BLOCKS_AT_ONCE) {
      yield* await knex('advisor_profile_blocks')
        .where({ snapshot_id: snapshot })
        .whereIn('block', blocks.slice(at, at + BLOCKS_AT_ONCE));
    }
  }
}
