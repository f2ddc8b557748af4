import { isObject } from './blocks.ts';
import type { Context } from './context.ts';
import { jsonOf } from './deliver.ts';
import { sendPayload } from './interactions.ts';
import { commonPayload } from './payloads.ts';
import type { PlaygroundPerson } from './people.ts';
import { refuse } from './slack-refusal.ts';
import { modalDefinition } from './view-definitions.ts';
import { type OpenView, viewObject } from './views.ts';
import type { JsonObject, StateValues, WireAnswer } from './wire.ts';

const takeResponse = (context: Context, view: OpenView, response: JsonObject): WireAnswer => {
  switch (response.response_action) {
    case undefined:
      context.views.close(view);
      return { ok: true };
    case 'errors': {
      const errors = isObject(response.errors) ? response.errors : {};
      const inputs = view.definition.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id);
      const stray = Object.keys(errors).find((block) => !inputs.includes(block));
      // An error must be about an input that is there, or nobody would see it.
      if (stray !== undefined) throw refuse('invalid_arguments', [`[ERROR] no input block ${stray} [json-pointer:/errors/${stray}]`]);
      return { ok: true, errors: Object.fromEntries(Object.entries(errors).map(([block, text]) => [block, String(text)])) };
    }
    case 'update':
      context.views.update(view, modalDefinition(context, response.view));
      return { ok: true };
    case 'push':
      context.views.push(view.personId, modalDefinition(context, response.view));
      return { ok: true };
    case 'clear':
      context.views.clear(view.personId);
      return { ok: true };
    default:
      throw refuse('invalid_response_action', [String(response.response_action)]);
  }
};

/** Somebody submits a modal: `view_submission`, and what the app answers is done with the stack. @throws {SlackRefusal} */
export const submitView = async (context: Context, person: PlaygroundPerson, view: OpenView, values: StateValues): Promise<WireAnswer> => {
  let answer: WireAnswer = { ok: true };
  const payload = {
    type: 'view_submission',
    ...commonPayload(person),
    trigger_id: context.triggers.mint(person.id, view.id),
    view: viewObject(view, values),
    response_urls: [],
  };
  const delivery = await sendPayload(context, payload, (answered) => {
    // The app may have closed the view by itself while we waited.
    if (context.views.find(view.id) !== null) answer = takeResponse(context, view, jsonOf(answered) ?? {});
  });
  return delivery.ok ? answer : delivery;
};

/** Somebody closes a modal, or all of the stack: `view_closed` for each that asked to hear of it. */
export const closeView = async (context: Context, person: PlaygroundPerson, view: OpenView, all: boolean): Promise<void> => {
  const clears = all || view.definition.clear_on_close === true;
  const taken = clears ? context.views.clear(person.id) : context.views.close(view);
  const heard = taken.filter((it) => it.definition.notify_on_close === true);
  await Promise.all(
    heard.map((it) => sendPayload(context, { type: 'view_closed', ...commonPayload(person), view: viewObject(it), is_cleared: clears })),
  );
};
