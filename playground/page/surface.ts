import { createContext, useContext, useMemo, useState } from 'react';
import type { JsonObject, StateValues, WireAnswer, WireBlock, WirePlace } from '../wire.ts';
import { post } from './api.ts';
import { readValue, stateOf, valueObject } from './field-values.ts';

/** What elements need of the message or modal they are in. */
export interface Surface {
  /** Who one acts as. */
  readonly me: string;
  readonly values: StateValues;
  /** Feedback buttons pressed: `action_id` to value. */
  readonly pressed: { readonly [actionId: string]: string };
  /** Keeps a value, and tells the app where `dispatch` says so. */
  set(blockId: string, element: JsonObject, value: unknown, dispatch: boolean): void;
  /** Tells the app that an element was used; `fields` are what Slack adds for its kind. */
  act(blockId: string, element: JsonObject, fields: JsonObject): Promise<WireAnswer>;
  suggest(blockId: string, element: JsonObject, value: string): Promise<WireAnswer>;
}

const NOWHERE: Surface = {
  me: '',
  values: {},
  pressed: {},
  set: () => undefined,
  act: () => Promise.resolve({ ok: true }),
  suggest: () => Promise.resolve({ ok: false, error: 'no_options' }),
};

export const SurfaceContext = createContext<Surface>(NOWHERE);

interface SurfaceOptions {
  readonly as: string;
  readonly place: WirePlace;
  readonly blocks: readonly WireBlock[];
  readonly pressed?: { readonly [actionId: string]: string };
  /** Hears of actions that the app did not take; in messages the server says so in words. */
  onFailure?(error: string): void;
}

/** The state of a message's or a modal's elements, and the way from them to the app. */
export const useSurface = ({ as, place, blocks, pressed = {}, onFailure }: SurfaceOptions): Surface => {
  const [entered, setEntered] = useState<StateValues>({});
  const values = useMemo(() => stateOf(blocks, entered), [blocks, entered]);
  const act = async (blockId: string, element: JsonObject, fields: JsonObject, state: StateValues): Promise<WireAnswer> => {
    const action = { type: element.type, block_id: blockId, action_id: element.action_id, ...fields };
    const answer = await post('act', as, { ...place, action, values: state });
    if (!answer.ok) onFailure?.(answer.error);
    return answer;
  };
  return {
    me: as,
    values,
    pressed,
    set: (blockId, element, value, dispatch) => {
      const kept = valueObject(element, value);
      const next = { ...values, [blockId]: { ...values[blockId], [String(element.action_id)]: kept } };
      setEntered(next);
      if (dispatch) void act(blockId, element, kept, next);
    },
    act: (blockId, element, fields) => act(blockId, element, fields, values),
    suggest: (blockId, element, value) => post('suggest', as, { ...place, block_id: blockId, action_id: element.action_id, value }),
  };
};

export interface ElementProps {
  readonly blockId: string;
  readonly element: JsonObject;
  /** The words that name it, for screen readers. */
  readonly label?: string;
  /** Does the app hear of each change at once? Yes in actions and sections; in inputs only where `dispatch_action` says so. */
  readonly dispatch: boolean;
}

/** The element's value here, and how to change it. */
export const useElementValue = ({ blockId, element, dispatch }: ElementProps): readonly [unknown, (value: unknown) => void] => {
  const surface = useContext(SurfaceContext);
  const value = readValue(element, surface.values[blockId]?.[String(element.action_id)]);
  return [value, (next) => surface.set(blockId, element, next, dispatch)];
};
