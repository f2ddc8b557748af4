import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Sheet } from '../files/row.ts';
import { type Mapping, sectionsOf } from '../mapping/mapping.ts';
import { type BookFileKind, FIELDS_OF_FILE, NEEDS_OF_FILE } from '../understanding/open-book-file.ts';
import { planSheet, type SheetPlan } from '../understanding/plan-sheet.ts';

const KINDS: readonly BookFileKind[] = ['trades', 'offers', 'clients'];

interface Planned {
  readonly kind: BookFileKind;
  readonly plan: SheetPlan;
}

/** What the file is, and which sheet to read: as the earlier document says where it fits, else where most of what's needed is found. */
export const bestPlan = async (
  sheets: readonly Sheet[],
  { base, answers }: { readonly base: Mapping | null; readonly answers: Answers },
): Promise<Planned | Question> => {
  const answered = KINDS.find((kind) => kind === answers.get('kind'));
  const described = KINDS.filter((kind) => base?.[kind] !== undefined);
  const plans: Planned[] = [];
  for (const kind of answered ? [answered] : [...described, ...KINDS.filter((each) => !described.includes(each))]) {
    const section = base && (sectionsOf(base, kind)[0] ?? null);
    for (const sheet of sheets) {
      if (section?.sheet !== undefined && section.sheet !== sheet.name) continue;
      plans.push({ kind, plan: await planSheet(sheet, section, FIELDS_OF_FILE[kind], NEEDS_OF_FILE[kind]) });
    }
  }
  const trades = plans.filter(({ kind }) => kind === 'trades').sort((left, right) => right.plan.fields.length - left.plan.fields.length)[0];
  const complete = plans.filter(({ plan }) => plan.missing.length === 0);
  // A trade book has clients and bonds too.
  const whole = complete.find(({ kind }) => kind === 'trades') ?? complete[0];
  // A list of bonds with amounts may be what's on offer, or what a client holds.
  const mayBeTrades = trades?.plan.fields.some(({ field }) => field === 'amount' || field === 'day') ?? false;
  if (whole && (whole.kind === 'trades' || described.includes(whole.kind) || answered || !mayBeTrades)) return whole;
  if (trades && (whole || !mayBeTrades)) return answered ? (plans[0] as Planned) : kindQuestion(trades.plan);
  return trades ?? (plans[0] as Planned);
};

const kindQuestion = ({ missing, header }: SheetPlan): Question => ({
  id: 'kind',
  ask: 'What does the file hold?',
  evidence: `The headings in line ${header} have no column for ${missing.join(', nor for ')}.`,
  choices: [
    { value: 'trades', label: 'trades (you say what is missing)' },
    { value: 'offers', label: 'bonds on offer' },
    { value: 'clients', label: 'clients' },
  ],
});
