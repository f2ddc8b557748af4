import test from 'ava';
import { LINE_FAULTS, makeSchedule, type Schedule, SLACK_FAULTS, scheduleInWords } from './schedule.ts';

test('a schedule is the same for the same seed and number, and another for another', (t) => {
  t.deepEqual(makeSchedule(7, 12), makeSchedule(7, 12));
  t.notDeepEqual(makeSchedule(7, 12), makeSchedule(7, 13));
  t.notDeepEqual(makeSchedule(7, 12), makeSchedule(8, 12));
});

test('two hundred schedules hold every fault, and people who ask and vote in each', (t) => {
  const schedules = Array.from({ length: 200 }, (_, number) => makeSchedule(1, number));
  const steps = schedules.flatMap((schedule) => schedule.steps);
  const faults = new Set(steps.flatMap((step) => ('fault' in step ? [step.fault] : [step.kind])));
  for (const fault of [...LINE_FAULTS, ...SLACK_FAULTS, 'kill', 'stop']) t.true(faults.has(fault as never), fault);
  for (const { steps: some } of schedules) for (const kind of ['ask', 'vote']) t.true(some.some((step) => step.kind === kind));
  const [first] = schedules as [Schedule];
  t.is(scheduleInWords(first).split('\n').length, first.steps.length);
});
