import type { ReactNode } from 'react';

const stroke = (color: string, width: number, d: string): ReactNode => (
  <path d={d} fill="none" stroke={color} strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />
);
const tile = (color: string, mark: ReactNode): ReactNode => (
  <>
    <rect x="2" y="2" width="20" height="20" rx="4.5" fill={color} />
    {mark}
  </>
);
const disc = (color: string, mark: ReactNode): ReactNode => (
  <>
    <circle cx="12" cy="12" r="10" fill={color} />
    {mark}
  </>
);

/** Marks and signs. */
export const SIGNS: readonly { readonly name: string; readonly character: string; readonly draw: () => ReactNode }[] = [
  { name: 'white_check_mark', character: '✅', draw: () => tile('#2eb67d', stroke('#fff', 2.8, 'M6.5 12.5l3.8 4 7.2-9')) },
  { name: 'heavy_check_mark', character: '✔', draw: () => stroke('#2eb67d', 3.2, 'M4 13l5.3 5.5L20 5.5') },
  { name: 'x', character: '❌', draw: () => stroke('#e0243a', 3.4, 'M5 5l14 14M19 5L5 19') },
  {
    name: 'warning',
    character: '⚠',
    draw: () => (
      <>
        <path d="M10.4 3.2a1.9 1.9 0 0 1 3.2 0l8.3 15A1.9 1.9 0 0 1 20.3 21H3.7a1.9 1.9 0 0 1-1.6-2.8z" fill="#ffcc33" stroke="#d79a10" />
        {stroke('#3b2f12', 2.2, 'M12 9v5')}
        <circle cx="12" cy="17.6" r="1.3" fill="#3b2f12" />
      </>
    ),
  },
  {
    name: 'information_source',
    character: 'ℹ',
    draw: () =>
      tile(
        '#2a78c9',
        <>
          {stroke('#fff', 2.4, 'M12 11.2v6')}
          <circle cx="12" cy="7" r="1.5" fill="#fff" />
        </>,
      ),
  },
  {
    name: 'question',
    character: '❓',
    draw: () => (
      <>
        {stroke('#e0243a', 3, 'M8 7.5a4 4 0 1 1 5.8 3.8c-1.2.7-1.8 1.4-1.8 3')}
        <circle cx="12" cy="19.4" r="1.8" fill="#e0243a" />
      </>
    ),
  },
  { name: 'no_entry', character: '⛔', draw: () => disc('#d8313f', <rect x="5.5" y="10" width="13" height="4" rx="1.2" fill="#fff" />) },
  { name: 'red_circle', character: '🔴', draw: () => disc('#d8313f', null) },
  { name: 'large_green_circle', character: '🟢', draw: () => disc('#2eb67d', null) },
  { name: 'large_yellow_circle', character: '🟡', draw: () => disc('#f2c744', null) },
  { name: 'arrow_up', character: '⬆', draw: () => tile('#2a78c9', stroke('#fff', 2.6, 'M12 18V6.5M7 11l5-4.8 5 4.8')) },
  { name: 'arrow_down', character: '⬇', draw: () => tile('#2a78c9', stroke('#fff', 2.6, 'M12 6v11.5M7 13l5 4.8 5-4.8')) },
];
