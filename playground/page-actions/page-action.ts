import type { PlaygroundPerson } from '../ground/people.ts';
import type { Context } from '../state/context.ts';
import type { JsonObject, WireAnswer } from '../wire/wire.ts';

/** Something you can do on the page. `given` is the POST's JSON; you act as `person`. */
export type PageAction = (context: Context, person: PlaygroundPerson, given: JsonObject) => Promise<WireAnswer>;

export const DONE: WireAnswer = { ok: true };
export const failed = (error: string): WireAnswer => ({ ok: false, error });
