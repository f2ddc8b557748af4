import { z } from 'zod';
import type { IntakeForm } from '../../advisor/intake/read-intake.ts';
import type { Asker } from '../edge/edge.ts';
import { modalMemory } from '../listener/modal-memory.ts';

const text = z.string().max(600).nullable();

const form = z.object({
  birthDate: text,
  age: text,
  gender: text,
  horizon: text,
  objectives: z.array(z.string().max(50)).max(20).readonly(),
  amount: text,
  band: text,
  loss: text,
  income: text,
  experience: text,
  reason: text,
  parent: text,
  name: text,
}) satisfies z.ZodType<IntakeForm>;

const memory = modalMemory({
  /** The form's own id: if it's submitted twice, it registers once. */
  intakeId: z.string().regex(/^[\w-]{1,64}$/),
  /** In the preview: what was filled in, so going back loses nothing. */
  form: form.nullable(),
});
export type IntakeMetadata = NonNullable<ReturnType<typeof memory.read>>;

/** Private metadata of the intake's modals. */
export const writeIntakeMetadata = (intakeId: string, asker: Omit<Asker, 'userId'>, filled: IntakeForm | null): string =>
  memory.write({ intakeId, form: filled }, asker);

/** Null for metadata that `writeIntakeMetadata` didn't write. */
export const readIntakeMetadata = (written: string): IntakeMetadata | null => memory.read(written);
