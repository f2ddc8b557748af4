import type { JSX } from 'preact/compat';
import type { JsonObject, WireBlock } from '../../wire/wire.ts';
import { ElementView } from '../elements/element-view.tsx';
import { plainOf, TextObject } from '../text/text-object.tsx';

/** Text, fields in two columns, and one element at the side. */
export const Section = ({ block }: { block: WireBlock }): JSX.Element => {
  const fields = (block.fields as readonly unknown[] | undefined) ?? [];
  return (
    <div className="block-section">
      <div className="section-words">
        {block.text !== undefined && <TextObject value={block.text} />}
        {fields.length > 0 && (
          <div className="section-fields">
            {fields.map((field, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other key and never move.
              <div key={at}>
                <TextObject value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory !== undefined && (
        <div className="section-accessory">
          <ElementView blockId={block.block_id ?? ''} element={block.accessory as JsonObject} label={plainOf(block.text)} dispatch />
        </div>
      )}
    </div>
  );
};
