const starts = (bytes: Buffer, ...signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/** The type by the first bytes; the name may lie. UTF-8 without control characters is text. */
export const mimetypeOf = (bytes: Buffer): string => {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (/^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) return 'image/gif';
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return 'application/pdf';
  const text = bytes.toString('utf8', 0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text doesn't have these.
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text.slice(0, -3)) ? 'application/octet-stream' : 'text/plain';
};

/** The pictures that Slack shows in an image block. */
export const isPicture = (mimetype: string | null): boolean => mimetype !== null && /^image\/(png|jpeg|gif)$/.test(mimetype);
