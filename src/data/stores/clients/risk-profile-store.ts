import type { Knex } from 'knex';
import type { RiskBand } from '../../../advisor/bonds/rating.ts';
import { type ClientId, clientId, type Day, dayFromIso, isoFromDay } from '../../../advisor/units.ts';
import type { ProfileGrounds, ProfileSource, RecordedProfile, RiskProfiles } from '../../../usecases/ports/profiles/risk-profiles.ts';
import { DamagedRowError } from '../../../usecases/ports/recommendation-store.ts';
import type { Database } from '../../database.ts';
import { isStorableId, textFromColumn, timeFromColumn } from '../../rows/columns.ts';
import { inTransaction } from '../../whole-transaction.ts';

const TABLE = 'advisor_risk_profiles';
/** Rows in one statement, and ids in one question. */
const AT_ONCE = 500;

type ProfileRow = Readonly<Record<string, unknown>>;

const rowOf = (profile: RecordedProfile): Record<string, unknown> => ({
  id: profile.id,
  client_id: profile.clientId,
  band: profile.band,
  assessed_on: profile.assessedOn === null ? null : isoFromDay(profile.assessedOn),
  recorded_on: isoFromDay(profile.recordedOn),
  recorded_at: profile.recordedAt,
  recorded_by: profile.recordedBy,
  source: profile.source,
  status: profile.status,
  decided_by: profile.decidedBy,
  document: profile.grounds === null ? null : JSON.stringify(profile.grounds),
});

const textOrNull = (cell: unknown): string | null => (cell === null || cell === undefined ? null : textFromColumn(cell));

const dayIn = (cell: unknown, id: string): Day => {
  const day = dayFromIso(textFromColumn(cell));
  if (day === null) throw new DamagedRowError(`The risk profile ${id} has no day that can be read`);
  return day;
};

const profileOf = (row: ProfileRow): RecordedProfile => {
  const id = textFromColumn(row.id);
  const document = textOrNull(row.document);
  return {
    id,
    clientId: clientId(textFromColumn(row.client_id)),
    band: textFromColumn(row.band) as RiskBand,
    assessedOn: row.assessed_on === null ? null : dayIn(row.assessed_on, id),
    recordedOn: dayIn(row.recorded_on, id),
    recordedAt: timeFromColumn(textFromColumn(row.recorded_at)),
    recordedBy: textFromColumn(row.recorded_by),
    source: textFromColumn(row.source) as ProfileSource,
    status: textFromColumn(row.status) as RecordedProfile['status'],
    decidedBy: textOrNull(row.decided_by),
    grounds: document === null ? null : (JSON.parse(document) as ProfileGrounds),
  };
};

const insert = async (knex: Knex, profiles: readonly RecordedProfile[]): Promise<void> => {
  if (profiles.length > 0) await knex(TABLE).insert(profiles.map(rowOf));
};

/** Recorded risk profiles. Rows are only ever added; a decision about one that waits is written once. */
export const riskProfileStore = ({ knex }: Database): RiskProfiles => ({
  record: (profiles) =>
    inTransaction(knex, async (transaction) => {
      for (let at = 0; at < profiles.length; at += AT_ONCE) await insert(transaction, profiles.slice(at, at + AT_ONCE));
    }),

  counting: async (ids) => {
    const counting = () => knex(TABLE).where({ status: 'counts' });
    if (ids === 'all') return (await counting()).map(profileOf);
    const storable = ids.filter(isStorableId);
    const found: RecordedProfile[] = [];
    for (let at = 0; at < storable.length; at += AT_ONCE) {
      found.push(...(await counting().whereIn('client_id', storable.slice(at, at + AT_ONCE))).map(profileOf));
    }
    return found;
  },

  find: async (id) => {
    const row = isStorableId(id) ? await knex(TABLE).where({ id }).first() : undefined;
    return row ? profileOf(row) : null;
  },

  ofClient: async (id: ClientId) =>
    isStorableId(id)
      ? (
          await knex(TABLE)
            .where({ client_id: id })
            .orderBy([
              { column: 'recorded_at', order: 'desc' },
              { column: 'id', order: 'desc' },
            ])
        ).map(profileOf)
      : [],

  decide: async (id, status, by, at) =>
    (await knex(TABLE).where({ id, status: 'waits' }).update({ status, decided_by: by, decided_at: at })) === 1,

  replaceDemo: (profiles) =>
    inTransaction(knex, async (transaction) => {
      await transaction(TABLE).where({ source: 'demo' }).delete();
      let written = 0;
      let batch: RecordedProfile[] = [];
      for await (const profile of profiles) {
        written++;
        batch.push(profile);
        if (batch.length < AT_ONCE) continue;
        await insert(transaction, batch);
        batch = [];
      }
      await insert(transaction, batch);
      return written;
    }),
});
