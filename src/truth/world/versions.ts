import type { Database } from '../../data/database.ts';
import { instantIn, textIn, wholeIn } from './cells.ts';
import type { StoredModel } from './product.ts';
import { documentIn, type Row, rowsOf } from './rows.ts';

/** A version of the model that's kept, active or not. */
export interface KeptVersion {
  /** Null: it’s damaged. */
  readonly model: StoredModel | null;
  /** Milliseconds since 1970. */
  readonly trainedAt: number;
  /** Why the gate refused it; null if it passed. */
  readonly refusal: string | null;
}

const modelIn = (row: Row): StoredModel | null => {
  try {
    return documentIn(row.document) as unknown as StoredModel;
  } catch {
    return null;
  }
};

/** Every kept version, by its number. */
export const readVersions = async (own: Database): Promise<ReadonlyMap<number, KeptVersion>> => {
  const versions = new Map<number, KeptVersion>();
  for await (const row of rowsOf(own, 'advisor_models')) {
    versions.set(wholeIn(row.version) ?? 0, { model: modelIn(row), trainedAt: instantIn(row.trained_at), refusal: textIn(row.refusal) });
  }
  return versions;
};
