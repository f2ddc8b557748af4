import { isObject } from '../blocks.ts';
import type { JsonObject } from '../wire.ts';
import type { Shape } from './report.ts';

/** Absent: Slack takes a null for a field that is not there. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** `least` to `most` characters, counted as UTF-16 units: never more than Slack counts itself. */
export const string =
  (most: number, { least = 0, pattern }: { readonly least?: number; readonly pattern?: RegExp } = {}): Shape =>
  (report, pointer, value) => {
    if (typeof value !== 'string') report(pointer, 'must provide a string');
    else if (value.length < least) report(pointer, `must be more than ${least - 1} characters`);
    else if (value.length > most) report(pointer, `must be less than ${most + 1} characters`);
    else if (pattern !== undefined && !pattern.test(value)) report(pointer, `input must match regex pattern: ${pattern.source}`);
  };

/** Text that must be there, as long as it likes. */
export const words: Shape = string(Number.POSITIVE_INFINITY, { least: 1 });

export const number =
  ({ least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, whole = false } = {}): Shape =>
  (report, pointer, value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) report(pointer, 'must provide a number');
    else if (whole && !Number.isInteger(value)) report(pointer, 'must provide an integer');
    else if (value < least) report(pointer, `must be at least ${least}`);
    else if (value > most) report(pointer, `must be at most ${most}`);
  };

export const whole = (least: number, most = Number.POSITIVE_INFINITY): Shape => number({ least, most, whole: true });

export const yesOrNo: Shape = (report, pointer, value) => {
  if (typeof value !== 'boolean') report(pointer, 'must provide a boolean');
};

export const oneOf =
  (...allowed: readonly unknown[]): Shape =>
  (report, pointer, value) => {
    if (!allowed.includes(value)) report(pointer, 'must be a valid enum value');
  };

export const list =
  (item: Shape, least: number, most = Number.POSITIVE_INFINITY): Shape =>
  (report, pointer, value) => {
    if (!Array.isArray(value)) return report(pointer, 'must provide an array');
    if (value.length < least) report(pointer, `must provide at least ${least} items`);
    if (value.length > most) report(pointer, `no more than ${most} items allowed`);
    for (const [at, it] of value.entries()) item(report, `${pointer}/${at}`, it);
  };

export type Fields = { readonly [name: string]: Shape };

/** An object with the required fields, perhaps the optional ones, and no others. */
export const object =
  (required: Fields, optional: Fields = {}): Shape =>
  (report, pointer, value) => {
    if (!isObject(value)) return report(pointer, 'must provide an object');
    for (const [name, shape] of Object.entries(required)) {
      if (isAbsent(value[name])) report(pointer, `missing required field: ${name}`);
      else shape(report, `${pointer}/${name}`, value[name]);
    }
    for (const [name, shape] of Object.entries(optional)) if (!isAbsent(value[name])) shape(report, `${pointer}/${name}`, value[name]);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(required, name) && !Object.hasOwn(optional, name)) report(pointer, `invalid additional property: ${name}`);
    }
  };

/** One of several objects, told apart by `type`. */
export const byType =
  (shapes: Fields): Shape =>
  (report, pointer, value) => {
    const type = isObject(value) ? value.type : undefined;
    if (!isObject(value)) report(pointer, 'must provide an object');
    else if (typeof type !== 'string') report(pointer, 'missing required field: type');
    else if (!Object.hasOwn(shapes, type)) report(`${pointer}/type`, `unsupported type: ${type}`);
    else shapes[type]?.(report, pointer, value);
  };

/** What the fields cannot say alone: one field's rule that depends on another. Asked of objects only. */
export const alsoRule =
  (shape: Shape, rule: (value: JsonObject) => string | null): Shape =>
  (report, pointer, value) => {
    shape(report, pointer, value);
    const problem = isObject(value) ? rule(value) : null;
    if (problem !== null) report(pointer, problem);
  };

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
