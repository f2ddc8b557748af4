import test from 'ava';
import { CARD, FORESEEN, HAPPENED, INK } from '../../src/charts/colours.ts';

/** Slack's backgrounds, light and dark. */
const SLACK = { light: '#FFFFFF', dark: '#1A1D21' };

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** sRGB (IEC 61966-2-1) to linear light. */
const linear = (hex: string): Triple => {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};
const times = (matrix: Matrix, [r, g, b]: Triple): Triple =>
  matrix.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as unknown as Triple;

/** Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1, on linear light. */
const SIGHT: Readonly<Record<string, Matrix>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const luminance = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
/** WCAG 2.2. */
const contrast = (left: string, right: string): number => {
  const [low, high] = [luminance(linear(left)), luminance(linear(right))].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** CIE 1976 L*a*b* under D65. */
const lab = ([r, g, b]: Triple): Triple => {
  const f = (t: number): number => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};
const apart = (left: Triple, right: Triple): number => Math.hypot(...left.map((value, index) => value - (right[index] as number)));

for (const [sight, matrix] of Object.entries(SIGHT)) {
  test(`what is foreseen and what happened are apart to an eye with ${sight}`, (t) => {
    const distance = apart(lab(times(matrix, linear(FORESEEN))), lab(times(matrix, linear(HAPPENED))));
    // Ten is "clearly two colours" side by side; bars are far from their legend.
    t.true(distance >= 40, `${distance.toFixed(1)} CIE76`);
  });
}

test('the two are apart on a grey print as well', (t) => {
  const [dark, light] = [luminance(linear(FORESEEN)), luminance(linear(HAPPENED))];
  t.true((light + 0.05) / (dark + 0.05) >= 1.5);
});

test('bars and letters stand out from the card', (t) => {
  for (const bar of [FORESEEN, HAPPENED]) t.true(contrast(bar, CARD) >= 3, 'WCAG 1.4.11');
  t.true(contrast(INK, CARD) >= 7, 'WCAG 1.4.6');
});

test('the card is opaque and told from both of Slack’s backgrounds', (t) => {
  t.regex(CARD, /^#[0-9A-F]{6}$/i);
  t.true(contrast(CARD, SLACK.light) > 1.05);
  t.true(contrast(CARD, SLACK.dark) > 10);
});
