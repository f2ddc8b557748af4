import type { JSX, ReactNode } from 'preact/compat';
import type { JsonObject } from '../../wire/wire.ts';
import { Emoji, EmojiText } from '../emoji/emoji.tsx';
import { Mention, SafeLink } from '../text/references.tsx';

const list = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);

const bare = (element: JsonObject): ReactNode => {
  const text = String(element.text ?? '');
  switch (element.type) {
    case 'link':
      return <SafeLink url={String(element.url)}>{text === '' ? String(element.url) : text}</SafeLink>;
    case 'emoji':
      return <Emoji name={element.skin_tone === undefined ? String(element.name) : `${element.name}::skin-tone-${element.skin_tone}`} />;
    case 'user':
      return <Mention kind="user" id={String(element.user_id)} label={null} />;
    case 'channel':
      return <Mention kind="channel" id={String(element.channel_id)} label={null} />;
    case 'broadcast':
      return <Mention kind="broadcast" id={String(element.range)} label={null} />;
    case 'usergroup':
      return <Mention kind="broadcast" id={String(element.usergroup_id)} label={null} />;
    case 'date':
      return <time>{String(element.fallback ?? new Date(Number(element.timestamp) * 1000).toLocaleString())}</time>;
    case 'color':
      return <code>{String(element.value)}</code>;
    default:
      // Rich text has no markup: `:names:` and stars stay as they are.
      return <EmojiText text={text} shortcodes={false} />;
  }
};

const STYLED = [
  ['code', (inside: ReactNode) => <code>{inside}</code>],
  ['strike', (inside: ReactNode) => <s>{inside}</s>],
  ['italic', (inside: ReactNode) => <em>{inside}</em>],
  ['bold', (inside: ReactNode) => <strong>{inside}</strong>],
] as const;

const Inlines = ({ elements }: { elements: readonly JsonObject[] }): JSX.Element => (
  <>
    {elements.map((element, at) => {
      const style = (element.style ?? {}) as JsonObject;
      const whole = STYLED.reduce<ReactNode>((inside, [name, wrap]) => (style[name] === true ? wrap(inside) : inside), bare(element));
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move.
      return <span key={at}>{whole}</span>;
    })}
  </>
);

const Part = ({ part }: { part: JsonObject }): JSX.Element => {
  const elements = list(part.elements);
  if (part.type === 'rich_text_preformatted')
    return <pre>{elements.map((element) => String(element.text ?? element.url ?? '')).join('')}</pre>;
  if (part.type === 'rich_text_list') {
    const Tag = part.style === 'ordered' ? 'ol' : 'ul';
    return (
      <Tag className={`rich-list indent-${Number(part.indent ?? 0)}`} start={Tag === 'ol' ? Number(part.offset ?? 0) + 1 : undefined}>
        {elements.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items of one list never move.
          <li key={at}>
            <span className="text-lines">
              <Inlines elements={list(item.elements)} />
            </span>
          </li>
        ))}
      </Tag>
    );
  }
  const Tag = part.type === 'rich_text_quote' ? 'blockquote' : 'div';
  return (
    <Tag className="text-lines">
      <Inlines elements={elements} />
    </Tag>
  );
};

export const RichText = ({ elements }: { elements: readonly JsonObject[] }): JSX.Element => (
  <div className="block-rich-text">
    {elements.map((part, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move.
      <Part key={at} part={part} />
    ))}
  </div>
);
