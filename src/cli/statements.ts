import { writeFile } from 'node:fs/promises';
import { clientId, type Day, dayFromIso } from '../advisor/units.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import type { Call, Run } from './command.ts';
import { statementsCsv } from './output/statements-csv.ts';
import { withDependencies } from './with-dependencies.ts';

const EARLIEST = dayFromIso('2000-01-01') as Day;

const dayIn = (call: Call, option: 'from' | 'to'): Day | null => {
  const text = call.text(option);
  const day = text === null ? null : dayFromIso(text);
  if (text !== null && day === null)
    throw new UsageError(`--${option} must be a day such as 2026-04-01, not "${text.slice(0, 40)}".\n${call.usage}`);
  return day;
};

export const run: Run = async (call) => {
  const [id = null, out] = [call.positionals[0], call.text('out')];
  const [from, to] = [dayIn(call, 'from'), dayIn(call, 'to')];
  if (id === null && from === null && to === null) throw new UsageError(`Name a client, or a period with --from and --to.\n${call.usage}`);
  await withDependencies(call.config, async ({ listStatements, calendar }) => {
    const statements = await listStatements({
      actor: COMMAND_LINE,
      clientId: id === null ? null : clientId(id),
      from: from ?? EARLIEST,
      to: to ?? calendar.today(),
    });
    if (call.flag('json')) return call.print(JSON.stringify(statements));
    if (out === null) return call.print(statementsCsv(statements).trimEnd());
    const isPdf = out.toLowerCase().endsWith('.pdf');
    // Drawing takes fonts and a native library, which no other answer needs.
    const file = isPdf ? (await import('../charts/statements-pdf.ts')).statementsPdf(statements, calendar.zone) : statementsCsv(statements);
    await writeFile(out, file, { mode: 0o600 });
    call.print(`${statements.length} suitability statements are in "${out}".`);
  });
};
