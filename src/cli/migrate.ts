import { openDatabase } from '../data/database.ts';
import { migrate } from '../data/migrations/migrate.ts';
import type { Run } from './command.ts';

export const run: Run = async ({ config, flag, print }) => {
  const database = openDatabase(config.databaseUrl);
  try {
    const { applied } = await migrate(database);
    if (flag('json')) print(JSON.stringify({ applied }));
    else print(applied.length === 0 ? 'Everything is up to date.' : `Applied: ${applied.join(', ')}`);
  } finally {
    await database.close();
  }
};
