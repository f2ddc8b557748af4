import type { z } from 'zod';
import { DamagedRowError } from '../../usecases/ports.ts';

/** First things that are wrong with a document, by path: `segments.0.size: expected number`. */
export const problemsOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'document'}: ${issue.message}`)
    .join('; ');

/**
 * Reads a JSON column that a schema describes. The schema checks, it does not reshape: fields that it does not know stay.
 *
 * @param what names the row in the error, "recommendation 4f…"
 * @throws DamagedRowError
 */
export const readDocument = (schema: z.ZodType, text: string, what: string): unknown => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DamagedRowError(`The stored ${what} is damaged: it is not JSON.`);
  }
  const checked = schema.safeParse(value);
  if (!checked.success) throw new DamagedRowError(`The stored ${what} is damaged: ${problemsOf(checked.error)}.`);
  return value;
};
