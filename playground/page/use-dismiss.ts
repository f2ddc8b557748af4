import { type RefObject, useEffect, useRef } from 'react';

/** Calls `dismiss` at Escape or at a press outside of the element, while `open`. */
export const useDismiss = <T extends HTMLElement>(open: boolean, dismiss: () => void): RefObject<T | null> => {
  const root = useRef<T>(null);
  const latest = useRef(dismiss);
  latest.current = dismiss;
  useEffect(() => {
    if (!open) return;
    const pressed = (event: PointerEvent): void => {
      if (root.current?.contains(event.target as Node) !== true) latest.current();
    };
    const typed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // The innermost thing that is open closes, and nothing around it.
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
