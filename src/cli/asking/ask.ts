import { createInterface } from 'node:readline/promises';
import { answerTo, faultOfAnswer } from '../../data/proposing/question.ts';
import { UsageError } from '../../faults/usage-error.ts';
import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';

/** The answers of `--answer ID=VALUE`. @throws UsageError */
export const answersOf = (call: { readonly usage: string; readonly texts: (option: string) => readonly string[] }): Map<string, string> =>
  new Map(
    call.texts('answer').map((text) => {
      const at = text.indexOf('=');
      if (at <= 0 || at === text.length - 1)
        throw new UsageError(`--answer must be ID=VALUE, such as dates=day-month-year, not "${text.slice(0, 60)}".\n${call.usage}`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );

/** A question as it's asked on a terminal. */
const inWords = ({ ask, evidence, choices, own }: Question): string =>
  [
    '',
    ask,
    evidence,
    ...choices.map(({ label }, place) => `  ${place + 1}  ${label}`),
    own === undefined ? `Type a number from 1 to ${choices.length}: ` : `Type a number, or ${own}: `,
  ].join('\n');

/**
 * Asks on the terminal what's still open. Without a terminal, says how a script answers.
 * @throws UsageError naming every open question
 */
export const askAll = async (questions: readonly Question[], answers: Answers): Promise<Answers> => {
  for (const question of questions) {
    const given = answerTo(answers, question.id);
    const fault = given === null ? null : faultOfAnswer(question, given);
    if (fault !== null) throw new UsageError(`The answer to "${question.id}" ${fault}, not "${given}".`);
  }
  if (!process.stdin.isTTY) throw new UsageError(openInWords(questions));
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const all = new Map(answers);
    for (const question of questions) all.set(question.id, await answered(question, (text) => terminal.question(text)));
    return all;
  } finally {
    terminal.close();
  }
};

const answered = async (question: Question, ask: (text: string) => Promise<string>): Promise<string> => {
  for (let text = inWords(question); ; text = 'That was no answer. Again: ') {
    const typed = (await ask(text)).trim();
    const value = question.choices[Number(typed) - 1]?.value ?? typed;
    if (faultOfAnswer(question, value) === null) return value;
  }
};

/** The first of many, and the last, which often says that none fits. */
const listed = (values: readonly string[]): readonly string[] =>
  values.length > 12 ? [...values.slice(0, 11), '…', ...values.slice(-1)] : values;

const openInWords = (questions: readonly Question[]): string =>
  [
    `${questions.length === 1 ? 'One question is' : `${questions.length} questions are`} open. Answer in a terminal, or with these options:`,
    ...questions.flatMap(({ id, ask, evidence, choices, own }) => [
      `  ${ask} ${evidence}`,
      `    --answer "${id}=${[...listed(choices.map(({ value }) => value)), ...(own === undefined ? [] : ['VALUE'])].join('|')}"`,
    ]),
  ].join('\n');

/** Asks for a yes; `--yes` gives it. @throws UsageError if there's no terminal to ask on */
export const agreed = async (call: { readonly flag: (option: string) => boolean }, what: string): Promise<boolean> => {
  if (call.flag('yes')) return true;
  if (!process.stdin.isTTY) throw new UsageError('Nobody is here to agree: add --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${what} (y/n) `)).trim());
  } finally {
    terminal.close();
  }
};
