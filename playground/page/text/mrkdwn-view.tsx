import { type JSX, useMemo } from 'preact/compat';
import { EmojiText } from '../emoji/emoji.tsx';
import { type Inline, type Paragraph, parseMrkdwn } from './mrkdwn.ts';
import { Mention, SafeLink } from './references.tsx';

const InlineView = ({ inline }: { inline: Inline }): JSX.Element => {
  switch (inline.kind) {
    case 'text':
      return <EmojiText text={inline.text} />;
    case 'code':
      return <code>{inline.text}</code>;
    case 'bold':
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines inlines={inline.children} />
        </s>
      );
    case 'link':
      return <SafeLink url={inline.url}>{inline.label}</SafeLink>;
    default:
      return <Mention kind={inline.kind} id={inline.id} label={inline.label} />;
  }
};

const Inlines = ({ inlines }: { inlines: readonly Inline[] }): JSX.Element => (
  <>
    {inlines.map((inline, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move.
      <InlineView key={at} inline={inline} />
    ))}
  </>
);

const ParagraphView = ({ paragraph }: { paragraph: Paragraph }): JSX.Element => {
  if (paragraph.kind === 'pre') return <pre>{paragraph.text}</pre>;
  const Tag = paragraph.kind === 'quote' ? 'blockquote' : 'div';
  return (
    <Tag className="text-lines">
      <Inlines inlines={paragraph.children} />
    </Tag>
  );
};

/** Text with Slack's markup. */
export const Mrkdwn = ({ text }: { text: string }): JSX.Element => {
  const paragraphs = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <>
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never move.
        <ParagraphView key={at} paragraph={paragraph} />
      ))}
    </>
  );
};
