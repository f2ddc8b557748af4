import { type FormEvent, type JSX, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'preact/compat';
import type { WireView } from '../wire/wire.ts';
import { Blocks } from './blocks/block-view.tsx';
import { FieldErrors } from './blocks/input-block.tsx';
import { Icon } from './parts/icons.tsx';
import { post } from './surface/api.ts';
import { problemsBeforeSubmit } from './surface/field-values.ts';
import { SurfaceContext, useSurface } from './surface/surface.ts';

const FOCUSABLE = 'input, textarea, select, button:not([disabled]), a[href], [tabindex="0"]';

const wordsFor = (error: string): string =>
  error === 'operation_timeout'
    ? 'The app didn’t answer within three seconds (operation_timeout). Try again.'
    : `We had some trouble connecting to the app (${error}). Try again?`;

/** Keeps Tab inside the modal, as nothing behind it can be used. */
const keepFocusInside = (event: KeyboardEvent<HTMLElement>, box: HTMLElement | null): void => {
  const inside = [...(box?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const [first, last] = [inside[0], inside.at(-1)];
  const leaving = event.shiftKey ? first : last;
  if (document.activeElement !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
};

export const Modal = ({ view, me }: { view: WireView; me: string }): JSX.Element => {
  const [errors, setErrors] = useState<{ readonly [blockId: string]: string }>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const onFailure = (error: string): void => setTrouble(wordsFor(error));
  const surface = useSurface({ as: me, place: { view: view.id }, blocks: view.blocks, onFailure });
  useLayoutEffect(() => {
    const inside = box.current;
    if (inside?.contains(document.activeElement) === true) return;
    (inside?.querySelector<HTMLElement>('.modal-body input, .modal-body textarea') ?? inside)?.focus();
  }, []);

  // An update may remove the element with the focus; the modal must still get the keys.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an update changes the blocks.
  useLayoutEffect(() => {
    if (box.current?.contains(document.activeElement) !== true) box.current?.focus();
  }, [view.blocks]);

  // A view that replaces another starts at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title means another view.
  useLayoutEffect(() => {
    box.current?.querySelector('.modal-body')?.scrollTo({ top: 0 });
  }, [view.title]);

  // Scrolls to the first error.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks for the errors.
  useLayoutEffect(() => {
    box.current?.querySelector('.has-error')?.scrollIntoView({ block: 'nearest' });
  }, [errors]);

  const close = (all: boolean): void => void post('close', me, { view: view.id, all });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const before = problemsBeforeSubmit(view.blocks, surface.values);
    setErrors(before);
    setTrouble(null);
    if (Object.keys(before).length > 0) return;
    setBusy(true);
    const answer = await post('submit', me, { view: view.id, values: surface.values });
    setBusy(false);
    if (!answer.ok) onFailure(answer.error);
    else setErrors(answer.errors ?? {});
  };
  return (
    <div className="modal-scrim">
      {/* The server keeps the stack: a modal goes when the server's event says so. */}
      <div
        ref={box}
        className="modal"
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close(false);
          else if (event.key === 'Tab') keepFocusInside(event, box.current);
        }}
      >
        <form noValidate onSubmit={(event) => void submit(event)}>
          <header>
            {view.below > 0 && (
              <button type="button" className="modal-icon" aria-label="Back" onClick={() => close(false)}>
                <Icon name="back" />
              </button>
            )}
            <h2 id={titleId}>{view.title}</h2>
            <button type="button" className="modal-icon" aria-label="Close" onClick={() => close(true)}>
              <Icon name="close" />
            </button>
          </header>
          <div className="modal-body">
            {trouble !== null && (
              <p className="modal-trouble" role="alert">
                {trouble}
              </p>
            )}
            <SurfaceContext value={surface}>
              <FieldErrors value={errors}>
                <Blocks blocks={view.blocks} />
              </FieldErrors>
            </SurfaceContext>
          </div>
          <footer>
            <button type="button" className="button button-default" onClick={() => close(false)}>
              {view.close}
            </button>
            {view.submit !== null && (
              <button type="submit" className="button button-primary" aria-busy={busy} disabled={busy}>
                {busy ? <span className="spinner" aria-hidden="true" /> : null}
                {view.submit}
              </button>
            )}
          </footer>
        </form>
      </div>
    </div>
  );
};
