import type { JSX, KeyboardEvent } from 'preact/compat';

export type AppTab = 'home' | 'messages';

const TABS: readonly (readonly [AppTab, string])[] = [
  ['home', 'Home'],
  ['messages', 'Messages'],
];

/** The Home and Messages tabs of the app's conversation. Arrow keys move between them. */
export const AppTabs = ({ tab, onTab }: { tab: AppTab; onTab: (tab: AppTab) => void }): JSX.Element => {
  const keyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = tab === 'home' ? 'messages' : 'home';
    onTab(other);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  };
  return (
    <div className="app-tabs" role="tablist" aria-label="Tabs of the app" onKeyDown={keyDown}>
      {TABS.map(([it, name]) => (
        <button
          key={it}
          type="button"
          role="tab"
          id={`tab-${it}`}
          aria-selected={it === tab}
          aria-controls="app-tab"
          tabIndex={it === tab ? 0 : -1}
          onClick={() => onTab(it)}
        >
          {name}
        </button>
      ))}
    </div>
  );
};
