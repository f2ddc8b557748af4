import { z } from 'zod';
import { childrenOf, elementsOf, isObject } from '../ground/blocks.ts';
import type { JsonObject, WireBlock } from '../wire/wire.ts';
import { BLOCKS } from './block-rules.ts';
import { MOST_CHARTS } from './charts.ts';
import { plainText } from './composition.ts';
import { ELEMENT_SURFACES } from './elements.ts';
import { check, collect, isAbsent, type Report } from './report.ts';
import { byType, type Fields, list, object, type Shape, string } from './shapes.ts';
import { checkTables } from './tables.ts';

type Surface = 'message' | 'modal' | 'home';

const ONLY_IN_MESSAGES = [
  'card',
  'carousel',
  'container',
  'context_actions',
  'data_table',
  'data_visualization',
  'markdown',
  'plan',
  'table',
  'task_card',
];
const ONLY_IN_MODALS = ['alert'];

const takes = (surface: Surface, type: string): boolean => {
  if (ONLY_IN_MESSAGES.includes(type)) return surface === 'message';
  return ONLY_IN_MODALS.includes(type) ? surface === 'modal' : true;
};

const blocksOn = (surface: Surface): Shape => byType(Object.fromEntries(Object.entries(BLOCKS).filter(([type]) => takes(surface, type))));

const MOST_BLOCKS: { readonly [surface in Surface]: number } = { message: 50, modal: 100, home: 100 };
const BLOCK_LISTS: { readonly [surface in Surface]: Shape } = {
  message: list(blocksOn('message'), 0, MOST_BLOCKS.message),
  modal: list(blocksOn('modal'), 0, MOST_BLOCKS.modal),
  home: list(blocksOn('home'), 0, MOST_BLOCKS.home),
};

const objectsIn = (value: unknown): readonly WireBlock[] => (Array.isArray(value) ? (value.filter(isObject) as WireBlock[]) : []);

/** All blocks, including those inside containers and carousels. */
const everyBlock = (blocks: readonly WireBlock[]): readonly WireBlock[] =>
  blocks.flatMap((block) => [block, ...everyBlock(childrenOf(block))]);

const checkIds = (report: Report, pointer: string, blocks: readonly WireBlock[], seen: Set<unknown>): void => {
  blocks.forEach((block, at) => {
    const here = `${pointer}/${at}`;
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      report(`${here}/block_id`, `\`block_id\` "${String(block.block_id)}" already exists`);
    }
    seen.add(block.block_id);
    const ids = elementsOf(block).flatMap(({ action_id: id }) => (id === undefined ? [] : [id]));
    const twice = ids.find((id, place) => ids.indexOf(id) < place);
    if (twice !== undefined) report(here, `\`action_id\` "${String(twice)}" already exists for another element in this block`);
    checkIds(report, `${here}/${block.type === 'container' ? 'child_blocks' : 'elements'}`, childrenOf(block), seen);
  });
};

const checkElements = (report: Report, pointer: string, blocks: readonly WireBlock[], surface: Surface): void => {
  let focused = 0;
  blocks.forEach((block, at) => {
    for (const { type, focus_on_load: focus } of everyBlock([block]).flatMap(elementsOf)) {
      const surfaces = ELEMENT_SURFACES[String(type)];
      if (surfaces !== undefined && !surfaces.includes(surface)) report(`${pointer}/${at}`, `unsupported type: ${String(type)}`);
      if (focus === true) focused += 1;
    }
  });
  if (focused > 1) report(pointer, 'only one element can have focus_on_load');
};

const checkBlocks = (report: Report, pointer: string, blocks: unknown, surface: Surface): void => {
  check(report, pointer, BLOCK_LISTS[surface], blocks);
  checkIds(report, pointer, objectsIn(blocks), new Set());
  checkElements(report, pointer, objectsIn(blocks), surface);
};

/** Why Slack would refuse a message's blocks; empty if it wouldn't. */
export const problemsOfMessage = (blocks: unknown): readonly string[] =>
  collect((report) => {
    checkBlocks(report, '/blocks', blocks, 'message');
    const all = everyBlock(objectsIn(blocks));
    const those = (...types: readonly string[]) => all.filter(({ type }) => types.includes(type));
    checkTables(report, those('table', 'data_table'));
    if (those('data_visualization').length > MOST_CHARTS)
      report('/blocks', `no more than ${MOST_CHARTS} data_visualization blocks allowed`);
    const marked = those('markdown').reduce((sum, { text }) => sum + (typeof text === 'string' ? text.length : 0), 0);
    if (those('markdown').length > 1 && marked > 12_000) report('/blocks', 'markdown blocks must be less than 12001 characters together');
  });

const VIEW: Fields = { private_metadata: string(3000), callback_id: string(255), external_id: string(255) };
/** The blocks must be there. `checkBlocks` looks inside, as that depends on the surface. */
const present = z.unknown().refine((value) => !isAbsent(value));
const MODAL = object(
  { type: z.literal('modal'), title: plainText(24), blocks: present },
  { ...VIEW, submit: plainText(24), close: plainText(24), clear_on_close: z.boolean(), notify_on_close: z.boolean() },
);
const HOME = object({ type: z.literal('home'), blocks: present }, VIEW);

/** Why Slack would refuse a modal; empty if it wouldn't. */
export const problemsOfModal = (view: JsonObject): readonly string[] =>
  collect((report) => {
    check(report, '/view', MODAL, view);
    if (view.blocks !== undefined) checkBlocks(report, '/view/blocks', view.blocks, 'modal');
    const hasInput = objectsIn(view.blocks).some((block) => block.type === 'input');
    if (hasInput && !isObject(view.submit)) report('/view', 'missing required field: submit');
  });

/** Why Slack would refuse a Home tab; empty if it wouldn't. */
export const problemsOfHome = (view: JsonObject): readonly string[] =>
  collect((report) => {
    check(report, '/view', HOME, view);
    if (view.blocks !== undefined) checkBlocks(report, '/view/blocks', view.blocks, 'home');
  });
