import { openHome } from './home.ts';
import type { PageAction } from './page-action.ts';
import { pickMessageShortcut, pickShortcut } from './pick-shortcut.ts';
import { clearTraffic, provoke } from './provoke.ts';
import { shareFile } from './share-file.ts';
import { react, send } from './talk.ts';
import { act, close, submit, suggest } from './use-elements.ts';

/** Everything you can do on the page, by the name in the POST's path. */
export const PAGE_ACTIONS = new Map<string, PageAction>(
  Object.entries({
    send,
    react,
    'share-file': shareFile,
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
