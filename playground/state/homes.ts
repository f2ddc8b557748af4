import { withIds } from '../ground/blocks.ts';
import { refuse } from '../ground/slack-refusal.ts';
import { randomId } from '../ground/stamps.ts';
import type { WireHome } from '../wire/page-state.ts';
import { newHash, type OpenView, type ViewDefinition } from './views.ts';

/** Everyone's Home tab of the app, one view each. */
export class Homes {
  private readonly byPerson = new Map<string, OpenView>();
  private readonly changed: (personId: string) => void;

  constructor(changed: (personId: string) => void) {
    this.changed = changed;
  }

  /** @throws {SlackRefusal} `hash_conflict` if the view has changed since `hash` was read. */
  publish(personId: string, given: ViewDefinition, hash: string | null): OpenView {
    const known = this.byPerson.get(personId);
    if (hash !== null && known?.hash !== hash) throw refuse('hash_conflict');
    const id = known?.id ?? randomId('V', 10);
    const definition = { ...given, blocks: withIds(given.blocks) };
    const view: OpenView = { id, personId, rootId: id, previousId: null, hash: newHash(), definition };
    this.byPerson.set(personId, view);
    this.changed(personId);
    return view;
  }

  of(personId: string): OpenView | null {
    return this.byPerson.get(personId) ?? null;
  }

  find(viewId: string): OpenView | null {
    return [...this.byPerson.values()].find((view) => view.id === viewId) ?? null;
  }

  wire(personId: string): WireHome | null {
    const view = this.of(personId);
    return view === null ? null : { id: view.id, hash: view.hash, blocks: view.definition.blocks };
  }
}
