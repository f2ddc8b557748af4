import type { JSX } from 'preact/compat';
import type { JsonObject, WireBlock } from '../../wire/wire.ts';
import { ElementView } from '../elements/element-view.tsx';
import { Picture } from '../elements/picture.tsx';
import { TextObject } from '../text/text-object.tsx';

const list = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

/** A card: banner, icon, title, subtitle, body and buttons. */
export const Card = ({ block }: { block: WireBlock }): JSX.Element => (
  <article className="block-card">
    {block.hero_image !== undefined && <Picture element={block.hero_image as JsonObject} className="card-hero" />}
    <div className="card-words">
      {(block.title !== undefined || block.subtitle !== undefined) && (
        <header>
          {block.icon !== undefined && <Picture element={block.icon as JsonObject} className="card-icon" />}
          <div>
            {block.title !== undefined && (
              <div className="card-title">
                <TextObject value={block.title} />
              </div>
            )}
            {block.subtitle !== undefined && (
              <div className="card-subtitle">
                <TextObject value={block.subtitle} />
              </div>
            )}
          </div>
        </header>
      )}
      {block.body !== undefined && (
        <div className="card-body">
          <TextObject value={block.body} />
        </div>
      )}
      {list(block.actions).length > 0 && (
        <div className="block-actions">
          {list(block.actions).map((element, at) => (
            <ElementView key={String(element.action_id ?? at)} blockId={block.block_id ?? ''} element={element} dispatch />
          ))}
        </div>
      )}
    </div>
  </article>
);
