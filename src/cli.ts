import { type Call, parseCall } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { UsageError } from './faults/usage-error.ts';

const help = (): string =>
  [
    'usage: bond-advisor COMMAND [--json]',
    '',
    ...Object.values(COMMANDS).map((command) => `  ${command.usage}\n      ${command.summary}`),
    '',
    'Exit status: 0 done, 1 failed, 2 the call or its input is wrong.',
  ].join('\n');

/** Where a command writes its lines: what it was asked for, and everything else. */
export type Output = Pick<Call, 'print' | 'remark'>;

/** Stdout and stderr. The reader of stdout may stop early (`| head`): no fault. */
const standardOutput = (): Output => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // What's only remarked is no reason to end.
  process.stderr.on('error', () => {});
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    remark: (line) => void process.stderr.write(`${line}\n`),
  };
};

/** The command line: `words` without node and script. Resolves with the exit status; remarks on errors in words. */
export const main = async (words: readonly string[], output: Output = standardOutput()): Promise<number> => {
  const { print, remark } = output;
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    print(help());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    remark(`There’s no command "${name.slice(0, 40)}". The commands are: ${Object.keys(COMMANDS).join(', ')}.`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    print(`usage: bond-advisor ${command.usage}\n${command.summary}`);
    return 0;
  }
  let config: Call['config'] | null = null;
  try {
    const parsed = parseCall(command, rest);
    config = (await import('./config.ts')).readConfig();
    const run = await command.load();
    await run({ ...parsed, config, print, remark });
    return 0;
  } catch (error) {
    return endWithError(error, config, remark);
  }
};

/** What's wrong with the input or away is said in words. Anything else is our fault and shows where it happened. */
const endWithError = async (error: unknown, config: Call['config'] | null, remark: Output['remark']): Promise<number> => {
  const [{ ConfigError }, { FailedError }, { SourceUnavailableError }, { describeDatabaseError, isDatabaseError }] = await Promise.all([
    import('./config.ts'),
    import('./faults/failed-error.ts'),
    import('./usecases/ports/book-source.ts'),
    import('./data/describe-database-error.ts'),
  ]);
  if (error instanceof UsageError || error instanceof ConfigError) {
    remark(error.message);
    return 2;
  }
  if (error instanceof FailedError || error instanceof SourceUnavailableError) remark(error.message);
  else if (config && isDatabaseError(error)) remark(describeDatabaseError(error, config.databaseUrl));
  else remark(`Something went wrong that should not have:\n${error instanceof Error ? error.stack : String(error)}`);
  return 1;
};
