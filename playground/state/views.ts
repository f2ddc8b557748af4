import { withIds } from '../ground/blocks.ts';
import { refuse } from '../ground/slack-refusal.ts';
import { randomId } from '../ground/stamps.ts';
import { BOT, TEAM } from '../ground/workspace.ts';
import type { JsonObject, StateValues, WireBlock, WireView } from '../wire/wire.ts';

const MOST_IN_A_STACK = 3;

/** A modal or Home tab as the app sent it, with the fields of Slack's view object. */
export interface ViewDefinition extends JsonObject {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly WireBlock[];
}

/** A modal in someone's stack, or someone's Home tab. */
export interface OpenView {
  readonly id: string;
  readonly personId: string;
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  definition: ViewDefinition;
}

/** Everyone's modals: a stack of up to three each. */
export class Views {
  private readonly stacks = new Map<string, OpenView[]>();
  private readonly changed: (personId: string) => void;

  constructor(changed: (personId: string) => void) {
    this.changed = changed;
  }

  /** Opens a first view, and drops what was open. */
  open(personId: string, definition: ViewDefinition): OpenView {
    this.refuseTakenExternalId(definition, null);
    const id = randomId('V', 10);
    return this.put(personId, [], { id, personId, rootId: id, previousId: null, hash: newHash(), definition: prepared(definition) });
  }

  /** @throws {SlackRefusal} `push_limit_reached`, or `not_found` if nothing is open. */
  push(personId: string, definition: ViewDefinition): OpenView {
    const stack = this.stack(personId);
    const top = stack.at(-1);
    if (top === undefined) throw refuse('not_found');
    if (stack.length >= MOST_IN_A_STACK) throw refuse('push_limit_reached');
    this.refuseTakenExternalId(definition, null);
    const view = { personId, rootId: top.rootId, previousId: top.id, hash: newHash(), definition: prepared(definition) };
    return this.put(personId, stack, { id: randomId('V', 10), ...view });
  }

  /** @throws {SlackRefusal} `hash_conflict` if the view has changed since `hash` was read. */
  update(view: OpenView, definition: ViewDefinition, hash: string | null = null): void {
    if (hash !== null && hash !== view.hash) throw refuse('hash_conflict');
    this.refuseTakenExternalId(definition, view);
    view.definition = prepared(definition);
    view.hash = newHash();
    this.changed(view.personId);
  }

  find(id: string): OpenView | null {
    return this.all().find((view) => view.id === id) ?? null;
  }

  findByExternalId(externalId: string): OpenView | null {
    return this.all().find((view) => view.definition.external_id === externalId) ?? null;
  }

  /** Closes the view and everything above it. @returns the closed views, top first. */
  close(view: OpenView): readonly OpenView[] {
    const stack = this.stack(view.personId);
    const taken = stack.slice(stack.indexOf(view)).reverse();
    this.stacks.set(view.personId, stack.slice(0, stack.indexOf(view)));
    this.changed(view.personId);
    return taken;
  }

  /** Closes all of a person's views. @returns them, top first. */
  clear(personId: string): readonly OpenView[] {
    const taken = this.stack(personId).toReversed();
    this.stacks.delete(personId);
    this.changed(personId);
    return taken;
  }

  /** The view on top; null if none is open. */
  top(personId: string): OpenView | null {
    return this.stack(personId).at(-1) ?? null;
  }

  wireTop(personId: string): WireView | null {
    const stack = this.stack(personId);
    const top = this.top(personId);
    if (top === null) return null;
    const { title, submit, close, blocks } = top.definition;
    return {
      id: top.id,
      hash: top.hash,
      title: textOf(title) ?? '',
      submit: textOf(submit),
      close: textOf(close) ?? (stack.length > 1 ? 'Back' : 'Cancel'),
      blocks,
      below: stack.length - 1,
    };
  }

  private stack(personId: string): OpenView[] {
    return this.stacks.get(personId) ?? [];
  }

  private all(): readonly OpenView[] {
    return [...this.stacks.values()].flat();
  }

  private put(personId: string, stack: readonly OpenView[], view: OpenView): OpenView {
    this.stacks.set(personId, [...stack, view]);
    this.changed(personId);
    return view;
  }

  private refuseTakenExternalId(definition: ViewDefinition, self: OpenView | null): void {
    const externalId = definition.external_id;
    if (typeof externalId !== 'string' || externalId === '') return;
    const holder = this.findByExternalId(externalId);
    if (holder !== null && holder !== self) throw refuse('duplicate_external_id');
  }
}

const textOf = (value: unknown): string | null => {
  const text = (value as { text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? text : null;
};

export const newHash = (): string => `${Math.floor(Date.now() / 1000)}.${randomId('', 8).toLowerCase()}`;

const prepared = (definition: ViewDefinition): ViewDefinition => ({ ...definition, blocks: withIds(definition.blocks) });

/** The view object as Slack sends it in payloads and answers. */
export const viewObject = (view: OpenView, values: StateValues = {}): JsonObject => ({
  title: null,
  submit: null,
  close: null,
  private_metadata: '',
  callback_id: '',
  external_id: '',
  clear_on_close: false,
  notify_on_close: false,
  ...view.definition,
  id: view.id,
  team_id: TEAM.id,
  state: { values },
  hash: view.hash,
  root_view_id: view.rootId,
  previous_view_id: view.previousId,
  app_id: BOT.appId,
  app_installed_team_id: TEAM.id,
  bot_id: BOT.botId,
});
