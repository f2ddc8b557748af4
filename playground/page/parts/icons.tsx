import type { JSX } from 'preact/compat';

const PATHS = {
  close: 'M5 5l14 14M19 5L5 19',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  send: 'M4 4.5l16.5 7.5L4 19.5l2-7.5zM6 12h7',
  chevron: 'M6 9.5l6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  addReaction: 'M20 11a8.5 8.5 0 1 1-7.5-7.4M8.5 14.5c1.9 2.2 5.1 2.2 7 0M9 9.7v.6M15 9.7v.6M19.5 2v6M16.5 5h6',
  slash: 'M7 3.5h10a3.5 3.5 0 0 1 3.5 3.5v10a3.5 3.5 0 0 1-3.5 3.5H7A3.5 3.5 0 0 1 3.5 17V7A3.5 3.5 0 0 1 7 3.5zM14 8l-4 8',
  calendar: 'M4 6.5h16v13.5H4zM4 10.5h16M8.5 3.5v5M15.5 3.5v5',
  plus: 'M12 5v14M5 12h14',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7M10.5 10.5v5.5M13.5 10.5v5.5',
  sun: 'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  screen: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
  reply: 'M4 5.5h16v11H11l-4.5 3.5v-3.5H4z',
  traffic: 'M4 8.5h14M14 4.5l4 4-4 4M20 15.5H6M10 11.5l-4 4 4 4',
  provoke: 'M13 3L5 13.5h6L10.5 21 19 10.5h-6z',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  enlarge: 'M9.5 4.5h-5v5M14.5 4.5h5v5M9.5 19.5h-5v-5M14.5 19.5h5v-5',
  attach: 'M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.1-2.1l7.2-7.2',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5',
  sort: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  up: 'M7 14l5-5 5 5',
  down: 'M7 10l5 5 5-5',
  home: 'M4 11.5l8-7 8 7M6.5 9.5V20h11V9.5',
  next: 'M9.5 5.5l6.5 6.5-6.5 6.5',
  note: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.6v.1',
  warn: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.1',
  check: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12.3l2.8 2.8 5.2-6',
  toApp: 'M5 12h13M12.5 6.5L18 12l-5.5 5.5',
  fromApp: 'M19 12H6M11.5 6.5L6 12l5.5 5.5',
} as const;

/** A line drawing, hidden from screen readers: its button has a label. */
export const Icon = ({ name }: { name: keyof typeof PATHS }): JSX.Element => (
  <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
