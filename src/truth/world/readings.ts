import type { Database } from '../../data/database.ts';
import { instantIn, textIn, wholeIn } from './cells.ts';
import { rowsOf } from './rows.ts';

/** A reading of the book: in which segment the product placed everybody. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The model whose segments these are. */
  readonly version: number;
  /** By the hash of the client's id. */
  readonly segmentOf: ReadonlyMap<number, number>;
}

/** So many numbers lie between the hashes of two clients: a member is hash × 256 + segment. */
const SEGMENTS = 256;

/** Every complete reading that the product keeps. */
export const readReadings = async (own: Database): Promise<readonly Reading[]> => {
  const membersOf = new Map<number | null, Map<number, number>>();
  for await (const row of rowsOf(own, 'advisor_segment_census_parts')) {
    const members = membersOf.get(wholeIn(row.census_id)) ?? new Map<number, number>();
    membersOf.set(wholeIn(row.census_id), members);
    const bytes = Buffer.from(textIn(row.members) ?? '', 'base64');
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      const member = bytes.readDoubleLE(at);
      members.set(Math.floor(member / SEGMENTS), member % SEGMENTS);
    }
  }
  const readings: Reading[] = [];
  for await (const row of rowsOf(own, 'advisor_segment_censuses')) {
    const [id, version] = [wholeIn(row.id), wholeIn(row.model_version)];
    if (Number(row.complete) !== 1 || version === null) continue;
    readings.push({ at: instantIn(row.taken_at), version, segmentOf: membersOf.get(id) ?? new Map() });
  }
  return readings;
};
