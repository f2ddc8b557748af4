import { TEAM } from '../ground/workspace.ts';
import type { WireFile } from '../wire/page-state.ts';
import type { JsonObject } from '../wire/wire.ts';
import type { Files, StoredFile } from './files.ts';

/** The file object of API answers and payloads. */
export const fileObject = (files: Files, file: StoredFile, baseUrl: string): JsonObject => {
  const seconds = Math.floor(file.createdAt / 1000);
  const shared = [...file.sharedIn];
  const address = `${baseUrl}/playground/files/${file.id}`;
  return {
    id: file.id,
    created: seconds,
    timestamp: seconds,
    name: file.name,
    title: file.title,
    mimetype: files.mimetype(file) ?? '',
    filetype: /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1]?.toLowerCase() ?? '',
    user: file.owner,
    user_team: TEAM.id,
    mode: 'hosted',
    editable: false,
    is_external: false,
    size: file.size,
    ...(file.altText === null ? {} : { alt_txt: file.altText }),
    is_public: shared.some((id) => id.startsWith('C')),
    url_private: address,
    url_private_download: `${address}?download=1`,
    permalink: `https://${TEAM.domain}.slack.com/files/${file.owner}/${file.id}/${encodeURIComponent(file.name)}`,
    channels: shared.filter((id) => id.startsWith('C')),
    groups: [],
    ims: shared.filter((id) => id.startsWith('D')),
  };
};

/** The file as sent to one person's page. */
export const wireFile = (files: Files, file: StoredFile, personId: string): WireFile => ({
  id: file.id,
  name: file.name,
  title: file.title,
  mimetype: files.mimetype(file),
  size: file.size,
  altText: file.altText,
  url: `/playground/files/${file.id}?as=${personId}`,
});
