import { z } from 'zod';
import { CALLABLE_ANSWERS, LADDER_BLOCKS, LADDER_VALUE } from '../../../views/ladder/ladder-modal.ts';
import { readAmount } from '../../advisor/intake/read-amount.ts';
import { type LadderWish, LONGEST_LADDER, LOWEST_GRADES, SHORTEST_LADDER } from '../../advisor/ladder/ladder.ts';
import { type Paise, rupeesFromPaise } from '../../advisor/units.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';

/** A smaller amount, divided into rungs, buys no bond on offer. */
const LEAST_RUPEES = 10_000;
const PROBLEMS = {
  amount: PHRASES.writeAmount,
  least: 'A ladder takes at least ₹10,000',
  years: `Choose ${SHORTEST_LADDER} to ${LONGEST_LADDER} years`,
  lowest: 'Choose the lowest rating',
  callable: 'Choose what to do with callable bonds',
} as const;

const typed = z.object({ [LADDER_VALUE]: z.object({ value: z.string() }) }).transform((block) => block[LADDER_VALUE]?.value ?? '');
const picked = z
  .object({ [LADDER_VALUE]: z.object({ selected_option: z.object({ value: z.string() }) }) })
  .transform((block) => block[LADDER_VALUE]?.selected_option.value ?? '');
const values = z.record(z.string(), z.unknown());

const lowest = z.enum(LOWEST_GRADES);
const years = z.coerce.number().int().min(SHORTEST_LADDER).max(LONGEST_LADDER);
const callable = z.enum(CALLABLE_ANSWERS);

type Form =
  | { readonly kind: 'wish'; readonly wish: LadderWish }
  /** What to change, by block. */
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> };

const problemOf = (amount: Paise | null): string | null =>
  amount === null ? PROBLEMS.amount : rupeesFromPaise(amount) < LEAST_RUPEES ? PROBLEMS.least : null;

/** The ladder that a form asks for, or what's wrong with each of its fields. `submitted` comes from outside and may be anything. */
export const readLadderForm = (submitted: unknown): Form => {
  const blocks = values.safeParse(submitted).data ?? {};
  const amount = readAmount(typed.safeParse(blocks[LADDER_BLOCKS.amount]).data ?? '');
  const chosenYears = years.safeParse(picked.safeParse(blocks[LADDER_BLOCKS.years]).data);
  const chosenLowest = lowest.safeParse(picked.safeParse(blocks[LADDER_BLOCKS.lowest]).data);
  const chosenCallable = callable.safeParse(picked.safeParse(blocks[LADDER_BLOCKS.callable]).data);
  const amountProblem = problemOf(amount);
  if (amount !== null && amountProblem === null && chosenYears.success && chosenLowest.success && chosenCallable.success) {
    const wish = {
      amount,
      years: chosenYears.data,
      lowestGrade: chosenLowest.data,
      callable: chosenCallable.data === CALLABLE_ANSWERS.with,
    };
    return { kind: 'wish', wish };
  }
  return {
    kind: 'problems',
    problems: {
      ...(amountProblem !== null && { [LADDER_BLOCKS.amount]: amountProblem }),
      ...(!chosenYears.success && { [LADDER_BLOCKS.years]: PROBLEMS.years }),
      ...(!chosenLowest.success && { [LADDER_BLOCKS.lowest]: PROBLEMS.lowest }),
      ...(!chosenCallable.success && { [LADDER_BLOCKS.callable]: PROBLEMS.callable }),
    },
  };
};
