import { DamagedRowError } from '../../../usecases/ports/recommendation-store.ts';
import { BlockReader, BlockWriter } from './block-columns.ts';
import { PROFILE_COLUMNS, ProfileFields } from './profile-fields.ts';
import { type StoredProfile, skipProfile, walkProfile } from './profile-walk.ts';

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
 * @throws DamagedRowError
 */
export const profilesIn = (bytes: Uint8Array): ReadonlyArray<StoredProfile | null> => {
  try {
    const fields = new ProfileFields(new BlockReader(bytes));
    const profiles: Array<StoredProfile | null> = [];
    while (profiles.length < PROFILES_IN_BLOCK) {
      const present: number | null = fields.number('present');
      if (present === null) break;
      profiles.push(present === 1 ? walkProfile(fields) : null);
    }
    return profiles;
  } catch (error) {
    throw damaged(error);
  }
};

/**
 * One profile of a block by its place. Each value is told by the ones before, so the profiles before it are read, but not made.
 * @returns null for an erased one; undefined if the block is shorter
 * @throws DamagedRowError
 */
export const profileIn = (bytes: Uint8Array, at: number): StoredProfile | null | undefined => {
  try {
    const fields = new ProfileFields(new BlockReader(bytes));
    for (let place = 0; ; place++) {
      const present: number | null = fields.number('present');
      if (present === null) return undefined;
      if (place === at) return present === 1 ? walkProfile(fields) : null;
      if (present === 1) skipProfile(fields);
    }
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
