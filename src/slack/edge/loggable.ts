const TOKEN = /\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+/gi;
const LONGEST = 500;

/** Text that may be logged: without tokens, at most 500 characters. */
export const redacted = (text: string): string => {
  const clean = text.replace(TOKEN, '[token]');
  return clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST)}…`;
};

/** The parts of an error that may be logged: its kind, its message without tokens, and where it was thrown. */
export const loggable = (error: unknown): { readonly error: string; readonly message: string; readonly at?: string } => {
  if (!(error instanceof Error)) return { error: typeof error, message: redacted(String(error)) };
  const frames = error.stack?.split('\n').filter((frame) => /^\s+at /.test(frame));
  return {
    error: error.name,
    message: redacted(error.message),
    ...(frames && frames.length > 0
      ? {
          at: redacted(
            frames
              .slice(0, 8)
              .map((frame) => frame.trim())
              .join('; '),
          ),
        }
      : {}),
  };
};
