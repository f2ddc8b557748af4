import { isObject } from '../ground/blocks.ts';
import type { PlaygroundPerson } from '../ground/people.ts';
import { refuse } from '../ground/slack-refusal.ts';
import type { Context } from '../state/context.ts';
import { type OpenView, viewObject } from '../state/views.ts';
import { jsonOf } from '../traffic/deliver.ts';
import type { JsonObject, StateValues, WireAnswer } from '../wire/wire.ts';
import { sendPayload } from './interactions.ts';
import { commonPayload } from './payloads.ts';
import { modalDefinition } from './view-definitions.ts';

const takeResponse = (context: Context, view: OpenView, response: JsonObject): WireAnswer => {
  switch (response.response_action) {
    case undefined:
      context.views.close(view);
      return { ok: true };
    case 'errors': {
      const errors = isObject(response.errors) ? response.errors : {};
      const inputs = view.definition.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id);
      const stray = Object.keys(errors).find((block) => !inputs.includes(block));
      // An error about an input that isn't there would never be seen.
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

/** Sends `view_submission`, then changes the stack as the app answers. @throws {SlackRefusal} */
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
    // The app may have closed the view while we waited.
    if (context.views.find(view.id) !== null) answer = takeResponse(context, view, jsonOf(answered) ?? {});
  });
  return delivery.ok ? answer : delivery;
};

/** Closes a modal or the whole stack. Sends `view_closed` for each one with `notify_on_close`. */
export const closeView = async (context: Context, person: PlaygroundPerson, view: OpenView, all: boolean): Promise<void> => {
  const clears = all || view.definition.clear_on_close === true;
  const taken = clears ? context.views.clear(person.id) : context.views.close(view);
  const heard = taken.filter((it) => it.definition.notify_on_close === true);
  await Promise.all(
    heard.map((it) => sendPayload(context, { type: 'view_closed', ...commonPayload(person), view: viewObject(it), is_cleared: clears })),
  );
};
