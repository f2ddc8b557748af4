import type { AuditFinding, AuditHead, AuditReport } from '../../usecases/ports/audit-log.ts';
import { type AuditKey, keyedHash } from './audit-key.ts';
import { type AuditLink, macOf } from './audit-link.ts';

/** A row of the audit log as stored. */
export interface StoredAuditRow {
  readonly sequence: number;
  readonly keyId: string;
  readonly mac: string;
  readonly clientId: string | null;
  /** Null if its fields don't fit a row of the log. */
  readonly link: AuditLink | null;
  readonly isChained: boolean;
}

interface ChainSeen {
  link: number;
  mac: string;
  sequence: number;
  /** Skipped links that may still come out of order, each with the row before the gap. */
  readonly gaps: Map<number, number>;
  /** The last row, if its hash doesn't fit: the next row shows what it is. */
  suspect: number | null;
  hasValid: boolean;
}

const FORGET = 'client.forget';
const shortly = (chain: string): string => `chain ${chain.slice(0, 8)}`;

/** Checks the rows in order of their number and reports those that aren't what was written. Pure apart from what it remembers. */
export class ChainCheck {
  readonly #key: AuditKey;
  readonly #findings: AuditFinding[] = [];
  readonly #chains = new Map<string, ChainSeen>();
  /** The first half of every hash: enough to tell them apart. */
  readonly #macs = new Set<string>();
  readonly #forgotten = new Map<string, number>();
  readonly #forgets = new Set<string>();
  #rows = 0;
  #before = 0;
  #forgottenRows = 0;
  #newest: AuditHead | null = null;

  constructor(key: AuditKey) {
    this.#key = key;
  }

  #find(kind: AuditFinding['kind'], sequence: number | null, says: string): void {
    this.#findings.push({ kind, sequence, says });
  }

  /** Takes a row. Returns whether it is what was written; null if that can't be known. */
  add(row: StoredAuditRow): boolean | null {
    this.#rows += 1;
    if (!row.isChained) {
      this.#before += 1;
      if (this.#chains.size > 0) this.#find('unchained', row.sequence, `row ${row.sequence} stands among chained rows and is in no chain`);
      return this.#chains.size > 0 ? false : null;
    }
    const { link, sequence, mac } = row;
    if (!link) {
      this.#find('changed-or-inserted', sequence, `row ${sequence} is not made as rows of the log are`);
      return false;
    }
    if (this.#chains.size === 0) this.#checkBefore(link);
    const seen = this.#chains.get(link.chain) ?? { link: 0, mac: '', sequence: 0, gaps: new Map(), suspect: null, hasValid: false };
    this.#chains.set(link.chain, seen);
    const isWhole = this.#isWhole(row, link);
    if (isWhole && link.witness !== null && !link.witness.startsWith('before:') && !this.#has(link.witness)) {
      this.#find('removed', null, `row ${sequence} was written when there was a row before it that is not there any more, or was changed`);
    }
    this.#macs.add(mac.slice(0, 32));
    this.#place(row, link, seen, isWhole);
    this.#newest = { chain: link.chain, link: link.link, mac };
    return isWhole;
  }

  #has(mac: string): boolean {
    return this.#macs.has(mac.slice(0, 32));
  }

  /** The first link records how many rows came before it. */
  #checkBefore(link: AuditLink): void {
    const said = link.witness === null ? null : /^before:(\d+)$/.exec(link.witness)?.[1];
    if (said === undefined || said === null || Number(said) === this.#before) return;
    this.#find(
      Number(said) > this.#before ? 'removed' : 'inserted',
      null,
      `before the first chain there were ${said} rows, now there are ${this.#before}`,
    );
  }

  #isWhole({ clientId, keyId, mac, sequence }: StoredAuditRow, link: AuditLink): boolean | null {
    if (keyId !== this.#key.id) {
      this.#find(
        'another-key',
        sequence,
        `row ${sequence} was written under the key ${keyId}, which is not the one at hand (${this.#key.id})`,
      );
      return null;
    }
    if (clientId === null && link.clientKey !== null) {
      this.#forgottenRows += 1;
      this.#forgotten.set(link.clientKey, this.#forgotten.get(link.clientKey) ?? sequence);
    }
    const isSameClient = clientId === null || keyedHash(this.#key, clientId) === link.clientKey;
    const isWhole = isSameClient && macOf(this.#key, link) === mac;
    if (isWhole && link.action === FORGET && link.clientKey !== null) this.#forgets.add(link.clientKey);
    return isWhole;
  }

  #place({ sequence, mac }: StoredAuditRow, link: AuditLink, seen: ChainSeen, isWhole: boolean | null): void {
    if (link.link <= seen.link) {
      const wasMissing = seen.gaps.delete(link.link);
      const where = `link ${link.link} of ${shortly(link.chain)}`;
      if (wasMissing) this.#find('reordered', sequence, `row ${sequence} (${where}) stands after rows that were written later`);
      else this.#find('inserted', sequence, `row ${sequence} (${where}) is there twice`);
      return;
    }
    for (let missing = seen.link + 1; missing < link.link; missing++) seen.gaps.set(missing, seen.sequence);
    if (seen.suspect !== null) this.#judge(seen, isWhole !== false && link.link === seen.link + 1);
    else if (isWhole && link.link === seen.link + 1 && link.previous !== seen.mac) {
      this.#find('inserted', sequence, `row ${sequence} does not follow the row that stands before it in ${shortly(link.chain)}`);
    }
    if (isWhole === false) seen.suspect = sequence;
    else seen.hasValid = true;
    seen.link = link.link;
    seen.mac = mac;
    seen.sequence = sequence;
  }

  /** Decides about a row with a wrong hash. If a good row follows it, it existed and was changed; otherwise it may never have existed. */
  #judge(seen: ChainSeen, isFollowed: boolean): void {
    const sequence = seen.suspect as number;
    seen.suspect = null;
    if (isFollowed) this.#find('changed', sequence, `row ${sequence} was changed`);
    else if (seen.hasValid) this.#find('changed-or-inserted', sequence, `row ${sequence} was changed, or was never written by the program`);
    else this.#find('inserted', sequence, `row ${sequence} was never written by the program`);
  }

  /**
   * Ends the check.
   * @param anchors heads noted outside the database: everything up to them must be there
   */
  finish(anchors: readonly AuditHead[]): Omit<AuditReport, 'stored' | 'anchorFile'> {
    for (const [chain, seen] of this.#chains) {
      if (seen.suspect !== null) this.#judge(seen, false);
      const missing = [...seen.gaps].sort(([one], [other]) => one - other);
      for (const [link, after] of missing) {
        this.#find('removed', null, `link ${link} of ${shortly(chain)} is missing${after === 0 ? '' : `, after row ${after}`}`);
      }
    }
    for (const { chain, link, mac } of anchors) {
      if (!this.#has(mac))
        this.#find('removed', null, `link ${link} of ${shortly(chain)}, which was noted outside, is not there any more, or was changed`);
    }
    for (const [clientKey, sequence] of this.#forgotten) {
      if (this.#forgets.has(clientKey)) continue;
      this.#find(
        'forgotten-without-record',
        sequence,
        `row ${sequence} lost its client, and nothing says that this client was to be forgotten`,
      );
    }
    return {
      rows: this.#rows,
      chains: this.#chains.size,
      beforeChaining: this.#before,
      forgotten: this.#forgottenRows,
      anchors: anchors.length,
      newest: this.#newest,
      findings: this.#findings,
    };
  }
}
