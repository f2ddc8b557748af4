import { z } from 'zod';
import { intakeBlock } from '../../../views/intake/intake-form.ts';
import type { IntakeField, IntakeForm } from '../../advisor/intake/read-intake.ts';

const option = z.object({ value: z.string() });

/** What was typed, picked or ticked in an element of any kind. */
const element = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
});
const state = z.record(z.string(), z.record(z.string(), element));

/** Reads the form from `view.state.values`. A field that isn't there wasn't filled in. */
export const readIntakeForm = (values: unknown): IntakeForm => {
  const read = state.safeParse(values);
  const of = (field: IntakeField) => Object.values((read.success ? read.data[intakeBlock(field)] : undefined) ?? {})[0];
  const text = (field: IntakeField): string | null => {
    const given = of(field);
    return given?.selected_option?.value ?? given?.selected_date ?? given?.value ?? null;
  };
  return {
    birthDate: text('birthDate'),
    age: text('age'),
    gender: text('gender'),
    horizon: text('horizon'),
    objectives: of('objectives')?.selected_options?.map(({ value }) => value) ?? [],
    amount: text('amount'),
    band: text('band'),
    loss: text('loss'),
    income: text('income'),
    experience: text('experience'),
    reason: text('reason'),
    parent: text('parent'),
    name: text('name'),
  };
};
