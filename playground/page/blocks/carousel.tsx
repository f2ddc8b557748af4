import { type JSX, useEffect, useRef, useState } from 'react';
import type { WireBlock } from '../../wire.ts';
import { Icon } from '../icons.tsx';
import { Card } from './card.tsx';

/** Nearer than this to an end is at the end: snapping stops a little beside it. */
const SLACK_PX = 6;

/** Cards in a row that moves sideways, by finger, by wheel, or by its two buttons. */
export const Carousel = ({ block }: { block: WireBlock }): JSX.Element => {
  const cards = (Array.isArray(block.elements) ? block.elements : []) as readonly WireBlock[];
  const row = useRef<HTMLElement>(null);
  const [ends, setEnds] = useState({ left: true, right: true });
  const look = (): void => {
    const box = row.current;
    if (box === null) return;
    setEnds({ left: box.scrollLeft <= SLACK_PX, right: box.scrollLeft + box.clientWidth >= box.scrollWidth - SLACK_PX });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads nothing that changes between renders.
  useEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (row.current !== null) observer.observe(row.current);
    return () => observer.disconnect();
  }, []);
  const move = (way: 1 | -1): void => row.current?.scrollBy({ left: way * row.current.clientWidth * 0.8 });
  return (
    <div className="carousel">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section ref={row} className="block-carousel" tabIndex={0} aria-label={`${cards.length} cards`} onScroll={look}>
        {cards.map((card, at) => (
          <Card key={card.block_id ?? at} block={card} />
        ))}
      </section>
      {!ends.left && (
        <button type="button" className="carousel-move carousel-left" aria-label="Cards before" onClick={() => move(-1)}>
          <Icon name="back" />
        </button>
      )}
      {!ends.right && (
        <button type="button" className="carousel-move carousel-right" aria-label="Cards after" onClick={() => move(1)}>
          <Icon name="next" />
        </button>
      )}
    </div>
  );
};
