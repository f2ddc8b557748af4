import type { z } from 'zod';
import { DamagedRowError } from '../../usecases/ports/recommendation-store.ts';

/** The first three problems in a document, by path: `segments.0.size: expected number`. */
export const problemsOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'document'}: ${issue.message}`)
    .join('; ');

/**
 * Reads a JSON column described by a schema. The schema only checks: fields it doesn't know stay.
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
