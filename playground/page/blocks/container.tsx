import type { JSX } from 'preact/compat';
import type { JsonObject, WireBlock } from '../../wire/wire.ts';
import { Picture } from '../elements/picture.tsx';
import { EmojiText } from '../emoji/emoji.tsx';
import { Icon } from '../parts/icons.tsx';
import { plainOf, TextObject } from '../text/text-object.tsx';
import { BlockView } from './block-view.tsx';
import { cellText } from './cell.tsx';
import { RichText } from './rich-text.tsx';

const Title = ({ block }: { block: WireBlock }): JSX.Element => {
  const rich = block.rich_text_title as { readonly elements?: readonly JsonObject[] } | undefined;
  return (
    <span className="container-title">
      {block.icon !== undefined && <Picture element={block.icon as JsonObject} className="card-icon" />}
      <span className="container-words">
        <strong>{rich === undefined ? <EmojiText text={plainOf(block.title)} /> : <RichText elements={rich.elements ?? []} />}</strong>
        {block.subtitle !== undefined && (
          <span className="card-subtitle">
            <TextObject value={block.subtitle} />
          </span>
        )}
      </span>
    </span>
  );
};

const titleText = (block: WireBlock): string =>
  block.rich_text_title === undefined ? plainOf(block.title) : cellText(block.rich_text_title as JsonObject);

/** Blocks under a title. They fold if the app allows it. */
export const Container = ({ block }: { block: WireBlock }): JSX.Element => {
  const children = (Array.isArray(block.child_blocks) ? (block.child_blocks as WireBlock[]) : []).map((child, at) => (
    <BlockView key={child.block_id ?? at} block={child} />
  ));
  const className = `block-container container-${String(block.width ?? 'standard')}`;
  if (block.is_collapsible !== true) {
    return (
      <section className={className} aria-label={titleText(block)}>
        <div className={block.has_header_divider === true ? 'container-divided' : ''}>
          <Title block={block} />
        </div>
        <div className="container-children">{children}</div>
      </section>
    );
  }
  return (
    <details className={className} open={block.default_collapsed !== true}>
      <summary>
        <Title block={block} />
        <Icon name="chevron" />
      </summary>
      <div className="container-children">{children}</div>
    </details>
  );
};
