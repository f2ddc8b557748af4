import type { ReactNode } from 'react';

const line = (color: string, width: number, d: string): ReactNode => (
  <path d={d} fill="none" stroke={color} strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />
);

/** Things people react with, and things a desk's messages speak of. */
export const THINGS: readonly { readonly name: string; readonly character: string; readonly draw: () => ReactNode }[] = [
  {
    name: 'heart',
    character: '❤',
    draw: () => (
      <path
        fill="#e0243a"
        d="M12 21C5 15.8 2 12.2 2 8.4 2 5.4 4.3 3.3 7 3.3c2 0 3.9 1.1 5 3 1.1-1.9 3-3 5-3 2.7 0 5 2.1 5 5.1 0 3.8-3 7.4-10 12.6z"
      />
    ),
  },
  {
    name: 'tada',
    character: '🎉',
    draw: () => (
      <>
        <path d="M2.5 21.5l4.7-13 8.3 8.3z" fill="#f2b632" stroke="#c98a12" strokeLinejoin="round" />
        {line('#d8313f', 1.9, 'M11 8c1.5-1.5 1.5-3.5.5-5')}
        {line('#2a78c9', 1.9, 'M16 13c1.7-1.5 3.6-1.4 5-.4')}
        {line('#2eb67d', 1.9, 'M14 10l4.5-4.5')}
        <circle cx="16.5" cy="3.2" r="1.2" fill="#2eb67d" />
        <circle cx="21" cy="8" r="1.2" fill="#d8313f" />
        <circle cx="19.5" cy="18.5" r="1.2" fill="#f2b632" />
      </>
    ),
  },
  {
    name: 'bulb',
    character: '💡',
    draw: () => (
      <>
        <path
          d="M12 1.8a7 7 0 0 1 4.3 12.5c-.9.8-1.3 1.6-1.3 2.7H9c0-1.1-.4-1.9-1.3-2.7A7 7 0 0 1 12 1.8z"
          fill="#ffd84d"
          stroke="#d79a10"
        />
        <path d="M9.2 18.5h5.6M9.8 21h4.4" stroke="#7d8791" strokeWidth="1.9" strokeLinecap="round" />
      </>
    ),
  },
  {
    name: 'chart_with_upwards_trend',
    character: '📈',
    draw: () => (
      <>
        <rect x="2" y="2" width="20" height="20" rx="2.5" fill="#fff" stroke="#b5bcc4" />
        <path d="M7 2v20M12 2v20M17 2v20M2 7h20M2 12h20M2 17h20" stroke="#e3e7eb" />
        {line('#d8313f', 2, 'M4 18l5-5 4 2.5L20 5.5M15.5 5.5H20V10')}
      </>
    ),
  },
  {
    name: 'bar_chart',
    character: '📊',
    draw: () => (
      <>
        <rect x="2" y="2" width="20" height="20" rx="2.5" fill="#fff" stroke="#b5bcc4" />
        <rect x="5" y="10" width="3.5" height="9" fill="#2eb67d" />
        <rect x="10.3" y="5" width="3.5" height="14" fill="#d8313f" />
        <rect x="15.5" y="8" width="3.5" height="11" fill="#2a78c9" />
      </>
    ),
  },
  {
    name: 'hourglass_flowing_sand',
    character: '⏳',
    draw: () => (
      <>
        <path d="M6 3.5h12c0 5-4 6-4 8.5s4 3.5 4 8.5H6c0-5 4-6 4-8.5S6 8.5 6 3.5z" fill="#dcecf7" stroke="#6f8aa0" />
        <path d="M8 7.5h8c-1 1.8-3 2.5-4 4-1-1.5-3-2.2-4-4zM7.5 19.8c.5-2.8 3-3.3 4.5-3.3s4 .5 4.5 3.3z" fill="#e5b34a" />
        {line('#8a5a2b', 2, 'M5 3h14M5 21h14')}
      </>
    ),
  },
  {
    name: 'lock',
    character: '🔒',
    draw: () => (
      <>
        {line('#8b949e', 2.6, 'M7.5 11V7.5a4.5 4.5 0 0 1 9 0V11')}
        <rect x="4.5" y="10.5" width="15" height="11" rx="2.2" fill="#f2b632" stroke="#c98a12" />
      </>
    ),
  },
  {
    name: 'mag',
    character: '🔍',
    draw: () => (
      <>
        {line('#4d5761', 3.2, 'M15 15l6 6')}
        <circle cx="9.8" cy="9.8" r="6.8" fill="#d6ebfa" stroke="#4d5761" strokeWidth="2" />
      </>
    ),
  },
  {
    name: 'bell',
    character: '🔔',
    draw: () => (
      <>
        <path
          d="M12 2.5c4 0 6.3 3 6.3 7 0 4.5 1.2 6 2.7 7.5v1.5H3V17c1.5-1.5 2.7-3 2.7-7.5 0-4 2.3-7 6.3-7z"
          fill="#f2b632"
          stroke="#c98a12"
        />
        <circle cx="12" cy="20.5" r="2" fill="#c98a12" />
      </>
    ),
  },
  {
    name: 'rocket',
    character: '🚀',
    draw: () => (
      <>
        <path d="M6 15c-1.8.8-3 3-3.2 6 3-.2 5.2-1.4 6-3.2z" fill="#f08a24" />
        <path d="M9.5 7.5L4 9.5 2.8 13l4.4-.3zM16.5 14.5l-2 5.5-3.5 1.2.3-4.4z" fill="#d8313f" />
        <path d="M21.5 2.5c-6.3 0-11 3.3-14.5 10.2l4.3 4.3C18.2 13.5 21.5 8.8 21.5 2.5z" fill="#e8edf1" stroke="#8b949e" />
        <circle cx="15" cy="9" r="2.1" fill="#2a78c9" />
      </>
    ),
  },
];
