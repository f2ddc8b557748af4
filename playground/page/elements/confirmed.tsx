import { type JSX, useContext, useState } from 'preact/compat';
import type { WireAnswer } from '../../wire/wire.ts';
import { type Surface, SurfaceContext } from '../surface/surface.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** What waits for a yes. */
interface Pending {
  readonly go: () => void;
}

/** Asks before an element tells the app anything. Without a yes, the element keeps its value. */
export const Confirmed = ({ confirm, children }: { confirm: unknown; children: JSX.Element }): JSX.Element => {
  const surface = useContext(SurfaceContext);
  const [pending, setPending] = useState<Pending | null>(null);
  const asking: Surface = {
    ...surface,
    set: (blockId, element, value, dispatch) => {
      if (dispatch) setPending({ go: () => surface.set(blockId, element, value, dispatch) });
      else surface.set(blockId, element, value, dispatch);
    },
    act: (blockId, element, fields) =>
      new Promise<WireAnswer>((answered) => {
        setPending({ go: () => void surface.act(blockId, element, fields).then(answered) });
      }),
  };
  return (
    <>
      <SurfaceContext value={asking}>{children}</SurfaceContext>
      {pending !== null && (
        <ConfirmDialog
          confirm={confirm}
          onYes={() => {
            pending.go();
            setPending(null);
          }}
          onNo={() => setPending(null)}
        />
      )}
    </>
  );
};
