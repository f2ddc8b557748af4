import { DamagedRowError } from '../../../usecases/ports/recommendation-store.ts';
import { BlockReader, BlockWriter } from './block-columns.ts';
import { PROFILE_COLUMNS, ProfileFields } from './profile-fields.ts';
import { type StoredProfile, walkProfile } from './profile-walk.ts';

/** Profiles in one block: the more, the smaller they are, and the longer it takes to find one. */
export const PROFILES_IN_BLOCK = 128;

/** Where a profile is: `PROFILES_IN_BLOCK` times its block, plus its place in there. */
export const placeIn = (place: number): { readonly block: number; readonly at: number } => ({
  block: Math.floor(place / PROFILES_IN_BLOCK),
  at: place % PROFILES_IN_BLOCK,
});

/** Profiles as a block of columns. An erased one is null. */
export class ProfileBlockWriter {
  length = 0;
  readonly #columns = new BlockWriter(PROFILE_COLUMNS);
  readonly #fields = new ProfileFields(this.#columns);

  add(profile: StoredProfile | null): void {
    this.#fields.number('present', profile ? 1 : 0);
    if (profile) walkProfile(this.#fields, profile);
    this.length++;
  }

  /** The block. Nothing can be added after this. */
  bytes(): Buffer {
    this.#fields.number('present', null);
    return this.#columns.bytes();
  }
}

const damaged = (error: unknown): DamagedRowError =>
  new DamagedRowError(`The stored profile is damaged: ${error instanceof Error ? error.message : String(error)}.`);

/**
 * The profiles of a block, in order.
 * @param count only so many of the first
 * @throws DamagedRowError
 */
export const profilesIn = (bytes: Uint8Array, count = PROFILES_IN_BLOCK): ReadonlyArray<StoredProfile | null> => {
  try {
    const fields = new ProfileFields(new BlockReader(bytes));
    const profiles: Array<StoredProfile | null> = [];
    while (profiles.length < count) {
      const present: number | null = fields.number('present');
      if (present === null) break;
      profiles.push(present === 1 ? walkProfile(fields) : null);
    }
    return profiles;
  } catch (error) {
    throw damaged(error);
  }
};

/** Every text in a block, such as ids of parents. */
export const textsIn = (bytes: Uint8Array): readonly string[] => {
  try {
    return new BlockReader(bytes).texts;
  } catch (error) {
    throw damaged(error);
  }
};
