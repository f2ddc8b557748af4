import { Component, type JSX, type ReactNode } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import type { WireBlock } from '../../wire.ts';
import { Emoji } from '../emoji/emoji.tsx';
import { useIsDark } from '../theme.ts';

/** A block that breaks its renderer must not take the page with it. */
class Fence extends Component<{ type: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <p className="block-unknown">This {this.props.type} block cannot be shown.</p> : this.props.children;
  }
}

const HOOKS = {
  emoji: ({ name, skin_tone: tone }: { name: string; skin_tone?: number }) => (
    <Emoji name={tone === undefined || tone < 2 ? name : `${name}::skin-tone-${tone}`} />
  ),
};

/** A block drawn by slack-blocks-to-jsx: markdown, video, plans and whatever else it knows. */
export const LibraryBlock = ({ block }: { block: WireBlock }): JSX.Element => (
  <Fence type={block.type}>
    <Message withoutWrapper theme={useIsDark() ? 'dark' : 'light'} name="" logo="" blocks={[block as unknown as Block]} hooks={HOOKS} />
  </Fence>
);
