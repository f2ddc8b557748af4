import { type RefObject, useLayoutEffect, useRef } from 'react';

const GAP = 5;
const EDGE = 8;

interface Anchoring {
  readonly prefer: 'above' | 'below';
  /** Which sides of the anchor and the popover meet; `stretch`: both. */
  readonly align: 'left' | 'right' | 'stretch';
}

const put = (popover: HTMLElement, anchor: DOMRect, { prefer, align }: Anchoring): void => {
  if (align === 'stretch') popover.style.width = `${anchor.width}px`;
  const { offsetWidth: width, offsetHeight: height } = popover;
  const above = anchor.top - GAP - EDGE;
  const below = window.innerHeight - anchor.bottom - GAP - EDGE;
  const goesUp = prefer === 'above' ? above >= height || above > below : below < height && above > below;
  const left = align === 'right' ? anchor.right - width : anchor.left;
  popover.style.top = `${goesUp ? Math.max(EDGE, anchor.top - GAP - height) : anchor.bottom + GAP}px`;
  popover.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
};

/** Keeps a popover beside its parent element and inside the window, even where something around it scrolls or cuts off. */
export const useAnchored = <T extends HTMLElement>({ prefer, align }: Anchoring): RefObject<T | null> => {
  const popover = useRef<T>(null);
  // After every render: what is in the popover decides how large it is.
  useLayoutEffect(() => {
    const element = popover.current;
    const parent = element?.parentElement;
    if (element === null || parent === null || parent === undefined) return;
    const place = (): void => put(element, parent.getBoundingClientRect(), { prefer, align });
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  });
  return popover;
};
