import { importCsv } from '../data/import/import-csv.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { refuseReadOnlySource } from './refuse-read-only-source.ts';
import { withDependencies } from './with-dependencies.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'import FILE.csv [--clients FILE.csv] [--replace] [--json]',
  summary: 'Loads trades (and clients) from flat-layout CSV files, all or nothing; says which rows it left out and why.',
  options: { clients: { type: 'string' }, replace: { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: [1, 1],
  run: async (call) => {
    const tradesFile = call.positionals[0] as string;
    const clientsFile = call.text('clients');
    refuseReadOnlySource(call.config);
    await withDependencies(call.config, async ({ sourceDatabase, clock }) => {
      const outcome = await importCsv(sourceDatabase, {
        tradesFile,
        ...(clientsFile !== null && { clientsFile }),
        replace: call.flag('replace'),
        now: clock.now(),
      });
      if (outcome.kind === 'refused') throw new UsageError(`${outcome.reason} ${outcome.mend}`);
      if (call.flag('json')) {
        call.print(JSON.stringify(outcome));
        return;
      }
      call.print(`Taken: ${outcome.taken} trades of ${outcome.clients} clients.`);
      for (const [reason, { count, lines }] of Object.entries(outcome.skipped)) {
        call.print(`Left out: ${count} × ${reason} (line ${lines.join(', ')}${count > lines.length ? ', ...' : ''})`);
      }
      for (const [reason, count] of Object.entries(outcome.blanked)) call.print(`Taken as unknown: ${count} × ${reason}`);
      call.print('Next: train.');
    });
  },
};
