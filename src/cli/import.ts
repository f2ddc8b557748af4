import { importCsv } from '../data/import/import-csv.ts';
import { UsageError } from '../faults/usage-error.ts';
import type { Run } from './command.ts';
import { refuseReadOnlySource } from './refuse-read-only-source.ts';
import { withDependencies } from './with-dependencies.ts';

export const run: Run = async (call) => {
  const tradesFile = call.positionals[0] as string;
  const clientsFile = call.text('clients');
  refuseReadOnlySource(call.config);
  await withDependencies(call.config, async ({ sourceDatabase, clock, bookDay }) => {
    const outcome = await importCsv(sourceDatabase, {
      tradesFile,
      ...(clientsFile !== null && { clientsFile }),
      replace: call.flag('replace'),
      now: clock.now(),
    });
    if (outcome.kind === 'refused') throw new UsageError(`${outcome.reason} ${outcome.mend}`);
    // What the next answer says of the book's day. If it can't be told now, a training tells it.
    await bookDay.read().catch(() => {});
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
};
