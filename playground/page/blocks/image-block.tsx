import type { JSX } from 'react';
import type { WireBlock } from '../../wire.ts';
import { plainOf, TextObject } from '../text/text-object.tsx';
import { EnlargeablePicture } from './picture.tsx';

/** An image block: its title, and the picture. */
export const ImageBlock = ({ block }: { block: WireBlock }): JSX.Element => (
  <figure className="block-image">
    {block.title !== undefined && (
      <figcaption>
        <TextObject value={block.title} />
      </figcaption>
    )}
    <EnlargeablePicture element={block} title={plainOf(block.title)} />
  </figure>
);
