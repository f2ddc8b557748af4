import { type JSX, useContext, useState } from 'preact/compat';
import { EmojiText } from '../emoji/emoji.tsx';
import { Icon } from '../parts/icons.tsx';
import { type ElementProps, SurfaceContext } from '../surface/surface.ts';
import { plainOf } from '../text/text-object.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** A button, link button or icon button. It's busy until the app has answered. */
export const Button = ({ blockId, element }: ElementProps): JSX.Element | null => {
  const surface = useContext(SurfaceContext);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const text = plainOf(element.text);
  const press = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    const value = element.value === undefined ? {} : { value: element.value };
    await surface.act(blockId, element, { text: element.text, ...value });
    setBusy(false);
    if (typeof element.url === 'string' && /^https?:/i.test(element.url)) window.open(element.url, '_blank', 'noreferrer,noopener');
  };
  const isIcon = element.type === 'icon_button';
  const visibleTo = element.visible_to_user_ids as readonly string[] | undefined;
  if (visibleTo !== undefined && !visibleTo.includes(surface.me)) return null;
  return (
    <>
      <button
        type="button"
        className={`button ${isIcon ? 'button-icon' : ''} button-${String(element.style ?? 'default')}`}
        aria-label={String(element.accessibility_label ?? text)}
        title={isIcon ? text : undefined}
        aria-busy={busy}
        disabled={busy}
        onClick={() => (element.confirm === undefined ? void press() : setAsking(true))}
      >
        {isIcon ? <Icon name={element.icon === 'trash' ? 'trash' : 'more'} /> : <EmojiText text={text} />}
      </button>
      {asking && <ConfirmDialog confirm={element.confirm} onYes={() => void press()} onNo={() => setAsking(false)} />}
    </>
  );
};
