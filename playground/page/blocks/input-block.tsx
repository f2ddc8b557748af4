import { createContext, type JSX, useContext } from 'preact/compat';
import type { JsonObject, WireBlock } from '../../wire/wire.ts';
import { ElementView } from '../elements/element-view.tsx';
import { plainOf, TextObject } from '../text/text-object.tsx';

/** Errors by `block_id`. */
export const FieldErrors = createContext<{ readonly [blockId: string]: string }>({});

/** An input with its label, hint and error. */
export const InputBlock = ({ block }: { block: WireBlock }): JSX.Element => {
  const error = useContext(FieldErrors)[block.block_id ?? ''];
  const label = plainOf(block.label);
  return (
    <div className={`block-input ${error === undefined ? '' : 'has-error'}`}>
      <div className="input-label" aria-hidden="true">
        <TextObject value={block.label} />
        {block.optional === true && <span className="input-optional"> (optional)</span>}
      </div>
      <ElementView
        blockId={block.block_id ?? ''}
        element={block.element as JsonObject}
        label={label}
        dispatch={block.dispatch_action === true}
      />
      {error !== undefined && (
        <p className="input-error" role="alert">
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p className="input-hint">
          <TextObject value={block.hint} />
        </p>
      )}
    </div>
  );
};
