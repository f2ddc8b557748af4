import type { App } from '@slack/bolt';

const KINDS = ['command', 'action', 'view', 'shortcut', 'options'] as const;
export type Kind = (typeof KINDS)[number];

/** The part of Bolt's app whose requests have to be acknowledged. */
export type RememberedApp = Pick<App, Kind>;

export type ListensTo = (kind: Kind, id: string) => boolean;

/** The same app, and which ids it listens to by now. */
export const rememberingApp = (app: RememberedApp): { readonly app: RememberedApp; readonly listensTo: ListensTo } => {
  const ids = new Set<unknown>();
  const remember =
    (kind: Kind) =>
    (id: string, ...listeners: unknown[]): void => {
      ids.add(`${kind} ${id}`);
      Reflect.apply(app[kind], app, [id, ...listeners]);
    };
  const listening: object = Object.fromEntries(KINDS.map((kind) => [kind, remember(kind)]));
  return { app: listening as RememberedApp, listensTo: (kind, id) => ids.has(`${kind} ${id}`) };
};
