import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Knex } from 'knex';
import {
  DamagedRowError,
  type MessagePlace,
  type PostedMessage,
  type RecommendationStore,
  type ShownPlace,
} from '../../../usecases/ports/recommendation-store.ts';
import type { ShownRecommendation } from '../../../usecases/ports/shown-recommendation.ts';
import type { Database } from '../../database.ts';
import { isStorableId } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';
import { type AuditLog, auditStore, kept } from '../admin/audit-store.ts';
import { readRecommendation, recommendationText } from './recommendation-document.ts';

class RecommendationRow extends Row {
  static override tableName = 'advisor_recommendations';
  declare id: string;
  declare client_id: string;
  declare shown_to: string;
  declare shown_at: string | Date;
  declare model_version: number;
  declare document: string;
}

class PlaceRow extends Row {
  static override tableName = 'advisor_recommendation_places';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare recommendation_id: string;
  declare channel: string;
  declare ts: string;
  declare chart_file: string | null;
  declare shared_by: string | null;
  declare may_be_second: number | null;
}

const shownPlace = (row: PlaceRow): ShownPlace => ({
  channel: row.channel,
  ts: row.ts,
  ...(row.chart_file !== null && { chartFile: row.chart_file }),
  ...(row.shared_by !== null && { sharedBy: row.shared_by }),
  ...(row.may_be_second !== null && { mayBeSecond: true as const }),
});

/** Documents per query. With more, a server's packet could overflow. */
const FOUND_AT_ONCE = 200;

const readOrDamaged = (document: string): ShownRecommendation | DamagedRowError => {
  try {
    return readRecommendation(document);
  } catch (error) {
    if (error instanceof DamagedRowError) return error;
    throw error;
  }
};

const readable = (document: string): readonly ShownRecommendation[] => {
  const read = readOrDamaged(document);
  return read instanceof DamagedRowError ? [] : [read];
};

/**
 * Recommendations as shown, and the messages that show them. If a message has several rows, the newest counts.
 * @param log where what is stored is vouched for
 */
export const recommendationStore = (database: Database, log: AuditLog = auditStore(database)): RecommendationStore => {
  const { knex } = database;

  /** The fingerprint of a model version: the SHA-256 of its document. Null if it isn't stored any more. A restore may replace it, so it isn't kept. */
  const checksumOf = async (version: number): Promise<string | null> =>
    (await knex('advisor_models').where({ version }).first('checksum'))?.checksum ?? null;

  const addPlace = (on: Knex, id: string, { channel, ts, chartFile, sharedBy, mayBeSecond }: ShownPlace) =>
    PlaceRow.query(on).insert({
      recommendation_id: id,
      channel,
      ts,
      chart_file: chartFile ?? null,
      shared_by: sharedBy ?? null,
      may_be_second: mayBeSecond ? 1 : null,
    });

  const keepMessage = async (
    id: string,
    { channel, ts }: MessagePlace,
    { json, noted }: PostedMessage,
    alsoStore: (on: Knex) => PromiseLike<unknown> = async () => {},
  ): Promise<void> => {
    const message = gzipSync(json);
    const row = { id: randomBytes(16).toString('hex'), recommendation_id: id, channel, ts, posted_at: noted.at, message };
    await log.keep([kept('message', row, noted)], async (transaction) => {
      await transaction('advisor_shown_messages').insert(row);
      await alsoStore(transaction);
    });
  };

  const find: RecommendationStore['find'] = async (id) => {
    if (!isStorableId(id)) return null;
    const row = await RecommendationRow.query(knex).findById(id).select('document');
    return row ? readRecommendation(row.document) : null;
  };

  return {
    find,

    findMany: async (ids) => {
      const found = new Map<string, ShownRecommendation | DamagedRowError>();
      const wanted = [...new Set(ids)].filter(isStorableId);
      for (let from = 0; from < wanted.length; from += FOUND_AT_ONCE) {
        const rows = await RecommendationRow.query(knex)
          .whereIn('id', wanted.slice(from, from + FOUND_AT_ONCE))
          .select('id', 'document');
        for (const { id, document } of rows) found.set(id, readOrDamaged(document));
        // A starting process reads everything that was ever rated. This lets others get their acknowledgements meanwhile.
        await nextTurn();
      }
      return found;
    },

    save: async (shown, noted) => {
      const row = {
        id: shown.id,
        client_id: shown.profile.clientId,
        shown_to: shown.shownTo,
        shown_at: shown.shownAt,
        model_version: shown.model.version,
        document: recommendationText(shown),
      };
      const store = (on: Knex) => RecommendationRow.query(on).insert(row);
      if (!noted) {
        await store(knex);
        return;
      }
      const fingerprint = await checksumOf(shown.model.version);
      const entry = { ...noted, detail: { ...noted.detail, fingerprint } };
      if (!(await log.keep([kept('recommendation', row, entry)], store))) throw new Error(`Recommendation ${shown.id} was stored before.`);
    },

    place: async (id, place, posted) => {
      if (posted) await keepMessage(id, place, posted, (on) => addPlace(on, id, place));
      else await addPlace(knex, id, place);
    },

    keepMessage: (id, place, posted) => keepMessage(id, place, posted),

    ofClient: async (id, limit, shownTo) => {
      if (!isStorableId(id) || limit < 1) return [];
      const rows = await RecommendationRow.query(knex)
        .where({ client_id: id, ...(shownTo !== undefined && { shown_to: shownTo }) })
        .orderBy([{ column: 'shown_at', order: 'desc' }, 'id'])
        .limit(limit)
        .select('document');
      return rows.flatMap(({ document }) => readable(document));
    },

    shownBetween: async function* (from, until) {
      const ids = (
        await RecommendationRow.query(knex)
          .where('shown_at', '>=', from as never)
          .where('shown_at', '<=', until as never)
          .orderBy(['shown_at', 'id'])
          .select('id')
      ).map(({ id }) => id);
      for (let at = 0; at < ids.length; at += FOUND_AT_ONCE) {
        const some = ids.slice(at, at + FOUND_AT_ONCE);
        const rows = await RecommendationRow.query(knex).whereIn('id', some).orderBy(['shown_at', 'id']).select('document');
        for (const { document } of rows) yield* readable(document);
      }
    },

    placesOf: async (id) => {
      const places = new Map<string, ShownPlace>();
      for (const row of await PlaceRow.query(knex).where({ recommendation_id: id }).orderBy('sequence')) {
        const key = JSON.stringify([row.channel, row.ts]);
        places.set(key, { ...places.get(key), ...shownPlace(row) });
      }
      return [...places.values()];
    },

    findByMessage: async ({ channel, ts }: MessagePlace) => {
      const row = await PlaceRow.query(knex).where({ channel, ts }).orderBy('sequence', 'desc').first();
      return row ? find(row.recommendation_id) : null;
    },

    isPlace: async ({ channel, ts }) => (await PlaceRow.query(knex).where({ channel, ts }).resultSize()) > 0,

    forgetPlace: async ({ channel, ts }) => {
      await PlaceRow.query(knex).where({ channel, ts }).delete();
    },

    countWithoutPlace: (from, until) =>
      RecommendationRow.query(knex)
        .where('shown_at', '>=', from as never)
        .where('shown_at', '<', until as never)
        .whereNotExists(PlaceRow.query(knex).whereColumn('recommendation_id', 'advisor_recommendations.id'))
        .resultSize(),
  };
};
