/**
 * The chart's own card: opaque, so that ink stays ink whatever lies under it, and a shade off Slack's white and far off its black, so that its
 * edge is seen on both.
 */
export const CARD = '#F3F5F8';
export const INK = '#1D2430';

/** What is foreseen, and what happened. Apart in hue for every kind of colour blindness, and in lightness for a grey print. */
export const FORESEEN = '#005A9C';
export const HAPPENED = '#D27400';

/** Series and slices in their order: Okabe and Ito's colours for every kind of colour blindness (2008), the lightest left out on a light card. */
export const SERIES = [FORESEEN, HAPPENED, '#007A5C', '#A8487F', '#3D8FC4', '#7A5195', '#5B6472', '#B03A2E'] as const;

const [LIGHT, DARK] = [
  [226, 236, 246],
  [0, 56, 104],
] as const;

/** From hardly anything (0) to everything (1), in lightness as well: a grey print tells the same. */
export const shade = (share: number): string =>
  `rgb(${LIGHT.map((light, place) => Math.round(light + ((DARK[place] ?? 0) - light) * Math.min(1, Math.max(0, share)))).join(', ')})`;
