import type { ReactNode } from 'react';

const face = (features: ReactNode): ReactNode => (
  <>
    <circle cx="12" cy="12" r="10" fill="#ffcb4c" stroke="#e0a325" />
    {features}
  </>
);
const line = (d: string): ReactNode => <path d={d} fill="none" stroke="#5c3b10" strokeWidth="1.9" strokeLinecap="round" />;
const EYES = (
  <>
    <ellipse cx="8.6" cy="9.8" rx="1.3" ry="1.8" fill="#5c3b10" />
    <ellipse cx="15.4" cy="9.8" rx="1.3" ry="1.8" fill="#5c3b10" />
  </>
);

/** A few faces. */
export const FACES: readonly { readonly name: string; readonly character: string; readonly draw: () => ReactNode }[] = [
  {
    name: 'slightly_smiling_face',
    character: '🙂',
    draw: () =>
      face(
        <>
          {EYES}
          {line('M7.5 14.5c2.6 3 6.4 3 9 0')}
        </>,
      ),
  },
  {
    name: 'thinking_face',
    character: '🤔',
    draw: () =>
      face(
        <>
          {EYES}
          {line('M9.5 16.5c1.5-1.2 4-1.4 5.5-.4')}
          {line('M13.5 6.3c1.2-.9 2.6-.9 3.6-.2')}
        </>,
      ),
  },
  {
    name: 'slightly_frowning_face',
    character: '🙁',
    draw: () =>
      face(
        <>
          {EYES}
          {line('M8 16.5c2.3-2.3 5.7-2.3 8 0')}
        </>,
      ),
  },
  {
    name: 'eyes',
    character: '👀',
    draw: () => (
      <>
        <ellipse cx="6.8" cy="12" rx="4.8" ry="7.2" fill="#fff" stroke="#98a2ac" />
        <ellipse cx="17.2" cy="12" rx="4.8" ry="7.2" fill="#fff" stroke="#98a2ac" />
        <ellipse cx="5.3" cy="12" rx="2.2" ry="3.4" fill="#30241a" />
        <ellipse cx="15.7" cy="12" rx="2.2" ry="3.4" fill="#30241a" />
      </>
    ),
  },
];
