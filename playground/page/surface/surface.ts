import { createContext, useContext, useMemo, useState } from 'preact/compat';
import type { JsonObject, StateValues, WireAnswer, WireBlock, WirePlace } from '../../wire/wire.ts';
import { post } from './api.ts';
import { readValue, stateOf, valueObject } from './field-values.ts';

/** What elements need from their message or modal. */
export interface Surface {
  /** The person you act as. */
  readonly me: string;
  readonly values: StateValues;
  /** The feedback buttons pressed: `action_id` to value. */
  readonly pressed: { readonly [actionId: string]: string };
  /** Stores a value; with `dispatch`, also tells the app. */
  set(blockId: string, element: JsonObject, value: unknown, dispatch: boolean): void;
  /** Tells the app that an element was used; `fields` are those Slack adds for its type. */
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
  /** Called when the app failed to take an action. In messages, the server tells the person. */
  onFailure?(error: string): void;
}

/** The values of a message's or modal's elements, and how they reach the app. */
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
  /** The label for screen readers. */
  readonly label?: string;
  /** Whether the app is told of each change: yes in actions and sections; in inputs, only with `dispatch_action`. */
  readonly dispatch: boolean;
}

/** The element's value and its setter. */
export const useElementValue = ({ blockId, element, dispatch }: ElementProps): readonly [unknown, (value: unknown) => void] => {
  const surface = useContext(SurfaceContext);
  const value = readValue(element, surface.values[blockId]?.[String(element.action_id)]);
  return [value, (next) => surface.set(blockId, element, next, dispatch)];
};
