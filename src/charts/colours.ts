/**
 * The chart's own card: opaque, so that ink stays ink whatever lies under it, and a shade off Slack's white and far off its black, so that its
 * edge is seen on both.
 */
export const CARD = '#F3F5F8';
export const INK = '#1D2430';

/** What is foreseen, and what happened. Apart in hue for every kind of colour blindness, and in lightness for a grey print. */
export const FORESEEN = '#005A9C';
export const HAPPENED = '#D27400';
