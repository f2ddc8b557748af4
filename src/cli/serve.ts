import type { Run } from './command.ts';

/** Whoever stops us kills us after ten seconds, so we're gone before. */
const GONE_WITHIN_MS = 9000;
/** How long what's left over after a stop may keep the process alive. */
const LEFTOVERS_MS = 200;

/** Resolves at the first signal. Later ones change nothing: Ctrl+C under npm sends two. */
const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
  });

/** `process.exit` waits for worker threads, and a thread in a long SQLite query can't be ended. */
const exit = (): never => (process as unknown as { reallyExit(status: number): never }).reallyExit(0);

export const run: Run = async ({ config, remark }) => {
  const stopped = signalled();
  // Bolt and the playground take half a second to load, so only when they're served.
  const { startServing } = await import('../main.ts');
  const serving = await Promise.race([startServing(config, remark), stopped]);
  // Nothing was promised to anybody yet, and whatever the start waits for may hang.
  if (!serving) return exit();
  remark(serving.greeting);
  await stopped;
  // What's unfinished is stored, and another process takes over.
  const gone = setTimeout(exit, GONE_WITHIN_MS);
  await serving.stop();
  clearTimeout(gone);
  // A call to Slack that isn't answered would keep the process alive.
  setTimeout(exit, LEFTOVERS_MS).unref();
};
