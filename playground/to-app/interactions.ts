import { findAction, findElement, isObject } from '../ground/blocks.ts';
import type { PlaygroundPerson } from '../ground/people.ts';
import { refuse, SlackRefusal } from '../ground/slack-refusal.ts';
import type { Context } from '../state/context.ts';
import { problemsOfOptions } from '../strictness/options.ts';
import { type Answered, type Delivery, jsonOf } from '../traffic/deliver.ts';
import type { JsonObject, StateValues, WireAction, WireOption, WireOptionGroup } from '../wire/wire.ts';
import { commonPayload, type Place, placePayload } from './payloads.ts';

/** The inspector's title, `block_actions more`. */
const titleOf = ({ type, actions, action_id: actionId, view }: JsonObject): string => {
  const used = Array.isArray(actions) && isObject(actions[0]) ? actions[0].action_id : actionId;
  const subject = used ?? (isObject(view) ? view.callback_id : undefined);
  return typeof subject === 'string' && subject !== '' ? `${String(type)} ${subject}` : String(type);
};

/** Sends an interactivity payload: a form with the JSON in `payload`. */
export const sendPayload = (context: Context, payload: JsonObject, take?: (answered: Answered) => void): Promise<Delivery> =>
  context.deliver(
    {
      kind: 'interaction',
      title: titleOf(payload),
      contentType: 'application/x-www-form-urlencoded',
      body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    },
    take,
  );

const blocksAt = (place: Place) => (place.kind === 'view' ? place.view.definition.blocks : place.message.blocks);

const elementAt = (place: Place, blockId: string, actionId: string): JsonObject => {
  // An update just before the press may have changed made-up block ids. The press still means the same button.
  const redrawn = place.kind === 'view' ? findAction(blocksAt(place), actionId) : null;
  const element = findElement(blocksAt(place), blockId, actionId) ?? redrawn;
  if (element === null) throw refuse('element_not_found');
  return element;
};

/** Sends `block_actions`, as someone used an element. */
export const sendAction = async (
  context: Context,
  person: PlaygroundPerson,
  place: Place,
  action: WireAction,
  values: StateValues,
): Promise<Delivery> => {
  const element = elementAt(place, action.block_id, action.action_id);
  if (element.type === 'feedback_buttons' && place.kind === 'message') {
    const earlier = place.message.pressed.get(person.id) ?? {};
    place.message.pressed.set(person.id, { ...earlier, [action.action_id]: String(action.value) });
    context.messages.touch(place.message);
  }
  return sendPayload(context, {
    type: 'block_actions',
    ...commonPayload(person),
    ...placePayload(context, place, values),
    trigger_id: context.triggers.mint(person.id, place.kind === 'view' ? place.view.id : null),
    ...(place.kind === 'message'
      ? {
          response_url: context.responseUrls.mint({
            channel: place.message.channel,
            personId: person.id,
            messageTs: place.message.ts,
          }),
        }
      : {}),
    actions: [{ ...action, action_ts: context.stamps.next() }],
  });
};

/** The options in an answer, in their groups. */
const groupsIn = (answer: JsonObject): readonly WireOptionGroup[] => {
  const optionsIn = (value: unknown): readonly WireOption[] => (Array.isArray(value) ? (value as WireOption[]) : []);
  if (!Array.isArray(answer.option_groups)) return [{ label: null, options: optionsIn(answer.options) }];
  return answer.option_groups.filter(isObject).map(({ label, options }) => ({
    label: isObject(label) ? String(label.text) : null,
    options: optionsIn(options),
  }));
};

/** Sends `block_suggestion`, as someone types into an external select. Null if the app doesn't answer with options. */
export const askForOptions = async (
  context: Context,
  person: PlaygroundPerson,
  place: Place,
  { blockId, actionId, value }: { readonly blockId: string; readonly actionId: string; readonly value: string },
): Promise<readonly WireOptionGroup[] | null> => {
  elementAt(place, blockId, actionId);
  let groups: readonly WireOptionGroup[] | null = null;
  const payload = {
    type: 'block_suggestion',
    ...commonPayload(person),
    ...placePayload(context, place, {}),
    block_id: blockId,
    action_id: actionId,
    value,
  };
  try {
    await sendPayload(context, payload, (answered) => {
      const answer = jsonOf(answered);
      const problems = problemsOfOptions(answer);
      if (answer === null || problems.length > 0) throw refuse('invalid_options', problems);
      groups = groupsIn(answer);
    });
  } catch (error) {
    // As in Slack, the person sees no options. The inspector says why.
    if (!(error instanceof SlackRefusal)) throw error;
  }
  return groups;
};
