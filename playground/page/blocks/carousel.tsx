import { type JSX, useEffect, useRef, useState } from 'preact/compat';
import type { WireBlock } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { Card } from './card.tsx';

/** This close counts as the end, as snapping stops just short of it. */
const SLACK_PX = 6;

/** A row of cards that scrolls sideways by finger, wheel or its two buttons. */
export const Carousel = ({ block }: { block: WireBlock }): JSX.Element => {
  const cards = (Array.isArray(block.elements) ? block.elements : []) as readonly WireBlock[];
  const row = useRef<HTMLElement>(null);
  const [ends, setEnds] = useState({ left: true, right: true });
  const look = (): void => {
    const box = row.current;
    if (box === null) return;
    setEnds({ left: box.scrollLeft <= SLACK_PX, right: box.scrollLeft + box.clientWidth >= box.scrollWidth - SLACK_PX });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing it reads changes between renders.
  useEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (row.current !== null) observer.observe(row.current);
    return () => observer.disconnect();
  }, []);
  const move = (way: 1 | -1): void => row.current?.scrollBy({ left: way * row.current.clientWidth * 0.8 });
  return (
    <div className="carousel">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it. */}
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
