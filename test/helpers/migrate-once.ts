import { openDatabase } from '../../src/data/database.ts';
import { migrate } from '../../src/data/migrate.ts';

// A process of its own that migrates the database it is given.
const database = openDatabase(process.argv[2] as string);
await migrate(database);
await database.close();
