import type { ReactNode } from 'react';

const line = (color: string, width: number, d: string): ReactNode => (
  <path d={d} fill="none" stroke={color} strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />
);
const bust = (x: number, colour: string): ReactNode => (
  <g transform={`translate(${x} 0)`} fill={colour}>
    <circle cx="12" cy="8" r="4.6" />
    <path d="M3.5 21c.4-4.9 3.9-7.4 8.5-7.4s8.1 2.5 8.5 7.4z" />
  </g>
);

/** What a desk writes with, counts, and aims at. */
export const DESK: readonly { readonly name: string; readonly character: string; readonly draw: () => ReactNode }[] = [
  {
    name: 'star',
    character: '⭐',
    draw: () => (
      <path
        d="M12 2l3.1 6.3 6.9 1-5 4.9 1.2 6.9L12 17.8 5.8 21.1 7 14.2 2 9.3l6.9-1z"
        fill="#ffcc33"
        stroke="#d79a10"
        strokeLinejoin="round"
      />
    ),
  },
  {
    name: 'dart',
    character: '🎯',
    draw: () => (
      <>
        <circle cx="11" cy="13" r="9" fill="#d8313f" />
        <circle cx="11" cy="13" r="6.2" fill="#fff" />
        <circle cx="11" cy="13" r="3.4" fill="#d8313f" />
        {line('#2a78c9', 2, 'M11 13L20.5 3.5M17.5 3v3.5H21')}
      </>
    ),
  },
  {
    name: 'moneybag',
    character: '💰',
    draw: () => (
      <>
        <path d="M8.5 3h7l-2 4c5 2.5 8 7 8 10.5 0 3-3.5 4-9.5 4s-9.5-1-9.5-4c0-3.5 3-8 8-10.5z" fill="#f2b632" stroke="#c98a12" />
        {line('#7a5a10', 1.8, 'M9.5 12h5M9.5 14.5h5M10 12c4 0 4 5 0 5l4 2.5')}
      </>
    ),
  },
  {
    name: 'calendar',
    character: '📅',
    draw: () => (
      <>
        <rect x="2.5" y="4" width="19" height="17.5" rx="2.5" fill="#fff" stroke="#98a2ac" />
        <path d="M2.5 9V6.5A2.5 2.5 0 0 1 5 4h14a2.5 2.5 0 0 1 2.5 2.5V9z" fill="#d8313f" />
        {line('#6b7580', 2, 'M8 2.5v3M16 2.5v3M7 13h2M11 13h2M15 13h2M7 17h2M11 17h2')}
      </>
    ),
  },
  {
    name: 'memo',
    character: '📝',
    draw: () => (
      <>
        <rect x="3" y="2.5" width="14" height="19" rx="1.8" fill="#fff" stroke="#98a2ac" />
        {line('#98a2ac', 1.5, 'M6 7h8M6 10.5h8M6 14h5')}
        <path d="M21.5 9.5l-2.2-2.2-7.3 8.2-.7 3.2 3-1z" fill="#f2b632" stroke="#c98a12" strokeLinejoin="round" />
      </>
    ),
  },
  { name: 'bust_in_silhouette', character: '👤', draw: () => bust(0, '#5f7d9c') },
  {
    name: 'busts_in_silhouette',
    character: '👥',
    draw: () => (
      <>
        <g opacity="0.6">{bust(4, '#5f7d9c')}</g>
        {bust(-2.5, '#45627f')}
      </>
    ),
  },
  {
    name: 'arrows_counterclockwise',
    character: '🔄',
    draw: () => (
      <>
        <rect x="2" y="2" width="20" height="20" rx="4.5" fill="#2a78c9" />
        {line('#fff', 2.2, 'M7 12a5 5 0 0 1 8.5-3.5M17 12a5 5 0 0 1-8.5 3.5M15.8 5.5v3.2h-3.2M8.2 18.5v-3.2h3.2')}
      </>
    ),
  },
  {
    name: 'pushpin',
    character: '📌',
    draw: () => (
      <>
        {line('#8b949e', 1.8, 'M9.5 14.5L3.5 20.5')}
        <path d="M13 3l8 8-2 1-3.5 3.5-.5 4L4.5 9l4-.5L12 5z" fill="#d8313f" stroke="#9e1f2b" strokeLinejoin="round" />
      </>
    ),
  },
  {
    name: 'link',
    character: '🔗',
    draw: () => (
      <>
        {line('#7d8791', 2.6, 'M10.5 13.5a4 4 0 0 1 0-5.7l3-3a4 4 0 0 1 5.7 5.7l-1.7 1.7')}
        {line('#7d8791', 2.6, 'M13.5 10.5a4 4 0 0 1 0 5.7l-3 3a4 4 0 0 1-5.7-5.7l1.7-1.7')}
      </>
    ),
  },
  {
    name: 'alarm_clock',
    character: '⏰',
    draw: () => (
      <>
        {line('#d8313f', 3, 'M3.5 7L7 4M20.5 7L17 4')}
        <circle cx="12" cy="13" r="8.2" fill="#fff" stroke="#d8313f" strokeWidth="2.4" />
        {line('#4d5761', 2, 'M12 8.5V13l3 2')}
      </>
    ),
  },
  {
    name: 'trophy',
    character: '🏆',
    draw: () => (
      <>
        {line('#d79a10', 2, 'M7 5H3.5c0 4 1.5 6 4.5 6.5M17 5h3.5c0 4-1.5 6-4.5 6.5')}
        <path d="M6.5 2.5h11c0 7-1.5 11-4.3 12v3.5h-2.4v-3.5C8 13.5 6.5 9.5 6.5 2.5z" fill="#ffcc33" stroke="#d79a10" />
        <rect x="7" y="18" width="10" height="3.5" rx="1" fill="#8a5a2b" />
      </>
    ),
  },
  {
    name: 'seedling',
    character: '🌱',
    draw: () => (
      <>
        {line('#5c9e31', 2.2, 'M12 21v-9')}
        <path d="M12 13C6 13.5 3 10.5 2.5 5 8.5 4.5 12 7.5 12 13z" fill="#77b84a" />
        <path d="M12 12c.5-4.5 3.5-7 9.5-6.5C21.5 10.5 18 12.8 12 12z" fill="#5c9e31" />
      </>
    ),
  },
  {
    name: 'shield',
    character: '🛡',
    draw: () => (
      <>
        <path d="M12 2.5l8.5 3c0 8-2.5 13-8.5 16-6-3-8.5-8-8.5-16z" fill="#4b8bc8" stroke="#2d5f92" strokeLinejoin="round" />
        <path d="M12 5v13.5c-3.8-2.3-5.6-6-6-11z" fill="#8fbce4" />
      </>
    ),
  },
];
