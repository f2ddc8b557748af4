import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** One call of a command: parsed, with the streams it may write to. */
export interface Call {
  readonly positionals: readonly string[];
  readonly text: (option: string) => string | null;
  readonly flag: (option: string) => boolean;
  /** A whole number of at least `least`. */
  readonly whole: (option: string, least: number) => number | null;
  readonly config: Config;
  /** One line to people or programs. */
  readonly print: (line: string) => void;
  /** One line beside the result: progress, remarks. */
  readonly remark: (line: string) => void;
}

export interface Command {
  readonly name: string;
  /** `import FILE.csv [--clients FILE.csv]` */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Fewest and most positional arguments. */
  readonly positionals: readonly [number, number];
  /** Returns nothing where all went well. @throws UsageError, FailedError */
  readonly run: (call: Call) => Promise<void>;
}

/** Reads the words of a call. @throws UsageError */
export const parseCall = (command: Command, words: readonly string[]): Pick<Call, 'positionals' | 'text' | 'flag' | 'whole'> => {
  const usage = `usage: bond-advisor ${command.usage}`;
  let values: Values;
  let positionals: string[];
  try {
    const parsed = parseArgs({ args: [...words], options: command.options, allowPositionals: true, strict: true });
    values = parsed.values as Values;
    positionals = parsed.positionals;
  } catch (error) {
    // Node goes on with advice about positional arguments, which no command here takes with a dash.
    throw new UsageError(`${(error instanceof Error ? error.message : String(error)).replace(/\. To specify .*$/s, '.')}\n${usage}`);
  }
  const [fewest, most] = command.positionals;
  if (positionals.length < fewest)
    throw new UsageError(`${command.name} needs ${fewest === 1 ? 'an argument' : `${fewest} arguments`}.\n${usage}`);
  if (positionals.length > most) throw new UsageError(`${command.name} does not know what to do with "${positionals[most]}".\n${usage}`);
  const text = (option: string): string | null => (typeof values[option] === 'string' ? values[option] : null);
  return {
    positionals,
    text,
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
