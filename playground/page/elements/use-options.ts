import { useEffect, useRef, useState } from 'preact/compat';
import type { WireOptionGroup } from '../../wire/wire.ts';
import type { OptionSource } from './option-source.ts';

/** What the list under a select shows. */
export type Found =
  | { readonly state: 'too-short'; readonly missing: number }
  | { readonly state: 'asking' }
  | { readonly state: 'failed' }
  | { readonly state: 'found'; readonly groups: readonly WireOptionGroup[] };

/** Like Slack, it waits for a pause in typing before it asks the app. */
const PAUSE_MS = 200;

/** The options that match the text. An answer to an older text is dropped. */
export const useOptions = (source: OptionSource, typed: string, open: boolean): Found => {
  const [found, setFound] = useState<Found>({ state: 'asking' });
  const latest = useRef(source);
  latest.current = source;
  useEffect(() => {
    if (!open) return;
    const { leastTyped, asksApp } = latest.current;
    if (typed.length < leastTyped) {
      setFound({ state: 'too-short', missing: leastTyped - typed.length });
      return;
    }
    let current = true;
    const ask = async (): Promise<void> => {
      const groups = await latest.current.find(typed);
      if (current) setFound(groups === null ? { state: 'failed' } : { state: 'found', groups });
    };
    if (asksApp) setFound((before) => (before.state === 'found' ? before : { state: 'asking' }));
    const timer = setTimeout(() => void ask(), asksApp && typed !== '' ? PAUSE_MS : 0);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, open]);
  return found;
};
