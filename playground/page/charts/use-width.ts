import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How wide the element is, in CSS pixels, now and after it changed. Text in a drawing keeps its size that way. */
export const useWidth = <T extends HTMLElement>(before: number): readonly [RefObject<T | null>, number] => {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const look = (): void => setWidth(Math.max(200, Math.floor(box.clientWidth)));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [element, width];
};
