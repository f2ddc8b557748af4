/** Collects what Slack would complain of, in the words of its `response_metadata.messages`. */
export type Report = (pointer: string, problem: string) => void;

/** Says what is wrong with a value at a JSON pointer; says nothing where Slack would take it. */
export type Shape = (report: Report, pointer: string, value: unknown) => void;

export const collect = (check: (report: Report) => void): readonly string[] => {
  const problems: string[] = [];
  check((pointer, problem) => problems.push(`[ERROR] ${problem} [json-pointer:${pointer}]`));
  return problems;
};
