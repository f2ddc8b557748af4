import { type JSX, useId, useLayoutEffect, useRef } from 'preact/compat';
import { plainOf, TextObject } from '../text/text-object.tsx';

interface ConfirmFields {
  readonly title?: unknown;
  readonly text?: unknown;
  readonly confirm?: unknown;
  readonly deny?: unknown;
  readonly style?: unknown;
}

/** "Are you sure?" before an element acts. */
export const ConfirmDialog = ({ confirm, onYes, onNo }: { confirm: unknown; onYes: () => void; onNo: () => void }): JSX.Element => {
  const { title, text, confirm: yes, deny, style } = confirm as ConfirmFields;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={titleId} onCancel={onNo}>
      <h2 id={titleId}>{plainOf(title)}</h2>
      <TextObject value={text} />
      <footer>
        <button type="button" className="button button-default" onClick={onNo}>
          {plainOf(deny) || 'Cancel'}
        </button>
        <button type="button" className={`button button-${style === 'danger' ? 'danger-filled' : 'primary'}`} onClick={onYes}>
          {plainOf(yes) || 'Yes'}
        </button>
      </footer>
    </dialog>
  );
};
