import type { Setting, SettingsStore } from '../../../usecases/ports/settings-store.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';

class SettingRow extends Row {
  static override tableName = 'advisor_settings';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare name: string;
  declare value: string;
  declare set_by: string;
  declare set_at: string | Date;
}

const settingOf = (row: SettingRow): Setting => ({
  value: JSON.parse(row.value),
  setBy: row.set_by,
  setAt: timeFromColumn(row.set_at as string),
});

/** Settings that admins changed, with their history. */
export const settingsStore = ({ knex }: Database): SettingsStore => ({
  get: async (name) => {
    const row = await SettingRow.query(knex).where({ name }).orderBy('sequence', 'desc').first();
    return row ? settingOf(row) : null;
  },

  history: async (name) => (await SettingRow.query(knex).where({ name }).orderBy('sequence')).map(settingOf),

  put: async (name, { value, setBy, setAt }) => {
    await SettingRow.query(knex).insert({ name, value: JSON.stringify(value), set_by: setBy, set_at: setAt });
  },
});
