import { type JSX, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'preact/compat';
import { DRAWN, TONES, WITH_TONES } from '../emoji/catalogue.ts';
import { Emoji } from '../emoji/emoji.tsx';
import { useAnchored } from '../parts/use-anchored.ts';

const SUFFIXES = ['', ...TONES.map((tone) => `::skin-tone-${tone}`)];
const TONE_NAMES = ['Default', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'];
const STORED = 'playground-skin-tone';
const ACROSS = 7;

const storedTone = (): number => {
  const tone = Number(localStorage.getItem(STORED));
  return tone > 0 && tone < SUFFIXES.length ? tone : 0;
};

/** All drawn emoji and the skin tones. Arrows move, Enter picks, Escape closes. */
export const EmojiPicker = ({ align, onPick }: { align: 'left' | 'right'; onPick: (name: string) => void }): JSX.Element => {
  const popover = useAnchored<HTMLDivElement>({ prefer: 'above', align });
  const [tone, setTone] = useState(storedTone);
  const grid = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => grid.current?.querySelector('button')?.focus(), []);
  const keyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ACROSS, ArrowUp: -ACROSS }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };
  return (
    <div ref={popover} className="popover emoji-picker" role="dialog" aria-label="Pick a reaction">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are for the buttons inside. */}
      <div className="emoji-grid" ref={grid} onKeyDown={keyDown}>
        {DRAWN.map((emoji) => {
          const name = WITH_TONES.includes(emoji.name) ? emoji.name + (SUFFIXES[tone] ?? '') : emoji.name;
          return (
            <button key={emoji.name} type="button" aria-label={`:${name}:`} title={`:${name}:`} onClick={() => onPick(name)}>
              <Emoji name={name} />
            </button>
          );
        })}
      </div>
      <div className="tones" role="radiogroup" aria-label="Skin tone">
        {SUFFIXES.map((suffix, which) => (
          // biome-ignore lint/a11y/useSemanticElements: it's a picture, not a radio mark.
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
