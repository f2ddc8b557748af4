import type { Command } from './command.ts';

export const serve: Command = {
  name: 'serve',
  usage: 'serve',
  summary: 'Serves the Slack workspace of the tokens; without tokens, a playground with a demo book on this machine.',
  options: {},
  positionals: [0, 0],
  run: async ({ config, remark }) => {
    // Bolt and the playground take half a second to load: only where they are served.
    const { startServing } = await import('../main.ts');
    const serving = await startServing(config, remark);
    remark(serving.greeting);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    });
    await serving.stop();
  },
};
