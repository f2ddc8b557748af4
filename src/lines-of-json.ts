import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UsageError } from './faults/usage-error.ts';

const MOST_PROBLEMS = 5;

/** A document in JSON that a desk wrote, as an error names it. */
interface Written {
  readonly text: string;
  /** The setting that names the file, and the file. */
  readonly name: string;
  /** Where to read more. */
  readonly docs: string;
}

/** Line of a JSON text that holds the entry at a path, or the nearest entry around it. */
const lineFinder = (text: string): ((path: readonly PropertyKey[]) => number) => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { readonly range?: readonly [number, number, number] | null } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
};

const pathsOf = (issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

const wordsOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? 'isn’t an entry of this document; check the spelling, or delete it' : issue.message;

/**
 * Reads a desk's document.
 * @throws UsageError naming the line of each entry that can't be read, and what it must be
 */
export const readJson = <S extends z.ZodType>(schema: S, { text, name, docs }: Written): z.output<S> => {
  const clean = text.replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(clean);
  } catch (error) {
    throw new UsageError(`${name} isn't JSON: ${error instanceof Error ? error.message : error}. See ${docs}.`);
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const lineOf = lineFinder(clean);
  const problems = read.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => `  - line ${lineOf(path)}: ${path.join('.') || 'the document'}: ${wordsOf(issue)}`),
  );
  const more = problems.length > MOST_PROBLEMS ? [`  ... and ${problems.length - MOST_PROBLEMS} more.`] : [];
  throw new UsageError([`${name} can't be used. See ${docs}.`, ...problems.slice(0, MOST_PROBLEMS), ...more].join('\n'));
};
