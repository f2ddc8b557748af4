import { setImmediate as nextTurn } from 'node:timers/promises';
import { DamagedRowError, type MessagePlace, type RecommendationStore, type ShownPlace } from '../../usecases/ports.ts';
import type { ShownRecommendation } from '../../usecases/shown-recommendation.ts';
import { isStorableId } from '../columns.ts';
import type { Database } from '../database.ts';
import { readRecommendation, recommendationText } from './recommendation-document.ts';
import { Row } from './row.ts';

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
}

const shownPlace = (row: PlaceRow): ShownPlace => ({
  channel: row.channel,
  ts: row.ts,
  ...(row.chart_file !== null && { chartFile: row.chart_file }),
  ...(row.shared_by !== null && { sharedBy: row.shared_by }),
});

/** Whole documents: a statement for more of them could outgrow a server's packet. */
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

/** Recommendations as they were shown, and the messages that show them. Of several rows about one message the newest counts. */
export const recommendationStore = ({ knex }: Database): RecommendationStore => {
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
        // A process that starts reads all that was ever rated, and meanwhile others wait for their acknowledgement.
        await nextTurn();
      }
      return found;
    },

    save: async (shown) => {
      await RecommendationRow.query(knex).insert({
        id: shown.id,
        client_id: shown.profile.clientId,
        shown_to: shown.shownTo,
        shown_at: shown.shownAt,
        model_version: shown.model.version,
        document: recommendationText(shown),
      });
    },

    place: async (id, { channel, ts, chartFile, sharedBy }) => {
      await PlaceRow.query(knex).insert({
        recommendation_id: id,
        channel,
        ts,
        chart_file: chartFile ?? null,
        shared_by: sharedBy ?? null,
      });
    },

    ofClient: async (id, limit) => {
      if (!isStorableId(id) || limit < 1) return [];
      const rows = await RecommendationRow.query(knex)
        .where({ client_id: id })
        .orderBy([{ column: 'shown_at', order: 'desc' }, 'id'])
        .limit(limit)
        .select('document');
      return rows.flatMap(({ document }) => readable(document));
    },

    placesOf: async (id) => {
      const places = new Map<string, ShownPlace>();
      for (const row of await PlaceRow.query(knex).where({ recommendation_id: id }).orderBy('sequence')) {
        places.set(JSON.stringify([row.channel, row.ts]), shownPlace(row));
      }
      return [...places.values()];
    },

    findByMessage: async ({ channel, ts }: MessagePlace) => {
      const row = await PlaceRow.query(knex).where({ channel, ts }).orderBy('sequence', 'desc').first();
      return row ? find(row.recommendation_id) : null;
    },
  };
};
