import { DamagedModelError, type ModelStore } from '../../../usecases/ports/model-store.ts';
import type { Database } from '../../database.ts';
import { databaseCode } from '../../describe-database-error.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';
import { inTransaction } from '../../whole-transaction.ts';
import { modelText, readModel } from './model-document.ts';

class ModelRow extends Row {
  static override tableName = 'advisor_models';
  static override idColumn = 'version';
  declare version: number;
  declare trained_at: string | Date;
  declare format: number;
  declare checksum: string;
  declare refusal: string | null;
  declare clients: number;
  declare trades: number;
  declare segments: number;
  declare hit_at_1: number | null;
  declare document: string;
}

class ActivationRow extends Row {
  static override tableName = 'advisor_model_activations';
  declare id: number;
  declare version: number;
  declare activated_at: string | Date;
}

const SUMMARY = ['version', 'trained_at', 'refusal', 'clients', 'trades', 'segments', 'hit_at_1'] as const;

/** Null if it can't be read. */
const trainedAtOf = (row: ModelRow): Date | null => {
  const at = timeFromColumn(String(row.trained_at));
  return Number.isNaN(at.getTime()) ? null : at;
};

/** Model versions. An activation is one more row and the newest counts. Going back is also an activation, and the history stays. */
export const modelStore = ({ knex }: Database): ModelStore => {
  const activeVersion = async (): Promise<number | null> => {
    const newest = await ActivationRow.query(knex).select('version').orderBy('id', 'desc').first();
    return newest?.version ?? null;
  };

  return {
    activeVersion,

    activeAt: async (before) => {
      const newest = await ActivationRow.query(knex).select('version').where('activated_at', '<', before).orderBy('id', 'desc').first();
      return newest?.version ?? null;
    },

    activated: async () => [
      ...new Set((await ActivationRow.query(knex).select('version').orderBy('id', 'desc')).map((row) => row.version)),
    ],

    save: async (model, trainedAt, refusal) => {
      const { text, checksum } = modelText(model);
      return inTransaction(knex, async (transaction) => {
        const { version } = await ModelRow.query(transaction).insert({
          trained_at: trainedAt,
          format: model.format,
          checksum,
          refusal,
          clients: model.clients,
          trades: model.trades,
          segments: model.segments.length,
          hit_at_1: model.quality?.hitAt1 ?? null,
          document: text,
        });
        if (refusal === null) await ActivationRow.query(transaction).insert({ version, activated_at: trainedAt });
        return version;
      });
    },

    load: async (version) => {
      const damaged = (reason: string): DamagedModelError => new DamagedModelError(`Model version ${version} can't be served: ${reason}.`);
      let row: ModelRow | undefined;
      try {
        row = await ModelRow.query(knex).findById(version);
      } catch (error) {
        // Other versions may be on sound pages.
        if (databaseCode(error).startsWith('SQLITE_CORRUPT')) throw damaged("its place in the database file can't be read");
        throw error;
      }
      if (!row) return null;
      const model = readModel(row);
      if (typeof model === 'string') throw damaged(model);
      const trainedAt = trainedAtOf(row);
      if (trainedAt === null) throw damaged("the time of its training can't be read");
      return { version, trainedAt, model };
    },

    activate: async (version, at) => {
      const known = await ModelRow.query(knex).findById(version).select('version');
      if (!known) throw new RangeError(`There is no model version ${version}.`);
      await ActivationRow.query(knex).insert({ version, activated_at: at });
    },

    list: async () => {
      const active = await activeVersion();
      const rows = await ModelRow.query(knex)
        .select(...SUMMARY)
        .orderBy('version');
      return rows.map((row) => ({
        version: row.version,
        // One damaged row mustn't hide the others.
        trainedAt: trainedAtOf(row) ?? new Date(0),
        active: row.version === active,
        refusal: row.refusal,
        clients: row.clients,
        trades: row.trades,
        segments: row.segments,
        hitAt1: row.hit_at_1,
      }));
    },
  };
};
