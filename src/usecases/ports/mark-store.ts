/** Remembers that something was done, across processes: of any number that do it at once one is told that it was first. */
export interface MarkStore {
  /** False where the mark was there. */
  put(key: string, value: string, at: Date): Promise<boolean>;
  /** Null where there is none. */
  get(key: string): Promise<string | null>;
  remove(key: string): Promise<void>;
  /** Removes marks whose key begins so and that were made before an instant. */
  removeOlder(beginning: string, before: Date): Promise<void>;
}
