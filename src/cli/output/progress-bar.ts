import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on stderr for people at a terminal; nothing if stderr is a file or a pipe. */
export const progressBar = (title: string): { readonly update: (share: number, step?: string) => void; readonly stop: () => void } => {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: `${title} {bar} {percentage}% {step}`, stream: process.stderr, hideCursor: true, barsize: 30 },
    Presets.rect,
  );
  bar.start(100, 0, { step: '' });
  return {
    update: (share, step = '') => bar.update(Math.round(share * 100), { step }),
    stop: () => bar.stop(),
  };
};
