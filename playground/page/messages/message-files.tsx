import type { JSX } from 'preact/compat';
import type { WireFile } from '../../wire/page-state.ts';
import { EnlargeablePicture } from '../elements/picture.tsx';
import { Icon } from '../parts/icons.tsx';

const sizeOf = (bytes: number): string =>
  bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

const File = ({ file }: { file: WireFile }): JSX.Element => {
  const name = file.title || file.name;
  if (file.mimetype === null) {
    return (
      <div className="file file-waiting" role="status">
        <span className="spinner" aria-hidden="true" />
        <span>
          Processing <strong>{name}</strong>…
        </span>
      </div>
    );
  }
  if (file.mimetype.startsWith('image/')) {
    return (
      <div>
        <p className="file-name">{name}</p>
        <EnlargeablePicture element={{ image_url: file.url, alt_text: file.altText ?? name }} title={name} />
      </div>
    );
  }
  return (
    <a className="file" href={file.url} download={file.name}>
      <Icon name="file" />
      <span>
        <strong>{name}</strong>
        <small>{`${file.mimetype}, ${sizeOf(file.size)}`}</small>
      </span>
    </a>
  );
};

/** A message's files: pictures, downloads, and files whose type isn't known yet. */
export const MessageFiles = ({ files }: { files: readonly WireFile[] }): JSX.Element | null =>
  files.length === 0 ? null : (
    <div className="files">
      {files.map((file) => (
        <File key={file.id} file={file} />
      ))}
    </div>
  );
