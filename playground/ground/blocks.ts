import type { JsonObject, WireBlock } from '../wire/wire.ts';
import { randomId } from './stamps.ts';

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The interactive elements of a block. Where they are depends on its type. */
export const elementsOf = (block: WireBlock): readonly JsonObject[] => {
  const held = [block.accessory, block.element, block.elements, block.actions].flat();
  return held.filter(isObject).filter((element) => typeof element.type === 'string');
};

/** The blocks inside a container or carousel. */
export const childrenOf = (block: WireBlock): readonly WireBlock[] => {
  const children = block.type === 'container' ? block.child_blocks : block.type === 'carousel' ? block.elements : [];
  return Array.isArray(children) ? (children.filter(isObject) as WireBlock[]) : [];
};

const INTERACTIVE =
  /^(button|workflow_button|icon_button|feedback_buttons|overflow|checkboxes|radio_buttons|.*_select|.*picker|.*_input|file_input)$/;

const named = (element: unknown): unknown =>
  isObject(element) && INTERACTIVE.test(String(element.type)) && element.action_id === undefined
    ? { ...element, action_id: randomId('', 5).toLowerCase() }
    : element;

const namedAll = (value: unknown): unknown => (Array.isArray(value) ? value.map(named) : named(value));

/** Makes up an id for every block and interactive element that has none, as Slack does. */
export const withIds = (blocks: readonly WireBlock[]): readonly WireBlock[] =>
  blocks.map((block) => {
    const whole: Record<string, unknown> = { ...block, block_id: block.block_id ?? randomId('', 5).toLowerCase() };
    for (const field of ['accessory', 'element', 'elements', 'actions']) {
      if (whole[field] !== undefined && block.type !== 'rich_text') whole[field] = namedAll(whole[field]);
    }
    if (block.type === 'container') whole.child_blocks = withIds(childrenOf(block));
    if (block.type === 'carousel') whole.elements = withIds(childrenOf(block));
    return whole as WireBlock;
  });

/** The first element with this action id, in any block. */
export const findAction = (blocks: readonly WireBlock[], actionId: string): JsonObject | null =>
  blocks.flatMap((block) => [block, ...childrenOf(block)].flatMap(elementsOf)).find((it) => it.action_id === actionId) ?? null;

/** The element an action was on; null if the blocks don't have it. */
export const findElement = (blocks: readonly WireBlock[], blockId: string, actionId: string): JsonObject | null => {
  for (const block of blocks) {
    const inChild = findElement(childrenOf(block), blockId, actionId);
    if (inChild !== null) return inChild;
    if (block.block_id !== blockId) continue;
    const element = elementsOf(block).find((it) => it.action_id === actionId);
    if (element !== undefined) return element;
  }
  return null;
};
