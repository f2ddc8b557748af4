import { createRoot } from 'preact/compat/client';
import { App } from './app.tsx';
import { applyStoredTheme } from './theme.ts';

applyStoredTheme();

const root = document.getElementById('page');
if (root !== null) createRoot(root).render(<App />);
