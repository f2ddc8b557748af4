import { type CanvasRenderingContext2D, PDFDocument } from '@napi-rs/canvas';
import { date, dateTimeOf } from '../../views/blocks/format.ts';
import type { SuitabilityStatement } from '../usecases/statements/statement.ts';
import { FONT_STACK, registerFonts } from './fonts.ts';

/** A4, in points. */
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 50;
const FOOT = HEIGHT - 36;
const INK = '#1d1c1d';
const MUTED = '#5f6368';
const RULE = '#d0d4da';

type Style = 'title' | 'heading' | 'text' | 'muted';
const SIZES: Readonly<
  Record<Style, { readonly size: number; readonly weight: 400 | 600; readonly line: number; readonly colour: string }>
> = {
  title: { size: 18, weight: 600, line: 25, colour: INK },
  heading: { size: 10.5, weight: 600, line: 16, colour: INK },
  text: { size: 9.5, weight: 400, line: 14, colour: INK },
  muted: { size: 8.5, weight: 400, line: 12.5, colour: MUTED },
};

/** Writes text on as many pages as it takes. */
class Pages {
  readonly #document: PDFDocument;
  readonly #foot: string;
  #page: CanvasRenderingContext2D;
  #number = 1;
  #y = MARGIN;

  constructor(document: PDFDocument, foot: string) {
    this.#document = document;
    this.#foot = foot;
    this.#page = document.beginPage(WIDTH, HEIGHT);
  }

  write(text: string, style: Style, indent = 0): void {
    const { size, weight, line, colour } = SIZES[style];
    const font = `${weight} ${size}px ${FONT_STACK}`;
    this.#page.font = font;
    for (const each of wrapped(this.#page, text, WIDTH - 2 * MARGIN - indent)) {
      if (this.#y + line > FOOT - 12) this.#turn();
      this.#page.font = font;
      this.#page.fillStyle = colour;
      this.#page.fillText(each, MARGIN + indent, this.#y + size);
      this.#y += line;
    }
  }

  /** A heading, and what's under it as a list. Nothing, if there's nothing under it. */
  section(heading: string, items: readonly string[]): void {
    if (items.length === 0) return;
    this.#y += 7;
    if (this.#y + 3 * SIZES.text.line > FOOT - 12) this.#turn();
    this.write(heading, 'heading');
    for (const item of items) this.write(item, 'text', 10);
  }

  rule(): void {
    this.#page.fillStyle = RULE;
    this.#page.fillRect(MARGIN, this.#y + 3, WIDTH - 2 * MARGIN, 0.75);
    this.#y += 8;
  }

  end(): void {
    this.#page.font = `400 7.5px ${FONT_STACK}`;
    this.#page.fillStyle = MUTED;
    this.#page.fillText(`${this.#foot} · page ${this.#number}`, MARGIN, FOOT);
    this.#document.endPage();
  }

  #turn(): void {
    this.end();
    this.#page = this.#document.beginPage(WIDTH, HEIGHT);
    this.#number++;
    this.#y = MARGIN;
  }
}

/** Lines that fit a width. A word that's too long for one is broken. */
const wrapped = (page: CanvasRenderingContext2D, text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (page.measureText(longer).width <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (page.measureText(line + letter).width > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line];
};

const write = (pages: Pages, statement: SuitabilityStatement, zone: string): void => {
  const { clientId, shownAt, shownTo, asOf, dataAsOf, model, guardian } = statement;
  pages.write(`Suitability statement for ${clientId}`, 'title');
  pages.write(`Shown to ${shownTo} on ${dateTimeOf(shownAt, zone)} (${zone}), as of ${date(asOf)}`, 'muted');
  pages.rule();
  pages.section('Client profile that counted', [statement.profile, ...(guardian === null ? [] : [guardian])]);
  pages.section('Recommended, best first', statement.recommended.length === 0 ? ['Nothing was suitable.'] : statement.recommended);
  pages.section('Rules passed', statement.rulesPassed);
  pages.section(
    'Bonds shown',
    statement.bonds.flatMap(({ id, bondType, facts, risk, cost }) => [`${id} (${bondType}): ${facts}`, `Risk: ${risk}`, `Cost: ${cost}`]),
  );
  pages.section('Left out, and why', statement.leftOut);
  pages.section('Alternatives shown', statement.alternatives.length === 0 ? [] : [statement.alternatives.join(', ')]);
  pages.section('Risks', [statement.risks]);
  pages.section('Costs', [statement.costs]);
  pages.section('Basis', [`Model version ${model}; the book’s newest trade is of ${date(dataAsOf)}.`]);
};

/**
 * Statements as a PDF file, each from a page of its own.
 * @param zone the desk's time zone
 */
export const statementsPdf = (statements: readonly SuitabilityStatement[], zone: string): Buffer => {
  registerFonts();
  const document = new PDFDocument({ title: 'Suitability statements', creator: 'Bond Advisor' });
  for (const statement of statements) {
    const pages = new Pages(document, `Bond Advisor · recommendation ${statement.recommendation}`);
    write(pages, statement, zone);
    pages.end();
  }
  if (statements.length === 0) {
    const pages = new Pages(document, 'Bond Advisor');
    pages.write('No recommendation was shown in this period.', 'text');
    pages.end();
  }
  return document.close();
};
