import { z } from 'zod';

const MOST_CHARACTERS = 40_000;

const object = z.record(z.string(), z.unknown());

/** Collects the texts of all elements in blocks, 12 levels deep at most. */
const textsIn = (value: unknown, into: string[], depth: number): void => {
  if (depth > 12) return;
  if (Array.isArray(value)) for (const each of value) textsIn(each, into, depth + 1);
  const fields = object.safeParse(value);
  if (!fields.success) return;
  for (const [name, field] of Object.entries(fields.data)) {
    if (name === 'text' && typeof field === 'string') into.push(field);
    else if (typeof field === 'object') textsIn(field, into, depth + 1);
  }
};

/** What a message says, in its text and its blocks; at most the first 40,000 characters. */
export const messageText = (message: unknown): string => {
  const fields = object.safeParse(message);
  if (!fields.success) return '';
  const texts: string[] = typeof fields.data.text === 'string' ? [fields.data.text] : [];
  for (const part of ['blocks', 'attachments']) textsIn(fields.data[part], texts, 0);
  return texts.join('\n').slice(0, MOST_CHARACTERS);
};
