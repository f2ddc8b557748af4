import { type RefObject, useLayoutEffect, useRef } from 'preact/compat';

const GAP = 5;
const EDGE = 8;

interface Anchoring {
  readonly prefer: 'above' | 'below';
  /** Which edges of the anchor and the popover line up; with `stretch`, both. */
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

/** Keeps a popover next to its parent element and inside the window, even if a scrolling parent would cut it off. */
export const useAnchored = <T extends HTMLElement>({ prefer, align }: Anchoring): RefObject<T | null> => {
  const popover = useRef<T>(null);
  // After every render, as the popover's contents decide its size.
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
