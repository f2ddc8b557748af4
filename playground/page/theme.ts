import { useLayoutEffect, useState } from 'preact/compat';

export const THEMES = ['light', 'dark', 'system'] as const;
/** `system` follows the machine's setting. */
export type Theme = (typeof THEMES)[number];

const STORED = 'playground-theme';

const storedTheme = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? 'system';

/** Sets the stored theme before anything is drawn, or the page would flash. */
export const applyStoredTheme = (): void => {
  document.documentElement.dataset.theme = storedTheme();
};

/** The page's theme and its setter. The browser remembers it. */
export const useTheme = (): readonly [Theme, (theme: Theme) => void] => {
  const [theme, setTheme] = useState(storedTheme);
  // Before the next paint, so nothing is drawn in the old theme.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(STORED, theme);
  }, [theme]);
  return [theme, setTheme];
};
