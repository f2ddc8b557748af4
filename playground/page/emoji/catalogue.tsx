import type { ReactNode } from 'react';
import { DESK } from './desk.tsx';
import { FACES } from './faces.tsx';
import { type Tone, thumb } from './hands.tsx';
import { SIGNS } from './signs.tsx';
import { THINGS } from './things.tsx';

/** One emoji drawn here, because a machine without an emoji font shows boxes. */
export interface DrawnEmoji {
  readonly name: string;
  /** The character, without a variation selector. */
  readonly character: string;
  readonly draw: (tone: Tone) => ReactNode;
  readonly hasTones?: true;
}

export const DRAWN: readonly DrawnEmoji[] = [
  { name: '+1', character: '👍', draw: (tone) => thumb(tone, false), hasTones: true },
  { name: '-1', character: '👎', draw: (tone) => thumb(tone, true), hasTones: true },
  ...SIGNS,
  ...THINGS,
  ...DESK,
  ...FACES,
];

const ALIASES: { readonly [alias: string]: string } = { thumbsup: '+1', thumbsdown: '-1', exclamation: 'heavy_exclamation_mark' };
const BY_NAME = new Map(DRAWN.map((emoji) => [emoji.name, emoji]));
const BY_CHARACTER = new Map(DRAWN.map((emoji) => [emoji.character, emoji]));

export const emojiByName = (name: string): DrawnEmoji | null => BY_NAME.get(ALIASES[name] ?? name) ?? null;
export const emojiByCharacter = (character: string): DrawnEmoji | null => BY_CHARACTER.get(character) ?? null;

/** Every character drawn here, with the tone and the variation selector that may follow it. */
export const DRAWN_CHARACTERS = new RegExp(
  `(${DRAWN.map((emoji) => emoji.character).join('|')})(\\u{FE0F}?)([\\u{1F3FB}-\\u{1F3FF}]?)`,
  'gu',
);
