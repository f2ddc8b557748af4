import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';

/** The answer to a question: its own, or one for all questions of its kind (`dates` for `dates:Trade Date`). Null: none. */
export const answerTo = (answers: Answers, id: string): string | null =>
  answers.get(id) ?? answers.get(id.slice(0, id.indexOf(':'))) ?? null;

/** Whether a question has an answer that it takes. */
export const isAnswered = (answers: Answers, question: Question): boolean => {
  const answer = answerTo(answers, question.id);
  return answer !== null && faultOfAnswer(question, answer) === null;
};

/** Why a value is no answer; null if it's one. */
export const faultOfAnswer = ({ choices, own }: Question, value: string): string | null => {
  if (own !== undefined ? value.trim() !== '' : choices.some((choice) => choice.value === value)) return null;
  return `must be ${choices.map((choice) => choice.value).join(', ')}`;
};
