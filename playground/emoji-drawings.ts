import { createRequire } from 'node:module';
import { DRAWN, TONES, WITH_TONES } from './page/emoji/catalogue.ts';

const require = createRequire(import.meta.url);

const codeOf = (character: string, tone: number | null): string =>
  [character.codePointAt(0) ?? 0, ...(tone === null ? [] : [0x1f3fb + tone - 2])].map((code) => code.toString(16)).join('-');

/**
 * The drawings of the emoji that the page offers: an SVG's contents by Slack's name, `+1` or `+1::skin-tone-3`.
 * The bundle replaces `EMOJI_DRAWINGS` with them, which keeps the thousands of others out of the page.
 * @throws if the set lacks one
 */
export const emojiDrawings = (): { readonly [name: string]: string } => {
  const { icons } = require('@iconify-json/fluent-emoji-flat/icons.json') as { icons: { [icon: string]: { body: string } } };
  const iconOf = require('@iconify-json/fluent-emoji-flat/chars.json') as { [code: string]: string };
  const drawing = (name: string, character: string, tone: number | null): readonly [string, string] => {
    const code = codeOf(character, tone);
    const icon = icons[iconOf[code] ?? iconOf[`${code}-fe0f`] ?? ''];
    if (icon === undefined) throw new Error(`@iconify-json/fluent-emoji-flat has no drawing of ${name} (${code})`);
    return [tone === null ? name : `${name}::skin-tone-${tone}`, icon.body];
  };
  return Object.fromEntries(
    DRAWN.flatMap(({ name, character }) =>
      (WITH_TONES.includes(name) ? [null, ...TONES] : [null]).map((tone) => drawing(name, character, tone)),
    ),
  );
};
