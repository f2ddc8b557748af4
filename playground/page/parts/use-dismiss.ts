import { type RefObject, useLayoutEffect, useRef } from 'preact/compat';

/** Calls `dismiss` on Escape or on a press outside the element, while `open`. */
export const useDismiss = <T extends HTMLElement>(open: boolean, dismiss: () => void): RefObject<T | null> => {
  const root = useRef<T>(null);
  const latest = useRef(dismiss);
  latest.current = dismiss;
  // A layout effect, as Escape may come right after the opening.
  useLayoutEffect(() => {
    if (!open) return;
    const pressed = (event: PointerEvent): void => {
      if (root.current?.contains(event.target as Node) !== true) latest.current();
    };
    const typed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // Only the innermost open thing closes.
      event.stopPropagation();
      latest.current();
    };
    document.addEventListener('pointerdown', pressed, true);
    document.addEventListener('keydown', typed, true);
    return () => {
      document.removeEventListener('pointerdown', pressed, true);
      document.removeEventListener('keydown', typed, true);
    };
  }, [open]);
  return root;
};
