import { withIds } from './blocks.ts';
import type { WireHome } from './page-state.ts';
import { refuse } from './slack-refusal.ts';
import { randomId } from './stamps.ts';
import { newHash, type OpenView, type ViewDefinition } from './views.ts';

/** The app's Home tab of everybody: one view each, which stays. */
export class Homes {
  private readonly byPerson = new Map<string, OpenView>();
  private readonly changed: (personId: string) => void;

  constructor(changed: (personId: string) => void) {
    this.changed = changed;
  }

  /** @throws {SlackRefusal} `hash_conflict` where the view is another than when `hash` was read. */
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
