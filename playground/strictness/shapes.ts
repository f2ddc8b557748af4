import { z } from 'zod';
import { isObject } from '../ground/blocks.ts';
import type { JsonObject } from '../wire/wire.ts';
import { isAbsent } from './report.ts';

export type Shape = z.ZodType;
export type Fields = { readonly [name: string]: Shape };

/** Text of `least` to `most` characters, counted in UTF-16 units. Slack never counts fewer. */
export const string = (most: number, { least = 0, pattern = /(?:)/ }: { readonly least?: number; readonly pattern?: RegExp } = {}): Shape =>
  z.string().min(least).max(most).regex(pattern);

/** Text of any length but zero. */
export const words: Shape = z.string().min(1);

export const whole = (least: number, most = Number.POSITIVE_INFINITY): Shape => z.number().multipleOf(1).min(least).max(most);

export const list = (item: Shape, least: number, most = Number.POSITIVE_INFINITY): Shape => z.array(item).min(least).max(most);

/** An object with the required fields, maybe the optional ones, and no others. */
export const object = (required: Fields, optional: Fields = {}): Shape =>
  z.strictObject({ ...required, ...Object.fromEntries(Object.entries(optional).map(([name, shape]) => [name, shape.nullish()])) });

/** One of several objects, told apart by `type`. */
export const byType = (shapes: Fields): Shape =>
  z.discriminatedUnion('type', Object.values(shapes) as unknown as Parameters<typeof z.discriminatedUnion>[1]);

/** Adds a rule across fields. It's checked even if a field is already wrong. */
export const alsoRule = (shape: Shape, rule: (value: JsonObject) => string | null): Shape =>
  shape.refine((value) => rule(value as JsonObject) === null, {
    error: ({ input }) => rule(input as JsonObject) ?? '',
    when: ({ value }) => isObject(value),
  });

/** Exactly one of the fields. */
export const exactlyOne =
  (...names: readonly string[]) =>
  (value: JsonObject): string | null => {
    const given = names.filter((name) => !isAbsent(value[name]));
    if (given.length === 1) return null;
    return given.length === 0 ? `missing required field: ${names.join(' or ')}` : `only one of ${names.join(', ')} is allowed`;
  };

/** At least one of the fields. */
export const someOf =
  (...names: readonly string[]) =>
  (value: JsonObject): string | null =>
    names.some((name) => !isAbsent(value[name])) ? null : `missing required field: ${names.join(' or ')}`;
