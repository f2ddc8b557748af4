import { type FormEvent, type JSX, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { WireView } from '../wire.ts';
import { post } from './api.ts';
import { Blocks } from './blocks/block-view.tsx';
import { FieldErrors } from './blocks/input-block.tsx';
import { problemsBeforeSubmit } from './field-values.ts';
import { Icon } from './icons.tsx';
import { SurfaceContext, useSurface } from './surface.ts';

const FOCUSABLE = 'input, textarea, select, button:not([disabled]), a[href], [tabindex="0"]';

const wordsFor = (error: string): string =>
  error === 'operation_timeout'
    ? 'The app did not answer within three seconds (operation_timeout). Try again.'
    : `We had some trouble connecting to the app (${error}). Try again?`;

/** Tab stays inside, as behind a modal nothing can be used. */
const keepFocusInside = (event: KeyboardEvent, box: HTMLElement | null): void => {
  const inside = [...(box?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const [first, last] = [inside[0], inside.at(-1)];
  const leaving = event.shiftKey ? first : last;
  if (document.activeElement !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
};

/** The modal the app has open for this person. */
export const Modal = ({ view, me }: { view: WireView; me: string }): JSX.Element => {
  const [errors, setErrors] = useState<{ readonly [blockId: string]: string }>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const titleId = useId();
  const onFailure = (error: string): void => setTrouble(wordsFor(error));
  const surface = useSurface({ as: me, place: { view: view.id }, blocks: view.blocks, onFailure });
  useEffect(() => {
    const inside = box.current;
    if (inside?.contains(document.activeElement) === true) return;
    (inside?.querySelector<HTMLElement>('.modal-body input, .modal-body textarea') ?? inside)?.focus();
  }, []);

  // What had the focus may be gone when the app draws the view anew; the keys still belong to the modal.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the blocks are what is drawn anew.
  useEffect(() => {
    if (box.current?.contains(document.activeElement) !== true) box.current?.focus();
  }, [view.blocks]);

  // What takes the place of a view is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is what tells one view from another.
  useEffect(() => {
    box.current?.querySelector('.modal-body')?.scrollTo({ top: 0 });
  }, [view.title]);

  // What is wrong comes into sight, the topmost first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the errors are what is looked at.
  useEffect(() => {
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
      {/* The stack is the server's: what is submitted or closed here goes when its event comes. */}
      <form
        ref={box}
        className="modal"
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        noValidate
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close(false);
          else if (event.key === 'Tab') keepFocusInside(event, box.current);
        }}
      >
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
  );
};
