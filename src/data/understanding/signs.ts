import type { Doubt } from '../columns/column.ts';
import type { Row } from '../files/row.ts';
import type { Side } from '../mapping/mapping.ts';
import type { RowReader } from './row-reader.ts';

interface Count {
  plus: number;
  minus: number;
  /** The first row with the rarer sign is the first with a minus, or the first without. */
  firstMinus: Row | null;
  firstPlus: Row | null;
}

const none = (): Count => ({ plus: 0, minus: 0, firstMinus: null, firstPlus: null });

/** Signs of amounts by side. All purchases may be negative, or all sales; but if some purchases are, they're probably reversals. */
export class Signs {
  #counts: Record<Side, Count> = { buy: none(), sell: none(), redemption: none() };

  see(side: Side, amount: number, row: Row): void {
    const count = this.#counts[side];
    if (amount < 0) {
      count.minus++;
      count.firstMinus ??= row;
    } else {
      count.plus++;
      count.firstPlus ??= row;
    }
  }

  countAgain(): void {
    this.#counts = { buy: none(), sell: none(), redemption: none() };
  }

  doubt(rows: RowReader): Doubt | null {
    const { plus, minus, firstMinus, firstPlus } = this.#counts.buy;
    if (plus === 0 || minus === 0) return null;
    const first = (minus <= plus ? firstMinus : firstPlus) as Row;
    return {
      reason: `Of the purchases, ${minus} ${minus === 1 ? 'has' : 'have'} a negative amount and ${plus} a positive one.`,
      column: rows.headingOf('amount'),
      line: first.line,
      value: rows.textOf('amount', first),
      expected:
        'one sign for all purchases. If negative amounts are no purchases, say so in the mapping: words: { side: { negative: left out } }, or sell',
    };
  }
}
