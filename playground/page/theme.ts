import { useEffect, useState } from 'react';

export const THEMES = ['light', 'dark', 'system'] as const;
/** `system`: as the machine has it. */
export type Theme = (typeof THEMES)[number];

const STORED = 'playground-theme';

const storedTheme = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? 'system';

/** Puts the kept theme on the page before anything is drawn. */
export const applyStoredTheme = (): void => {
  document.documentElement.dataset.theme = storedTheme();
};

/** The theme of the page, kept in the browser, and the way to another. */
export const useTheme = (): readonly [Theme, (theme: Theme) => void] => {
  const [theme, setTheme] = useState(storedTheme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(STORED, theme);
  }, [theme]);
  return [theme, setTheme];
};

const DARK = '(prefers-color-scheme: dark)';

const isDark = (): boolean => {
  const theme = document.documentElement.dataset.theme;
  return theme === 'dark' || (theme !== 'light' && window.matchMedia(DARK).matches);
};

/** Is the page dark now, by choice or by the machine? For what cannot follow CSS. */
export const useIsDark = (): boolean => {
  const [dark, setDark] = useState(isDark);
  useEffect(() => {
    const look = (): void => setDark(isDark());
    const machine = window.matchMedia(DARK);
    const chosen = new MutationObserver(look);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    machine.addEventListener('change', look);
    return () => {
      chosen.disconnect();
      machine.removeEventListener('change', look);
    };
  }, []);
  return dark;
};
