import { openHome } from './page-actions/home.ts';
import type { PageAction } from './page-actions/page-action.ts';
import { pickMessageShortcut, pickShortcut } from './page-actions/pick-shortcut.ts';
import { clearTraffic, provoke } from './page-actions/provoke.ts';
import { react, send } from './page-actions/talk.ts';
import { act, close, submit, suggest } from './page-actions/use-elements.ts';

/** What one can do on the page, by the name it is POSTed to. */
export const PAGE_ACTIONS = new Map<string, PageAction>(
  Object.entries({
    send,
    react,
    act,
    suggest,
    submit,
    close,
    shortcut: pickShortcut,
    'message-shortcut': pickMessageShortcut,
    'open-home': openHome,
    provoke,
    'clear-traffic': clearTraffic,
  }),
);
