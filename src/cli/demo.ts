import { writeDemoBook } from '../data/demo/write-demo-book.ts';
import { dayOf } from '../day-of.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { progressBar } from './progress-bar.ts';
import { refuseReadOnlySource } from './refuse-read-only-source.ts';
import { withDependencies } from './with-dependencies.ts';

export const demo: Command = {
  name: 'demo',
  usage: 'demo [--clients N] [--trades-per-client X] [--seed S] [--json]',
  summary: 'Writes a made-up book in the firm layout; refuses a database that holds any other book.',
  options: { clients: { type: 'string' }, 'trades-per-client': { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [0, 0],
  run: async (call) => {
    const given = call.text('trades-per-client');
    const tradesPerClient = given === null ? null : Number(given);
    if (tradesPerClient !== null && !(tradesPerClient > 0 && tradesPerClient <= 1000)) {
      throw new UsageError(`--trades-per-client must be a number above 0 and up to 1000, not "${given?.slice(0, 40)}".`);
    }
    const clients = call.whole('clients', 1);
    const seed = call.whole('seed', 0);
    refuseReadOnlySource(call.config);
    await withDependencies(call.config, async ({ sourceDatabase, clock }) => {
      const now = clock.now();
      const bar = progressBar('Demo book');
      const outcome = await writeDemoBook(sourceDatabase, {
        ...(clients !== null && { clients }),
        ...(tradesPerClient !== null && { tradesPerClient }),
        ...(seed !== null && { seed }),
        referenceDay: dayOf(now),
        now,
        onProgress: bar.update,
      }).finally(bar.stop);
      if (outcome.kind === 'refused') throw new UsageError(`${outcome.reason} ${outcome.mend}`);
      if (call.flag('json')) call.print(JSON.stringify(outcome));
      else
        call.print(
          `A demo book is written: ${outcome.clients} clients, ${outcome.bonds} bonds, ${outcome.trades} trades, ${outcome.openOffers} open offers. Next: train.`,
        );
    });
  },
};
