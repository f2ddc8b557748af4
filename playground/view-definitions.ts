import { isObject } from './blocks.ts';
import type { Context } from './context.ts';
import { problemsOfSlackFiles } from './files/slack-files.ts';
import { refuse } from './slack-refusal.ts';
import { problemsOfHome, problemsOfModal } from './strictness/surfaces.ts';
import type { ViewDefinition } from './views.ts';
import type { JsonObject } from './wire.ts';

const MOST_BYTES = 250_000;

const definition = (context: Context, given: unknown, problemsOf: (view: JsonObject) => readonly string[]): ViewDefinition => {
  if (!isObject(given)) throw refuse('invalid_arguments', ['[ERROR] must provide an object [json-pointer:/view]']);
  if (Buffer.byteLength(JSON.stringify(given)) > MOST_BYTES) throw refuse('view_too_large');
  const problems = [...problemsOf(given), ...problemsOfSlackFiles(context.files, given.blocks, '/view/blocks')];
  if (problems.length > 0) throw refuse('invalid_arguments', problems);
  return given as ViewDefinition;
};

/** A modal the app gave us. @throws {SlackRefusal} `invalid_arguments` with what is wrong, `view_too_large`. */
export const modalDefinition = (context: Context, given: unknown): ViewDefinition => definition(context, given, problemsOfModal);

/** A Home tab the app gave us. @throws {SlackRefusal} as for a modal. */
export const homeDefinition = (context: Context, given: unknown): ViewDefinition => definition(context, given, problemsOfHome);
