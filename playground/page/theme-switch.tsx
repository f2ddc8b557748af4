import type { JSX } from 'preact/compat';
import { Icon } from './parts/icons.tsx';
import { THEMES, type Theme, useTheme } from './theme.ts';

const NAMES: { readonly [theme in Theme]: string } = { light: 'Light', dark: 'Dark', system: 'System' };
const ICONS = { light: 'sun', dark: 'moon', system: 'screen' } as const;

/** Light, dark, or the machine's setting. */
export const ThemeSwitch = (): JSX.Element => {
  const [theme, setTheme] = useTheme();
  return (
    <fieldset className="theme-switch">
      <legend className="for-screen-readers">Theme</legend>
      {THEMES.map((it) => (
        <label key={it} title={`${NAMES[it]} theme`}>
          <input type="radio" name="theme" className="for-screen-readers" checked={it === theme} onChange={() => setTheme(it)} />
          <Icon name={ICONS[it]} />
          {NAMES[it]}
        </label>
      ))}
    </fieldset>
  );
};
