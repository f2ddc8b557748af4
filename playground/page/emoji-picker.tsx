import { type JSX, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { DRAWN } from './emoji/catalogue.tsx';
import { Emoji } from './emoji/emoji.tsx';
import { useAnchored } from './use-anchored.ts';

const TONES = ['', '::skin-tone-2', '::skin-tone-3', '::skin-tone-4', '::skin-tone-5', '::skin-tone-6'];
const TONE_NAMES = ['Default', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'];
const STORED = 'playground-skin-tone';
const ACROSS = 7;

const storedTone = (): number => {
  const tone = Number(localStorage.getItem(STORED));
  return tone > 0 && tone < TONES.length ? tone : 0;
};

/** All drawn emoji and the tones of the hands. Arrows move, Enter takes, Escape closes. */
export const EmojiPicker = ({ align, onPick }: { align: 'left' | 'right'; onPick: (name: string) => void }): JSX.Element => {
  const popover = useAnchored<HTMLDivElement>({ prefer: 'above', align });
  const [tone, setTone] = useState(storedTone);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => grid.current?.querySelector('button')?.focus(), []);
  const keyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ACROSS, ArrowUp: -ACROSS }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };
  return (
    <div ref={popover} className="popover emoji-picker" role="dialog" aria-label="Pick a reaction">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows of the buttons in it. */}
      <div className="emoji-grid" ref={grid} onKeyDown={keyDown}>
        {DRAWN.map((emoji) => {
          const name = emoji.hasTones === true ? emoji.name + (TONES[tone] ?? '') : emoji.name;
          return (
            <button key={emoji.name} type="button" aria-label={`:${name}:`} title={`:${name}:`} onClick={() => onPick(name)}>
              <Emoji name={name} />
            </button>
          );
        })}
      </div>
      <div className="tones" role="radiogroup" aria-label="Skin tone">
        {TONES.map((suffix, which) => (
          // biome-ignore lint/a11y/useSemanticElements: a picture to press, not a round mark.
          <button
            key={suffix}
            type="button"
            role="radio"
            aria-checked={which === tone}
            aria-label={TONE_NAMES[which]}
            title={TONE_NAMES[which]}
            onClick={() => {
              setTone(which);
              localStorage.setItem(STORED, String(which));
            }}
          >
            <Emoji name={`+1${suffix}`} />
          </button>
        ))}
      </div>
    </div>
  );
};
