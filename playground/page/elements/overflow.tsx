import { type JSX, useContext, useState } from 'preact/compat';
import type { WireOption } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { useDismiss } from '../parts/use-dismiss.ts';
import { type ElementProps, SurfaceContext } from '../surface/surface.ts';
import { TextObject } from '../text/text-object.tsx';

/** The menu behind the three dots. */
export const Overflow = ({ blockId, element }: ElementProps): JSX.Element => {
  const surface = useContext(SurfaceContext);
  const [open, setOpen] = useState(false);
  const root = useDismiss<HTMLSpanElement>(open, () => setOpen(false));
  const choose = (option: WireOption): void => {
    setOpen(false);
    void surface.act(blockId, element, { selected_option: option });
  };
  return (
    <span className="overflow" ref={root}>
      <button type="button" className="button button-icon" aria-label="More actions" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="more" />
      </button>
      {open && (
        <span className="popover menu" role="menu">
          {(element.options as readonly WireOption[]).map((option) => (
            <button key={option.value} type="button" role="menuitem" onClick={() => choose(option)}>
              <TextObject value={option.text} />
            </button>
          ))}
        </span>
      )}
    </span>
  );
};
