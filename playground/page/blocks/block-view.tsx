import type { JSX, ReactNode } from 'preact/compat';
import type { JsonObject, WireBlock } from '../../wire/wire.ts';
import { DataVisualization } from '../charts/data-visualization.tsx';
import { ElementView } from '../elements/element-view.tsx';
import { EnlargeablePicture, Picture } from '../elements/picture.tsx';
import { Mrkdwn } from '../text/mrkdwn-view.tsx';
import { plainOf, TextObject } from '../text/text-object.tsx';
import { Alert } from './alert.tsx';
import { Card } from './card.tsx';
import { Carousel } from './carousel.tsx';
import { Container } from './container.tsx';
import { DataTable } from './data-table.tsx';
import { InputBlock } from './input-block.tsx';
import { RichText } from './rich-text.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';

const list = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

const Elements = ({ block }: { block: WireBlock }): JSX.Element => (
  <>
    {list(block.elements).map((element, at) => (
      <ElementView key={String(element.action_id ?? at)} blockId={block.block_id ?? ''} element={element} dispatch />
    ))}
  </>
);

const Context = ({ block }: { block: WireBlock }): JSX.Element => (
  <div className="block-context">
    {list(block.elements).map((element, at) =>
      element.type === 'image' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other key and never move.
        <Picture key={at} element={element} className="context-image" />
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other key and never move.
        <div key={at}>
          <TextObject value={element} />
        </div>
      ),
    )}
  </div>
);

const ImageBlock = ({ block }: { block: WireBlock }): JSX.Element => (
  <figure className="block-image">
    {block.title !== undefined && (
      <figcaption>
        <TextObject value={block.title} />
      </figcaption>
    )}
    <EnlargeablePicture element={block} title={plainOf(block.title)} />
  </figure>
);

const DRAWN: { readonly [type: string]: (block: WireBlock) => ReactNode } = {
  actions: (block) => (
    <div className="block-actions">
      <Elements block={block} />
    </div>
  ),
  alert: (block) => <Alert block={block} />,
  card: (block) => <Card block={block} />,
  carousel: (block) => <Carousel block={block} />,
  container: (block) => <Container block={block} />,
  context: (block) => <Context block={block} />,
  context_actions: (block) => (
    <div className="block-context-actions">
      <Elements block={block} />
    </div>
  ),
  data_table: (block) => <DataTable block={block} />,
  data_visualization: (block) => <DataVisualization block={block} />,
  divider: () => <hr className="block-divider" />,
  header: (block) => (
    <h3 className="block-header">
      <TextObject value={block.text} />
    </h3>
  ),
  image: (block) => <ImageBlock block={block} />,
  input: (block) => <InputBlock block={block} />,
  rich_text: (block) => <RichText elements={list(block.elements)} />,
  section: (block) => <Section block={block} />,
  table: (block) => <Table block={block} />,
};

/** Slack has more block types than the product sends. The page names the ones it can't draw. */
const Undrawn = ({ type }: { type: string }): JSX.Element => (
  <p className="block-undrawn">
    The playground can’t draw <code>{type}</code> blocks. Slack can.
  </p>
);

export const BlockView = ({ block }: { block: WireBlock }): JSX.Element => (
  <>{DRAWN[block.type]?.(block) ?? <Undrawn type={block.type} />}</>
);

export const Blocks = ({ blocks }: { blocks: readonly WireBlock[] }): JSX.Element => (
  <div className="blocks">
    {blocks.map((block, at) => (
      <BlockView key={block.block_id ?? at} block={block} />
    ))}
  </div>
);

/** A message's blocks, or its text if it has none; nothing if it's only files. */
export const Contents = ({ text, blocks }: { text: string; blocks: readonly WireBlock[] }): JSX.Element | null => {
  if (blocks.length > 0) return <Blocks blocks={blocks} />;
  return text === '' ? null : (
    <div className="message-text">
      <Mrkdwn text={text} />
    </div>
  );
};
