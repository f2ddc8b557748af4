import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { UsageError } from '../faults/usage-error.ts';

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** One call of a command: parsed, with its output streams. */
export interface Call {
  /** How the command is called, for an error about its input. */
  readonly usage: string;
  readonly positionals: readonly string[];
  readonly text: (option: string) => string | null;
  /** The values of an option that can be given several times. */
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
  /** A whole number of at least `least`. */
  readonly whole: (option: string, least: number) => number | null;
  readonly config: Config;
  /** Prints one line of the result, for people or programs. */
  readonly print: (line: string) => void;
  /** Prints one line apart from the result: progress, remarks. */
  readonly remark: (line: string) => void;
}

/** Resolves if all went well. @throws UsageError, FailedError */
export type Run = (call: Call) => Promise<void>;

export interface Command {
  readonly name: string;
  /** `import FILE.csv [--clients FILE.csv]` */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Lowest and highest number of positional arguments. */
  readonly positionals: readonly [number, number];
  readonly load: () => Promise<Run>;
}

/** Parses the words of a call. @throws UsageError */
export const parseCall = (
  command: Command,
  words: readonly string[],
): Pick<Call, 'usage' | 'positionals' | 'text' | 'texts' | 'flag' | 'whole'> => {
  const usage = `usage: bond-advisor ${command.usage}`;
  let values: Values;
  let positionals: string[];
  try {
    const parsed = parseArgs({ args: [...words], options: command.options, allowPositionals: true, strict: true });
    values = parsed.values as Values;
    positionals = parsed.positionals;
  } catch (error) {
    // Node adds advice about positional arguments starting with a dash, which no command here has.
    throw new UsageError(`${(error instanceof Error ? error.message : String(error)).replace(/\. To specify .*$/s, '.')}\n${usage}`);
  }
  const [fewest, most] = command.positionals;
  if (positionals.length < fewest)
    throw new UsageError(`${command.name} needs ${fewest === 1 ? 'an argument' : `${fewest} arguments`}.\n${usage}`);
  if (positionals.length > most) throw new UsageError(`${command.name} doesn’t know what to do with "${positionals[most]}".\n${usage}`);
  const text = (option: string): string | null => (typeof values[option] === 'string' ? values[option] : null);
  return {
    usage,
    positionals,
    text,
    texts: (option) => (Array.isArray(values[option]) ? values[option] : []),
    flag: (option) => values[option] === true,
    whole: (option, least) => {
      const given = text(option);
      if (given === null) return null;
      const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
      if (!(number >= least && number <= Number.MAX_SAFE_INTEGER))
        throw new UsageError(`--${option} must be a whole number of at least ${least}, not "${given.slice(0, 40)}".\n${usage}`);
      return number;
    },
  };
};
