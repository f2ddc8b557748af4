import type { z } from 'zod';
import { isObject } from '../ground/blocks.ts';

/** Collects a problem in the words of Slack's `response_metadata.messages`, with a JSON pointer to the value. */
export type Report = (pointer: string, problem: string) => void;

export const collect = (check: (report: Report) => void): readonly string[] => {
  const problems: string[] = [];
  check((pointer, problem) => problems.push(`[ERROR] ${problem} [json-pointer:${pointer}]`));
  return problems;
};

/** To Slack, a field that's null is absent. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

const tooSmall = ({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string => {
  if (origin === 'string') return `must be more than ${Number(minimum) - 1} characters`;
  if (origin === 'array') return `must provide at least ${minimum} items`;
  return inclusive === false ? `must be more than ${minimum}` : `must be at least ${minimum}`;
};

const tooBig = ({ origin, maximum }: z.core.$ZodIssueTooBig): string => {
  if (origin === 'string') return `must be less than ${Number(maximum) + 1} characters`;
  return origin === 'array' ? `no more than ${maximum} items allowed` : `must be at most ${maximum}`;
};

/** An issue in the words of Slack's `response_metadata.messages`. */
const wordsOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `must provide ${/^[ao]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'not_multiple_of':
      return 'must provide an integer';
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return `input must match regex pattern: ${issue.pattern?.replace(/^\/|\/[a-z]*$/g, '')}`;
    case 'invalid_value':
      return 'must be a valid enum value';
    default:
      return issue.message;
  }
};

/** Zod also measures a value of the wrong type or size. Slack says only the first thing that's wrong with it. */
const firstOf = (issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] => {
  const isMeasure = ({ code }: z.core.$ZodIssue): boolean => ['too_small', 'too_big', 'invalid_format', 'not_multiple_of'].includes(code);
  const places = issues.map(({ path }) => path.join('/'));
  return issues.filter((issue, at) => !isMeasure(issue) || places.indexOf(places[at] ?? '') === at);
};

/** Reports why Slack would refuse a value; `pointer` is where the value is. */
export const check = (report: Report, pointer: string, shape: z.ZodType, value: unknown): void => {
  for (const issue of firstOf(shape.safeParse(value, { reportInput: true }).error?.issues ?? [])) {
    const path = [pointer, ...issue.path.map(String)];
    const [here, parent, field] = [path.join('/'), path.slice(0, -1).join('/'), issue.path.at(-1)];
    const type = issue.code === 'invalid_union' && isObject(issue.input) ? issue.input.type : undefined;
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) report(here, `invalid additional property: ${key}`);
    else if (typeof type === 'string') report(here, `unsupported type: ${type}`);
    else if (issue.code === 'invalid_union' || (typeof field === 'string' && isAbsent(issue.input)))
      report(parent, `missing required field: ${String(field)}`);
    else report(here, wordsOf(issue));
  }
};
