import type { JSX } from 'preact/compat';
import { useRef } from 'preact/compat';
import { Icon } from '../parts/icons.tsx';
import { post } from '../surface/api.ts';

/** A body of the page has room for this much. */
const MOST_BYTES = 2_900_000;

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** Shares a file in a conversation. Resolves to what went wrong; null if nothing did. */
export const shareFile = async (file: File, channel: string, me: string): Promise<string | null> => {
  if (file.size > MOST_BYTES) return 'The playground takes files of up to 2.9 MB.';
  const answer = await post('share-file', me, { channel, name: file.name, base64: await base64Of(file) });
  return answer.ok ? null : `Not sent: ${answer.error.replaceAll('_', ' ')}.`;
};

/** The button that picks a file to share. */
export const AttachFile = ({ onFile }: { onFile(file: File): void }): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to share"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
      <button type="button" aria-label="Attach a file" title="Attach a file" onClick={() => input.current?.click()}>
        <Icon name="attach" />
      </button>
    </>
  );
};
