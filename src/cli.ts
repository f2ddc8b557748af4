import { type Call, type Command, parseCall } from './cli/command.ts';
import { ConfigError, readConfig } from './config.ts';
import { describeDatabaseError, isDatabaseError } from './data/describe-database-error.ts';
import { FailedError } from './failed-error.ts';
import { UsageError } from './usage-error.ts';
import { SourceUnavailableError } from './usecases/ports.ts';

/** Each command is loaded when it is called: a training need not wait for what only `serve` uses. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./cli/serve.ts')).serve,
  migrate: async () => (await import('./cli/migrate.ts')).migrateCommand,
  demo: async () => (await import('./cli/demo.ts')).demo,
  import: async () => (await import('./cli/import.ts')).importCommand,
  train: async () => (await import('./cli/train.ts')).train,
  recommend: async () => (await import('./cli/recommend.ts')).recommend,
  evaluate: async () => (await import('./cli/evaluate.ts')).evaluate,
  models: async () => (await import('./cli/models.ts')).models,
  forget: async () => (await import('./cli/forget.ts')).forget,
  backup: async () => (await import('./cli/backup.ts')).backup,
  restore: async () => (await import('./cli/restore.ts')).restore,
  audit: async () => (await import('./cli/audit.ts')).audit,
  replay: async () => (await import('./cli/replay.ts')).replay,
  digest: async () => (await import('./cli/digest.ts')).digest,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
};

const help = async (): Promise<string> =>
  [
    'usage: bond-advisor COMMAND [--json]',
    '',
    ...(await Promise.all(Object.values(COMMANDS).map((load) => load()))).map((command) => `  ${command.usage}\n      ${command.summary}`),
    '',
    'Exit status: 0 done, 1 failed, 2 the call or its input is wrong.',
  ].join('\n');

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const remark = (line: string): void => void process.stderr.write(`${line}\n`);

/** Who reads stdout (`| head`) may have seen enough: that is no fault of anybody's. */
const endWithReader = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
};

/** The command line: `words` without node and script. Resolves with the exit status; writes errors to stderr, in words. */
export const main = async (words: readonly string[]): Promise<number> => {
  endWithReader();
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    print(await help());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    remark(`There is no command "${name.slice(0, 40)}". The commands are: ${Object.keys(COMMANDS).join(', ')}.`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    print(`usage: bond-advisor ${command.usage}\n${command.summary}`);
    return 0;
  }
  let config: Call['config'] | null = null;
  try {
    const parsed = parseCall(command, rest);
    config = readConfig();
    await command.run({ ...parsed, config, print, remark });
    return 0;
  } catch (error) {
    if (error instanceof UsageError || error instanceof ConfigError) {
      remark(error.message);
      return 2;
    }
    const isInWords = error instanceof FailedError || error instanceof SourceUnavailableError;
    remark(isInWords ? error.message : unexpected(error, config));
    return 1;
  }
};

/** Infrastructure that is away is said in words; anything else is a fault of ours and shows where it happened. */
const unexpected = (error: unknown, config: Call['config'] | null): string => {
  if (config && isDatabaseError(error)) return describeDatabaseError(error, config.databaseUrl);
  return `Something went wrong that should not have:\n${error instanceof Error ? error.stack : String(error)}`;
};
