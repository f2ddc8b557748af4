import type { JSX } from 'preact/compat';
import { DRAWN_CHARACTERS, emojiByCharacter, emojiByName } from './catalogue.ts';

/** SVG contents by name; the bundle defines it (see emoji-drawings.ts). */
declare const EMOJI_DRAWINGS: { readonly [name: string]: string };

/**
 * An emoji by its name without colons, `+1` or `+1::skin-tone-3`. One that isn't in the catalogue shows its name in colons.
 * `text` is what is read, found and copied instead of the drawing; by default, its character.
 */
export const Emoji = ({ name, text }: { name: string; text?: string }): JSX.Element => {
  const [base = '', tone] = name.split('::skin-tone-');
  const drawn = emojiByName(base);
  if (drawn === null) return <span>{`:${name}:`}</span>;
  const drawing = EMOJI_DRAWINGS[`${drawn.name}::skin-tone-${tone}`] ?? EMOJI_DRAWINGS[drawn.name] ?? '';
  return (
    <span className="emoji" data-emoji={name}>
      {/* The set's drawings have a margin, too much for a line of text. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the drawings come from the build, never from a message. */}
      <svg viewBox="1 1 30 30" aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawing }} />
      <span className="emoji-letters">{text ?? drawn.character}</span>
    </span>
  );
};

/** `:name:` and `:name::skin-tone-N:`, but not as part of a word or a time. */
const SHORTCODE = /(?<![\w:]):([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):(?!\w)/g;

type Piece = string | { readonly emoji: string; readonly text: string | undefined };

const splitBy = (text: string, pattern: RegExp, nameOf: (match: RegExpMatchArray) => string | null, keepsText: boolean): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const name = nameOf(match);
    if (name === null) continue;
    pieces.push(text.slice(from, match.index), { emoji: name, text: keepsText ? match[0] : undefined });
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '');
};

const byCharacter = (match: RegExpMatchArray): string | null => {
  const drawn = emojiByCharacter(match[1] ?? '');
  if (drawn === null) return null;
  const tone = match[3] === undefined || match[3] === '' ? null : (match[3].codePointAt(0) ?? 0) - 0x1f3fb + 2;
  return tone === null ? drawn.name : `${drawn.name}::skin-tone-${tone}`;
};

const byShortcode = (match: RegExpMatchArray): string | null => {
  const name = match[1] ?? '';
  return emojiByName(name.split('::')[0] ?? '') === null ? null : name;
};

/** Text with its emoji drawn; with `shortcodes`, also `:+1:`. */
export const EmojiText = ({ text, shortcodes = true }: { text: string; shortcodes?: boolean }): JSX.Element => {
  const characters = splitBy(text, DRAWN_CHARACTERS, byCharacter, true);
  const pieces = shortcodes
    ? characters.flatMap((piece) => (typeof piece === 'string' ? splitBy(piece, SHORTCODE, byShortcode, false) : [piece]))
    : characters;
  return (
    <>
      {pieces.map((piece, at) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move.
          <Emoji key={at} name={piece.emoji} {...(piece.text === undefined ? {} : { text: piece.text })} />
        ),
      )}
    </>
  );
};
