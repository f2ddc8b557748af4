import { FailedError } from '../failed-error.ts';
import { UsageError } from '../usage-error.ts';
import { DamagedModelError } from '../usecases/ports.ts';
import type { Command } from './command.ts';
import { table } from './table.ts';
import { withDependencies } from './with-dependencies.ts';

export const models: Command = {
  name: 'models',
  usage: 'models [activate VERSION] [--json]',
  summary: 'Lists the model versions, or puts one of them in force.',
  options: { json: { type: 'boolean' } },
  positionals: [0, 2],
  run: async ({ config, positionals, flag, print }) => {
    const [verb, wanted] = positionals;
    if (verb !== undefined && (verb !== 'activate' || !/^\d{1,15}$/.test(wanted ?? ''))) {
      throw new UsageError('Say "models" to list the versions or "models activate VERSION" with a version number from that list.');
    }
    await withDependencies(config, async ({ stores, clock }) => {
      if (verb === 'activate') {
        const version = Number(wanted);
        try {
          if (!(await stores.models.load(version))) throw new UsageError(`There is no version ${version}. "models" lists those there are.`);
        } catch (error) {
          if (error instanceof DamagedModelError) throw new FailedError(`Version ${version} cannot be served: ${error.message}`);
          throw error;
        }
        const at = clock.now();
        await stores.models.activate(version, at);
        await stores.audit.append({ at, actorId: 'command-line', action: 'model.activate', clientId: null, detail: { version } });
      }
      const versions = await stores.models.list();
      if (flag('json')) {
        print(JSON.stringify({ versions }));
        return;
      }
      if (versions.length === 0) {
        print('There is no model yet. "train" makes the first.');
        return;
      }
      print(
        table(
          ['version', 'trained', 'clients', 'trades', 'segments', 'hit@1', 'state'],
          versions.map((version) => [
            String(version.version),
            version.trainedAt.toISOString().slice(0, 16).replace('T', ' '),
            String(version.clients),
            String(version.trades),
            String(version.segments),
            version.hitAt1 === null ? '-' : version.hitAt1.toFixed(3),
            version.active ? 'in force' : version.refusal ? `refused: ${version.refusal}` : '',
          ]),
        ),
      );
    });
  },
};
