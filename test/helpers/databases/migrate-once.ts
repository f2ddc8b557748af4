import { openDatabase } from '../../../src/data/database.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';

// Runs as a separate process and migrates the given database.
const database = openDatabase(process.argv[2] as string);
await migrate(database);
await database.close();
