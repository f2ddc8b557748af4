import { problemsOfSlackFiles } from '../files/slack-files.ts';
import { isObject } from '../ground/blocks.ts';
import { refuse } from '../ground/slack-refusal.ts';
import type { Context } from '../state/context.ts';
import type { ViewDefinition } from '../state/views.ts';
import { problemsOfHome, problemsOfModal } from '../strictness/surfaces.ts';
import type { JsonObject } from '../wire/wire.ts';

const MOST_BYTES = 250_000;

const definition = (context: Context, given: unknown, problemsOf: (view: JsonObject) => readonly string[]): ViewDefinition => {
  if (!isObject(given)) throw refuse('invalid_arguments', ['[ERROR] must provide an object [json-pointer:/view]']);
  if (Buffer.byteLength(JSON.stringify(given)) > MOST_BYTES) throw refuse('view_too_large');
  const problems = [...problemsOf(given), ...problemsOfSlackFiles(context.files, given.blocks, '/view/blocks')];
  if (problems.length > 0) throw refuse('invalid_arguments', problems);
  return given as ViewDefinition;
};

/** A modal from the app. @throws {SlackRefusal} `invalid_arguments` with the reasons, or `view_too_large`. */
export const modalDefinition = (context: Context, given: unknown): ViewDefinition => definition(context, given, problemsOfModal);

/** A Home tab from the app. @throws {SlackRefusal} as for a modal. */
export const homeDefinition = (context: Context, given: unknown): ViewDefinition => definition(context, given, problemsOfHome);
