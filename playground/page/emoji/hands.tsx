import type { ReactNode } from 'react';

/** Slack's numbers: 1 is the yellow without a tone, 2 to 6 from light to dark. */
export type Tone = 1 | 2 | 3 | 4 | 5 | 6;

const SKIN: { readonly [tone in Tone]: readonly [fill: string, line: string] } = {
  1: ['#ffcb4c', '#c8871b'],
  2: ['#f9dcc0', '#c79b76'],
  3: ['#e3b98c', '#a9794a'],
  4: ['#c4915f', '#885b30'],
  5: ['#98653a', '#64401f'],
  6: ['#5c4033', '#33221a'],
};

/** A fist with its thumb up or, mirrored, down. */
export const thumb = (tone: Tone, down: boolean): ReactNode => {
  const [fill, line] = SKIN[tone];
  return (
    <g transform={down ? 'matrix(1 0 0 -1 0 24)' : undefined} strokeLinejoin="round" strokeLinecap="round" strokeWidth="1.1">
      <path
        fill={fill}
        stroke={line}
        d="M2.8 12.3c0-1 .7-1.7 1.7-1.7h2.4c1.9-1 3-3.3 3.4-5.9.2-1.6.9-2.6 2.2-2.6 1.6 0 2.4 1.3 2.4 3.1 0 1.5-.4 2.8-.9 4h4.8c1.3 0 2.2.9 2.2 2 0 .8-.4 1.4-1 1.8.6.3 1 .9 1 1.7 0 .9-.5 1.6-1.3 1.9.4.3.6.8.6 1.4 0 .9-.7 1.6-1.6 1.9.2.3.3.6.3 1 0 1-.9 1.7-2 1.7h-4.6c-2.2 0-4-.5-5.6-1.3H4.5c-1 0-1.7-.7-1.7-1.7z"
      />
      <path fill="none" stroke={line} d="M15.5 13h4.2M15.7 16.6h3.4M15.6 19.9h2.2" opacity=".75" />
    </g>
  );
};
