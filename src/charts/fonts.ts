import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/**
 * The families that come with this program: a machine may have none, and then all text would be missing without an error. Each holds only its
 * part of the alphabet: the rupee sign is in the second, Hindi in the third.
 */
const BUNDLED = [
  { family: 'Noto Sans', part: 'latin' },
  { family: 'Noto Sans Latin Ext', part: 'latin-ext' },
  { family: 'Noto Sans Devanagari', part: 'devanagari' },
] as const;
const WEIGHTS = [400, 600];

/** What text is drawn with where a chart names no font: the bundled families, and what the machine has for other scripts. */
export const FONT_STACK = [...BUNDLED.map(({ family }) => `"${family}"`), 'sans-serif'].join(', ');

/** @throws Error where a bundled font is missing or cannot be read. */
export const registerFonts = (): void => {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@fontsource/noto-sans/package.json')), 'files');
  for (const { family, part } of BUNDLED) {
    for (const weight of WEIGHTS) {
      const file = join(folder, `noto-sans-${part}-${weight}-normal.woff2`);
      if (GlobalFonts.registerFromPath(file, family) === null) throw new Error(`The font ${file} cannot be read.`);
    }
  }
};
