import { z } from 'zod';
import { SLACK_LIMITS } from '../../../views/limits.ts';
import type { IntakeForm } from '../../advisor/intake/read-intake.ts';
import type { Asker } from '../edge.ts';

const text = z.string().max(600).nullable();

const form = z.object({
  birthDate: text,
  age: text,
  gender: text,
  horizon: text,
  objectives: z.array(z.string().max(50)).max(20),
  amount: text,
  band: text,
  loss: text,
  income: text,
  experience: text,
  reason: text,
  parent: text,
  name: text,
}) satisfies z.ZodType<IntakeForm>;

const metadata = z.object({
  /** The form's own id: submitted twice it registers once. */
  intakeId: z.string().regex(/^[\w-]{1,64}$/),
  channel: z.string().min(1).max(100),
  responseUrl: z.string().nullable(),
  /** In the preview: what was filled in, so that going back loses nothing. */
  form: form.nullable(),
});
export type IntakeMetadata = z.infer<typeof metadata>;

/** What an intake's modals carry along. An answering address that does not fit is left out; there are other ways to answer. */
export const writeIntakeMetadata = (
  intakeId: string,
  { channel, responseUrl }: Omit<Asker, 'userId'>,
  filled: IntakeForm | null,
): string => {
  const whole = JSON.stringify({ intakeId, channel, responseUrl, form: filled });
  return whole.length <= SLACK_LIMITS.privateMetadata ? whole : JSON.stringify({ intakeId, channel, responseUrl: null, form: filled });
};

/** Null where it is nothing that `writeIntakeMetadata` wrote. */
export const readIntakeMetadata = (written: string): IntakeMetadata | null => {
  try {
    return metadata.parse(JSON.parse(written));
  } catch {
    return null;
  }
};
