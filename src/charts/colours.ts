/**
 * The chart's own card. It's opaque, so that the ink keeps its contrast on any background, and slightly off Slack's white and far from its
 * black, so that its edge shows on both.
 */
export const CARD = '#F3F5F8';
export const INK = '#1D2430';

/**
 * Colours for predictions and for past purchases. They differ in hue for every kind of colour blindness, and in lightness for a grey print.
 */
export const FORESEEN = '#005A9C';
export const HAPPENED = '#D27400';

/**
 * Colours of series and slices in order: Okabe and Ito's for every kind of colour blindness (2008), without the lightest, on a light card.
 */
export const SERIES = [FORESEEN, HAPPENED, '#007A5C', '#A8487F', '#3D8FC4', '#7A5195', '#5B6472', '#B03A2E'] as const;

const [LIGHT, DARK] = [
  [226, 236, 246],
  [0, 56, 104],
] as const;

/** A shade for a share from 0 (light) to 1 (dark). It differs in lightness too, so a grey print works. */
export const shade = (share: number): string =>
  `rgb(${LIGHT.map((light, place) => Math.round(light + ((DARK[place] ?? 0) - light) * Math.min(1, Math.max(0, share)))).join(', ')})`;
