import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/**
 * The font families that come with this program. A machine may have none, and then all text would silently be missing. Each has only its
 * part of the alphabet: the rupee sign is in the second, Hindi in the third.
 */
const BUNDLED = [
  { family: 'Noto Sans', part: 'latin' },
  { family: 'Noto Sans Latin Ext', part: 'latin-ext' },
  { family: 'Noto Sans Devanagari', part: 'devanagari' },
] as const;
const WEIGHTS = [400, 600];

/** The fonts for charts that name none: the bundled families, then whatever the machine has for other scripts. */
export const FONT_STACK = [...BUNDLED.map(({ family }) => `"${family}"`), 'sans-serif'].join(', ');

/**
 * Registers the bundled fonts.
 * @throws Error if a bundled font is missing or unreadable.
 */
export const registerFonts = (): void => {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@fontsource/noto-sans/package.json')), 'files');
  for (const { family, part } of BUNDLED) {
    for (const weight of WEIGHTS) {
      const file = join(folder, `noto-sans-${part}-${weight}-normal.woff2`);
      if (GlobalFonts.registerFromPath(file, family) === null) throw new Error(`The font ${file} can’t be read.`);
    }
  }
};
