import type { JsonObject, WireAnswer } from '../../wire/wire.ts';

/** Tells the server what you did on the page. It never throws: if the server is gone, that's an error like any other. */
export const post = async (action: string, as: string, given: JsonObject): Promise<WireAnswer> => {
  try {
    const response = await fetch(`/playground/actions/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...given, as }),
    });
    return (await response.json()) as WireAnswer;
  } catch {
    return { ok: false, error: 'connection_lost' };
  }
};
