import { isObject } from '../ground/blocks.ts';
import type { PlaygroundPerson } from '../ground/people.ts';
import type { Context } from '../state/context.ts';
import { sees } from '../state/message-wire.ts';
import { postNotice } from '../to-app/app-replies.ts';
import { askForOptions, sendAction } from '../to-app/interactions.ts';
import { closeView, submitView } from '../to-app/modal-interactions.ts';
import type { Place } from '../to-app/payloads.ts';
import type { JsonObject, StateValues, WireAction } from '../wire/wire.ts';
import { DONE, failed, type PageAction } from './page-action.ts';

const placeOf = (context: Context, person: PlaygroundPerson, given: JsonObject): Place | null => {
  if (typeof given.view === 'string') {
    const view = context.views.find(given.view) ?? context.homes.find(given.view);
    return view === null || view.personId !== person.id ? null : { kind: 'view', view };
  }
  const message = context.messages.find(String(given.channel), String(given.ts));
  return message === null || !sees(context.workspace, person.id, message) ? null : { kind: 'message', message };
};

const valuesIn = (given: JsonObject): StateValues => (isObject(given.values) ? (given.values as StateValues) : {});

export const act: PageAction = async (context, person, given) => {
  const place = placeOf(context, person, given);
  const action = given.action;
  if (place === null) return failed('message_not_found');
  if (!isObject(action)) return failed('invalid_arguments');
  const delivery = await sendAction(context, person, place, action as WireAction, valuesIn(given));
  if (delivery.ok) return DONE;
  if (place.kind === 'message') {
    const { channel, threadTs } = place.message;
    postNotice(context, channel, person.id, `This app responded with the error "${delivery.error}". Try again in a moment.`, threadTs);
  }
  return failed(delivery.error);
};

export const suggest: PageAction = async (context, person, given) => {
  const place = placeOf(context, person, given);
  if (place === null) return failed('message_not_found');
  const { block_id: blockId, action_id: actionId, value } = given;
  const groups = await askForOptions(context, person, place, {
    blockId: String(blockId),
    actionId: String(actionId),
    value: String(value ?? ''),
  });
  return groups === null ? failed('no_options') : { ok: true, groups };
};

export const submit: PageAction = async (context, person, given) => {
  const place = placeOf(context, person, given);
  const isModal = place?.kind === 'view' && place.view.definition.type === 'modal';
  return isModal ? submitView(context, person, place.view, valuesIn(given)) : failed('not_found');
};

export const close: PageAction = async (context, person, given) => {
  const place = placeOf(context, person, given);
  if (place?.kind === 'view' && place.view.definition.type === 'modal') await closeView(context, person, place.view, given.all === true);
  return DONE;
};
