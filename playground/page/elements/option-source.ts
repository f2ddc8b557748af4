import { createContext, useContext } from 'preact/compat';
import type { JsonObject, WireConversation, WireOption, WireOptionGroup, WirePerson } from '../../wire/wire.ts';
import { type ElementProps, SurfaceContext } from '../surface/surface.ts';

/** Where a select's options come from. */
export interface OptionSource {
  /** How many letters it takes before the app is asked. */
  readonly leastTyped: number;
  /** True if the app filters, after a pause in typing; false if all options are here. */
  readonly asksApp: boolean;
  /** Null if the app didn't answer. */
  find(typed: string): Promise<readonly WireOptionGroup[] | null>;
  byId(id: string): WireOption | null;
}

/** The choices in selects of people and conversations. */
export const DirectoryContext = createContext<{ people: readonly WirePerson[]; conversations: readonly WireConversation[] }>({
  people: [],
  conversations: [],
});

const option = (value: string, text: string): WireOption => ({ value, text: { type: 'plain_text', text } });

const groupsOf = (element: JsonObject): readonly WireOptionGroup[] => {
  const groups = element.option_groups as readonly { label: { text: string }; options: readonly WireOption[] }[] | undefined;
  if (groups !== undefined) return groups.map((group) => ({ label: group.label.text, options: group.options }));
  return [{ label: null, options: (element.options as readonly WireOption[] | undefined) ?? [] }];
};

const filtered = (groups: readonly WireOptionGroup[], typed: string): readonly WireOptionGroup[] => {
  const wanted = typed.trim().toLocaleLowerCase();
  return groups
    .map(({ label, options }) => ({ label, options: options.filter((it) => it.text.text.toLocaleLowerCase().includes(wanted)) }))
    .filter((group) => group.options.length > 0);
};

export const useOptionSource = ({ blockId, element }: ElementProps): OptionSource => {
  const surface = useContext(SurfaceContext);
  const { people, conversations } = useContext(DirectoryContext);
  const type = String(element.type).replace(/^multi_/, '');
  if (type === 'external_select') {
    return {
      leastTyped: Number(element.min_query_length ?? 3),
      asksApp: true,
      byId: () => null,
      find: async (typed) => {
        const answer = await surface.suggest(blockId, element, typed);
        return answer.ok ? (answer.groups ?? []) : null;
      },
    };
  }
  const named = (it: WireConversation): WireOption => option(it.id, it.kind === 'channel' ? `#${it.name}` : it.name);
  const channels = conversations.filter((it) => it.kind === 'channel');
  const options: { readonly [type: string]: () => readonly WireOption[] } = {
    users_select: () => people.filter((it) => it.kind === 'person').map((it) => option(it.id, it.name)),
    conversations_select: () => conversations.map(named),
    channels_select: () => channels.map(named),
  };
  const own = options[type];
  const groups = own === undefined ? groupsOf(element) : [{ label: null, options: own() }];
  return {
    leastTyped: 0,
    asksApp: false,
    byId: (id) => groups.flatMap((group) => group.options).find((it) => it.value === id) ?? null,
    find: (typed) => Promise.resolve(filtered(groups, typed)),
  };
};
