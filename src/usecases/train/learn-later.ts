import type { evaluateAdvisor } from './evaluate-advisor.ts';
import type { trainAdvisor } from './train-advisor.ts';

// What learns is slow to load, and most processes never learn.

/** `trainAdvisor`, loaded when it's called. */
export const trainLater =
  (ports: Parameters<typeof trainAdvisor>[0]): ReturnType<typeof trainAdvisor> =>
  async (...asked) =>
    (await import('./train-advisor.ts')).trainAdvisor(ports)(...asked);

/** `evaluateAdvisor`, loaded when it's called. */
export const evaluateLater =
  (ports: Parameters<typeof evaluateAdvisor>[0]): ReturnType<typeof evaluateAdvisor> =>
  async (...asked) =>
    (await import('./evaluate-advisor.ts')).evaluateAdvisor(ports)(...asked);
