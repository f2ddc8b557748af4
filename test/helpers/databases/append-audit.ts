import { openDatabase } from '../../../src/data/database.ts';
import { auditStore } from '../../../src/data/stores/admin/audit-store.ts';

// Runs as a separate process and looks at many clients. Arguments: URL, number of rows.
const [, , url = '', rows = '0'] = process.argv;
const database = openDatabase(url);
const store = auditStore(database);
for (let row = 0; row < Number(rows); row++) {
  await store.append({ at: new Date(), actorId: `U${process.pid}`, action: 'client.recommend', clientId: `C_${row}`, detail: { row } });
}
await database.close();
