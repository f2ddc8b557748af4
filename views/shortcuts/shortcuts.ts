import { PHRASES } from '../../src/advisor/words/glossary.ts';
/** A shortcut as declared in the manifest: `global` is in the message box's menu, `message` in a message's menu. */
export interface ShortcutHelp {
  readonly callbackId: string;
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly does: string;
}

// Names have at most 24 characters, because Slack shows no more.
export const RECOMMEND_SHORTCUT: ShortcutHelp = {
  callbackId: 'recommend_bond',
  type: 'global',
  name: PHRASES.recommend,
  does: 'Asks for a client and recommends bonds',
};

export const NEW_CLIENT_SHORTCUT: ShortcutHelp = {
  callbackId: 'register_client',
  type: 'global',
  name: 'Register a new client',
  does: 'Asks for a new client’s facts and previews the advice',
};

export const MESSAGE_SHORTCUT: ShortcutHelp = {
  callbackId: 'recommend_for_message',
  type: 'message',
  name: 'Recommend for the client',
  does: 'Recommends bonds for the client in this message',
};

/** All shortcuts, as declared in `manifest.yml`. */
export const SHORTCUTS: readonly ShortcutHelp[] = [RECOMMEND_SHORTCUT, NEW_CLIENT_SHORTCUT, MESSAGE_SHORTCUT];
