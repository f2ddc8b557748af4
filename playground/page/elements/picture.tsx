import { type JSX, useContext, useId, useLayoutEffect, useRef, useState } from 'preact/compat';
import type { JsonObject } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { SurfaceContext } from '../surface/surface.ts';

/** The address of an image block's or element's picture; '' if it has none. */
const sourceOf = (element: JsonObject, me: string): string => {
  const file = element.slack_file as { readonly id?: unknown; readonly url?: unknown } | undefined;
  // Both a file's private address and its permalink contain its id.
  const id = file?.id ?? /\/(F[A-Z0-9]+)(?:[/?]|$)/.exec(String(file?.url ?? ''))?.[1];
  if (id !== undefined) return `/playground/files/${encodeURIComponent(String(id))}?as=${encodeURIComponent(me)}`;
  return String(element.image_url ?? '');
};

/** The page loads nothing from other hosts. */
const isOwn = (source: string): boolean =>
  source.startsWith('data:image/') || (source !== '' && new URL(source, location.href).origin === location.origin);

/** A picture. If it's on another host or its file is missing, its alternative text shows instead. */
export const Picture = ({ element, className }: { element: JsonObject; className: string }): JSX.Element => {
  const { me } = useContext(SurfaceContext);
  const source = sourceOf(element, me);
  const [broken, setBroken] = useState<string | null>(null);
  const alt = String(element.alt_text ?? '');
  if (!isOwn(source) || broken === source) {
    return (
      <span className={`${className} picture-missing`} role="img" aria-label={alt}>
        {alt}
      </span>
    );
  }
  return <img className={className} src={source} alt={alt} onError={() => setBroken(source)} />;
};

/** The picture as large as the window allows, with its alternative text below. */
const Lightbox = ({ element, title, onClose }: { element: JsonObject; title: string; onClose: () => void }): JSX.Element => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const alt = String(element.alt_text ?? '');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={dialog}
      className="lightbox"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="modal-icon" aria-label="Close the picture" onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      <Picture element={element} className="lightbox-picture" />
      {alt !== '' && alt !== title && <p>{alt}</p>}
    </dialog>
  );
};

/** A picture you can press to enlarge. */
export const EnlargeablePicture = ({ element, title }: { element: JsonObject; title: string }): JSX.Element => {
  const [large, setLarge] = useState(false);
  const alt = String(element.alt_text ?? '');
  return (
    <>
      <button type="button" className="picture-button" aria-label={`Enlarge: ${alt || title}`} onClick={() => setLarge(true)}>
        <Picture element={element} className="picture" />
        <span className="picture-mark">
          <Icon name="enlarge" />
        </span>
      </button>
      {large && <Lightbox element={element} title={title || alt || 'Picture'} onClose={() => setLarge(false)} />}
    </>
  );
};
