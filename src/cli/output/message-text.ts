interface Piece {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly user_id?: unknown;
  readonly channel_id?: unknown;
  readonly elements?: readonly Piece[];
}

const wordsOf = (piece: Piece): string => {
  if (typeof piece.text === 'string') return piece.text;
  if (typeof piece.user_id === 'string') return `@${piece.user_id}`;
  if (typeof piece.channel_id === 'string') return `#${piece.channel_id}`;
  if (typeof piece.text === 'object' && piece.text !== null) return wordsOf(piece.text as Piece);
  return (piece.elements ?? []).map(wordsOf).join('');
};

const linesOf = (block: Piece): string[] => {
  switch (block.type) {
    case 'header':
      return [wordsOf(block), '='.repeat(wordsOf(block).length)];
    case 'rich_text':
      return (block.elements ?? []).flatMap(linesOf);
    case 'rich_text_list':
      return (block.elements ?? []).map((item) => `  - ${wordsOf(item)}`);
    case 'context':
      return (block.elements ?? []).map(wordsOf);
    case 'actions':
    case 'context_actions':
      return [];
    default:
      return [wordsOf(block)];
  }
};

/** A Slack message as lines for a terminal: headers, text and lists. Charts and buttons are left out. */
export const messageText = (blocks: readonly object[]): string =>
  blocks
    .map((block) => linesOf(block as Piece).filter(Boolean))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
