import { type JSX, useMemo, useState } from 'preact/compat';
import type { WireExchangeSide } from '../../wire/page-state.ts';
import { type JsonLine, jsonLines } from './json-lines.ts';

/** Longer bodies are cut until you ask for the rest, as thousands of coloured words are slow. */
const MOST_LINES = 400;

const parsed = (side: WireExchangeSide): unknown => {
  try {
    return side.body === '' ? undefined : JSON.parse(side.body);
  } catch {
    return undefined;
  }
};

const Line = ({ line, wrong }: { line: JsonLine; wrong: boolean }): JSX.Element => (
  <div className={`json-line ${wrong ? 'json-wrong' : ''}`} style={{ paddingLeft: `${line.depth * 14 + 8}px` }}>
    {line.tokens.map((token, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line never move.
      <span key={at} className={`json-${token.kind}`}>
        {token.text}
      </span>
    ))}
  </div>
);

/** A body: JSON in colours, with the places that a refusal names marked; anything else as it is. */
export const BodyView = ({ side, wrongAt }: { side: WireExchangeSide; wrongAt: readonly string[] }): JSX.Element => {
  const value = useMemo(() => parsed(side), [side]);
  const lines = useMemo(() => (value === undefined ? [] : jsonLines(value)), [value]);
  const [all, setAll] = useState(false);
  if (side.bodyKind === 'none' || side.body === '') return <p className="body-none">No body</p>;
  if (value === undefined) return <pre className="body">{side.body}</pre>;
  const shown = all ? lines : lines.slice(0, MOST_LINES);
  return (
    <>
      <div className="body">
        {shown.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move.
          <Line key={at} line={line} wrong={line.pointer !== '' && wrongAt.includes(line.pointer)} />
        ))}
      </div>
      {shown.length < lines.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {`Show all ${lines.length} lines`}
        </button>
      )}
      {side.cut && <p className="body-none">Longer than is kept: the rest is cut off.</p>}
    </>
  );
};
