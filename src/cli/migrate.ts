import { openDatabase } from '../data/database.ts';
import { migrate } from '../data/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate [--json]',
  summary: "Brings the product's own tables up to date; one process at a time.",
  options: { json: { type: 'boolean' } },
  positionals: [0, 0],
  run: async ({ config, flag, print }) => {
    const database = openDatabase(config.databaseUrl);
    try {
      const { applied } = await migrate(database);
      if (flag('json')) print(JSON.stringify({ applied }));
      else print(applied.length === 0 ? 'Everything is up to date.' : `Applied: ${applied.join(', ')}`);
    } finally {
      await database.close();
    }
  },
};
