import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Mapping, mappingSchema } from './mapping.ts';

/** A mapping document that can't be used. The message names every line with a fault, and what to write there. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
}

type Path = readonly PropertyKey[];

/**
 * Reads a mapping document.
 * @param name what errors call it: the file's name
 * @throws MappingError
 */
export const parseMapping = (text: string, name: string): Mapping => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map((error) => `line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
  if (broken.length > 0) throw faulty(name, broken);
  const read = mappingSchema.safeParse(document.toJS() ?? {});
  if (read.success) return read.data;
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { readonly range?: readonly [number, number, number] | null } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  throw faulty(
    name,
    read.error.issues.flatMap((issue) => faultsOf(issue, [])).map(({ path, text: fault }) => `line ${lineOf(path)}: ${fault}`),
  );
};

const faulty = (name: string, faults: readonly string[]): MappingError =>
  new MappingError(`The mapping "${name}" can't be used.\n${[...new Set(faults)].map((fault) => `  ${fault}`).join('\n')}`);

interface Fault {
  readonly path: Path;
  readonly text: string;
}

/** Picks the form that was probably meant: the one with the deepest faults, then the one with the fewest. */
const probablyMeant = (forms: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] => {
  const depth = (issues: readonly z.core.$ZodIssue[]): number =>
    Math.max(...issues.map(({ path, code }) => path.length + (code === 'invalid_type' ? 0 : 0.5)));
  return [...forms].sort((left, right) => depth(right) - depth(left) || left.length - right.length)[0] ?? [];
};

const faultsOf = (issue: z.core.$ZodIssue, above: Path): readonly Fault[] => {
  const path = [...above, ...issue.path];
  const where = path.length === 0 ? 'the document' : `"${path.join('.')}"`;
  switch (issue.code) {
    case 'invalid_union':
      return issue.errors.length === 0
        ? [{ path, text: `${where} has a form that isn't known.` }]
        : probablyMeant(issue.errors).flatMap((inner) => faultsOf(inner, path));
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], text: `${where} has no "${key}". Remove it, or correct its spelling.` }));
    case 'invalid_value':
      return [{ path, text: `${where} must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}.` }];
    case 'invalid_type':
      return [{ path, text: `${where} must be ${TYPES[issue.expected] ?? issue.expected}.` }];
    default:
      return [{ path, text: `${where} ${issue.message}.` }];
  }
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text (put it in quotes if it looks like a number)',
  object: 'a list of "name: value" lines',
  record: 'a list of "name: value" lines',
  array: 'a list of "- value" lines',
  int: 'a whole number',
  number: 'a number',
};
