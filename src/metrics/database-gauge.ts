import { Gauge, type Registry } from 'prom-client';

interface Answering {
  /** Whether it answers just now; takes a second at most. */
  answers(): Promise<boolean>;
}

export interface WatchedDatabases {
  readonly database: Answering;
  readonly sourceDatabase: Answering;
}

/** Whether each database answers, asked when someone fetches the metrics. */
export const databaseGauge = (registry: Registry, { database, sourceDatabase }: WatchedDatabases): void => {
  new Gauge({
    name: 'bond_advisor_database_answers',
    help: '1 while the database (product: our own; book: the firm’s) answers, 0 while it doesn’t and nobody waits for it',
    labelNames: ['database'],
    registers: [registry],
    async collect() {
      const [product, book] = await Promise.all([database.answers(), sourceDatabase.answers()]);
      this.set({ database: 'product' }, product ? 1 : 0);
      this.set({ database: 'book' }, book ? 1 : 0);
    },
  });
};
