/** The format that a stored document names; 0 if it names none. */
export const formatOf = (document: unknown): number => {
  const { format } = (document ?? {}) as { readonly format?: unknown };
  return typeof format === 'number' ? format : 0;
};
