const texts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  const { text, ...rest } = value as Record<string, unknown>;
  return [...(typeof text === 'string' ? [text] : texts(text)), ...Object.values(rest).flatMap(texts)];
};

/** All text in blocks, in one line. */
export const said = (blocks: unknown): string =>
  texts(blocks)
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,:.])/g, '$1');
