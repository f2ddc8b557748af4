import type { Context } from '../context.ts';
import type { PlaygroundPerson } from '../people.ts';
import type { JsonObject, WireAnswer } from '../wire.ts';

/** What one can do on the page. `given` is the POST's JSON; `person` is who one acts as. */
export type PageAction = (context: Context, person: PlaygroundPerson, given: JsonObject) => Promise<WireAnswer>;

export const DONE: WireAnswer = { ok: true };
export const failed = (error: string): WireAnswer => ({ ok: false, error });
