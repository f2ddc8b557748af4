import type { AuditFinding } from '../../usecases/ports/audit-log.ts';
import { type AuditKey, keyedHash } from './audit-key.ts';
import type { AuditLink } from './audit-link.ts';
import { digestOf, EVIDENCE, type EvidenceKind, type EvidenceRow, evidenceOf, storedName } from './evidence.ts';

/** What the log says about a stored row. */
interface Note {
  /** Of what should stand there; null: it was removed by the program; undefined: under a key that we don't have. */
  readonly digest: string | null | undefined;
  readonly at: number;
  readonly sequence: number;
}

/** A moment at which stored rows were replaced: a reset, or a restore of a backup that was made at `takenAt`. */
interface Replaced {
  readonly sequence: number;
  readonly at: number;
  readonly takenAt: number | null;
}

/** A row that isn't as the log says. */
export interface Mismatch {
  readonly kind: EvidenceKind;
  readonly id: unknown;
  readonly name: string;
  readonly digest: string;
  /** For rows from before the log had digests: what an old audit row calls it. */
  readonly old: string;
}

/** A row that was being written when a backup was made may be missing in it. */
const WRITTEN_WITHIN_MS = 60_000;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Compares what is stored with what the audit log says was stored. Pure apart from what it remembers. */
export class EvidenceCheck {
  readonly #key: AuditKey;
  readonly #notes = new Map<string, Note>();
  /** Audit rows from before the log had digests, by what they're about. */
  readonly #old = new Map<string, number>();
  readonly #seen = new Set<string>();
  /** Fingerprints of models, and the newest recommendation from each version. */
  readonly #models = new Map<number, { readonly fingerprints: Set<string>; readonly note: Note }>();
  readonly #seenModels = new Set<number>();
  readonly #replaced: Replaced[] = [];
  readonly #mismatches: Mismatch[] = [];
  readonly #findings: AuditFinding[] = [];
  #checked = 0;

  constructor(key: AuditKey) {
    this.#key = key;
  }

  /**
   * Takes an audit row, in order.
   * @param isWhole null: it can't be checked, because it was written under another key
   */
  hear(sequence: number, link: AuditLink, isWhole: boolean | null): void {
    if (isWhole === false) return;
    const { action, detail, clientKey } = link;
    const at = link.at.getTime();
    if (action === 'reset.done' || action === 'reset.approve') this.#replaced.push({ sequence, at, takenAt: null });
    if (action === 'data.restore') this.#replaced.push({ sequence, at, takenAt: Date.parse(String(detail.takenAt)) });
    const name = textOf(detail.stored);
    if (name !== null) {
      const digest = isWhole ? textOf(detail.digest) : undefined;
      const note = { digest, at, sequence };
      this.#notes.set(name, note);
      const [fingerprint, version] = [textOf(detail.fingerprint), detail.model];
      if (isWhole && fingerprint !== null && typeof version === 'number') {
        const { fingerprints = new Set<string>() } = this.#models.get(version) ?? {};
        this.#models.set(version, { fingerprints: fingerprints.add(fingerprint), note });
      }
      return;
    }
    const old = this.#oldName(action, textOf(detail.recommendation), clientKey);
    if (old !== null) this.#old.set(old, (this.#old.get(old) ?? 0) + 1);
  }

  #oldName(action: string, recommendation: string | null, clientKey: string | null): string | null {
    if (action === 'client.recommend' && recommendation !== null) return `recommendation:${recommendation}`;
    if (action === 'feedback.record' && recommendation !== null) return `feedback:${recommendation}`;
    if (action === 'client.register' && clientKey !== null) return `registration:${clientKey}`;
    return action === 'client.merge' && clientKey !== null ? `link:${clientKey}` : null;
  }

  #oldNameOf(kind: EvidenceKind, row: EvidenceRow): string {
    if (kind === 'registration') return `${kind}:${keyedHash(this.#key, String(row.client_id))}`;
    if (kind === 'link') return `${kind}:${keyedHash(this.#key, String(row.book_id))}`;
    return `${kind}:${String(kind === 'feedback' ? row.recommendation_id : row.id)}`;
  }

  /** Takes a stored row. */
  see(kind: EvidenceKind, row: EvidenceRow): void {
    this.#checked += 1;
    const [name, digest] = [storedName(this.#key, kind, row), digestOf(this.#key, kind, row)];
    this.#seen.add(name);
    if (this.#isAsNoted(name, digest)) return;
    this.#mismatches.push({ kind, id: row[evidenceOf(kind).id], name, digest, old: this.#oldNameOf(kind, row) });
  }

  #isAsNoted(name: string, digest: string): boolean {
    const note = this.#notes.get(name);
    return note !== undefined && (note.digest === undefined || note.digest === digest);
  }

  /** Takes a stored model: recommendations name the model they came from by this fingerprint. */
  seeModel(version: number, fingerprint: string): void {
    this.#seenModels.add(version);
    const noted = this.#models.get(version);
    if (!noted || noted.fingerprints.has(fingerprint)) return;
    this.#findings.push({
      kind: 'changed',
      sequence: null,
      says: `model version ${version} is not the model that recommendations were made with`,
    });
  }

  /** Rows that aren't as the log says. @param alsoOld also those from before the log had digests */
  mismatches(): readonly Mismatch[] {
    const old = new Map(this.#old);
    return this.#mismatches.filter((one) => {
      if (this.#isAsNoted(one.name, one.digest)) return false;
      const left = old.get(one.old) ?? 0;
      if (this.#notes.has(one.name) || left === 0) return true;
      old.set(one.old, left - 1);
      return false;
    });
  }

  /** Whether a reset or a restore explains that a row isn't there any more. Goes back in time; a restore jumps to when its backup was made. */
  #wasReplaced(kind: EvidenceKind, note: Note): boolean {
    let until = Number.POSITIVE_INFINITY;
    for (const { sequence, at, takenAt } of this.#replaced.toReversed()) {
      if (sequence < note.sequence || at > until) continue;
      if (takenAt === null) {
        if (evidenceOf(kind).isLearned) return true;
        continue;
      }
      if (note.at > takenAt - WRITTEN_WITHIN_MS) return true;
      until = takenAt;
    }
    return false;
  }

  /**
   * Ends the check.
   * @param until audit rows after this one were written while the stored rows were being read
   */
  finish(until: number): { readonly checked: number; readonly findings: readonly AuditFinding[] } {
    for (const { kind, id, name } of this.mismatches()) {
      const what = `${kind} ${evidenceOf(kind).isLearned || kind === 'registration' ? String(id) : 'of a registered client'}`;
      const note = this.#notes.get(name);
      if (note?.digest === undefined)
        this.#findings.push({ kind: 'unnoted', sequence: null, says: `${what} is stored, but the log does not know it` });
      else if (note.digest === null)
        this.#findings.push({ kind: 'inserted', sequence: null, says: `${what} was erased (row ${note.sequence}), but is stored` });
      else
        this.#findings.push({
          kind: 'changed',
          sequence: null,
          says: `${what} is not what was stored when row ${note.sequence} was written`,
        });
    }
    for (const [name, note] of this.#notes) {
      if (note.digest === null || note.sequence > until || this.#seen.has(name)) continue;
      const [kind = '', id] = name.split(/:(.*)/s);
      if (!Object.hasOwn(EVIDENCE, kind) || this.#wasReplaced(kind as EvidenceKind, note)) continue;
      const what = kind === 'link' ? 'a link to the book' : `${kind} ${id}`;
      this.#findings.push({
        kind: 'removed',
        sequence: null,
        says: `${what}, stored when row ${note.sequence} was written, is not there any more`,
      });
    }
    for (const [version, { note }] of this.#models) {
      if (this.#seenModels.has(version) || note.sequence > until || this.#wasReplaced('recommendation', note)) continue;
      const says = `model version ${version}, which recommendations were made with, isn't there any more`;
      this.#findings.push({ kind: 'removed', sequence: null, says });
    }
    return { checked: this.#checked, findings: this.#findings };
  }
}
