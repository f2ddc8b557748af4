import { daysBefore } from '../../../advisor/units.ts';
import type { CensusEntry, SegmentCensuses } from '../../../usecases/ports/segment-census.ts';
import type { Database } from '../../database.ts';
import { clientHash } from '../../rows/client-hash.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';

class CensusRow extends Row {
  static override tableName = 'advisor_segment_censuses';
  declare id: number;
  declare model_version: number;
  declare taken_at: string | Date;
  declare complete: boolean | 0 | 1;
}

class PartRow extends Row {
  static override tableName = 'advisor_segment_census_parts';
  static override idColumn = ['census_id', 'part'];
  declare census_id: number;
  declare part: number;
  declare members: string;
}

const SEGMENTS = 256;
/** About a megabyte as text, which every server accepts in one packet. */
const MEMBERS_A_PART = 100_000;
/** How far a digest can look back: a few weeks of nightly readings, and after a long downtime this many however old. */
const KEPT_DAYS = 15;
const KEPT_AT_LEAST = 15;
/** No census takes this long: its process died. */
const ABANDONED_AFTER_DAYS = 1;

const textOf = (members: Float64Array): string => Buffer.from(members.buffer, members.byteOffset, members.byteLength).toString('base64');
const membersOf = (text: string): Float64Array => {
  const bytes = Buffer.from(text, 'base64');
  return new Float64Array(Uint8Array.from(bytes).buffer);
};

/** Every client's segment at each reading of the book: 11 bytes per client and reading, in parts of a megabyte. */
export const segmentCensuses = ({ knex }: Database): SegmentCensuses => {
  const complete = () => CensusRow.query(knex).where({ complete: true }).orderBy('taken_at', 'desc').orderBy('id', 'desc');

  const removeOld = async (now: Date): Promise<void> => {
    const before = (days: number): Date => daysBefore(now, days);
    const old = (await complete()).slice(KEPT_AT_LEAST).filter((row) => timeFromColumn(row.taken_at as string) < before(KEPT_DAYS));
    const abandoned = await CensusRow.query(knex).where({ complete: false }).where('taken_at', '<', before(ABANDONED_AFTER_DAYS));
    for (const { id } of [...old, ...abandoned]) {
      await CensusRow.query(knex).deleteById(id);
      await PartRow.query(knex).where({ census_id: id }).delete();
    }
  };

  return {
    save: async ({ modelVersion, takenAt, ids, segments }) => {
      const members = new Float64Array(ids.length);
      ids.forEach((id, place) => {
        members[place] = clientHash(id) * SEGMENTS + (segments[place] as number);
      });
      members.sort();
      const { id } = await CensusRow.query(knex).insert({ model_version: modelVersion, taken_at: takenAt, complete: false });
      for (let part = 0; part * MEMBERS_A_PART < members.length; part++) {
        const slice = members.subarray(part * MEMBERS_A_PART, (part + 1) * MEMBERS_A_PART);
        await PartRow.query(knex).insert({ census_id: id, part, members: textOf(slice) });
      }
      await CensusRow.query(knex).findById(id).patch({ complete: true });
      await removeOld(takenAt);
    },
    list: async () => (await complete()).map(censusEntry),
    load: async (id) => {
      const row = await CensusRow.query(knex).where({ id, complete: true }).first();
      if (!row) return null;
      const parts = (await PartRow.query(knex).where({ census_id: id }).orderBy('part')).map(({ members }) => membersOf(members));
      const members = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        members.set(part, at);
        at += part.length;
      }
      return { ...censusEntry(row), members };
    },
    forget: async (clientId) => {
      const low = clientHash(clientId) * SEGMENTS;
      for (const { id } of await CensusRow.query(knex).select('id')) {
        for (const row of await PartRow.query(knex).where({ census_id: id })) {
          const members = membersOf(row.members);
          const others = members.filter((member) => member < low || member >= low + SEGMENTS);
          if (others.length === members.length) continue;
          await PartRow.query(knex)
            .where({ census_id: id, part: row.part })
            .patch({ members: textOf(others) });
        }
      }
    },
  };
};

const censusEntry = (row: CensusRow): CensusEntry => ({
  id: row.id,
  modelVersion: row.model_version,
  takenAt: timeFromColumn(row.taken_at as string),
});
