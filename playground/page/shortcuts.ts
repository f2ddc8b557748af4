import { createContext } from 'react';
import type { WireShortcut } from '../wire.ts';

/** The app's shortcuts, wherever on the page one is offered. */
export const ShortcutsContext = createContext<readonly WireShortcut[]>([]);
