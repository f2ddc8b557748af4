import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Meter } from '../slack/edge/meter.ts';

const ACK_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const ANSWER_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];

export interface Meters extends Meter {
  /** Counts one try of a job. */
  jobRun(job: string, outcome: string): void;
}

/** Counters updated as things happen. Labels are the program's own words: no ids of clients, people or channels. */
export const createMeters = (registry: Registry): Meters => {
  const registers = [registry];
  const requests = new Counter({
    name: 'bond_advisor_requests_total',
    help: 'Requests from Slack by surface and outcome (ok, failed, refused, duplicate, shed)',
    labelNames: ['surface', 'outcome'],
    registers,
  });
  const acks = new Histogram({
    name: 'bond_advisor_ack_seconds',
    help: 'From a request’s arrival to its acknowledgement; Slack waits 3 s',
    labelNames: ['surface'],
    buckets: ACK_BUCKETS,
    registers,
  });
  const answers = new Histogram({
    name: 'bond_advisor_answer_seconds',
    help: 'From a request’s arrival to the end of its work',
    labelNames: ['surface'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const feedback = new Counter({
    name: 'bond_advisor_feedback_total',
    help: 'Signs by kind (up, down, choice) and what became of them (recorded, ignored, later)',
    labelNames: ['sign', 'outcome'],
    registers,
  });
  const slackCalls = new Counter({
    name: 'bond_advisor_slack_calls_total',
    help: 'Calls of Slack’s Web API by method and outcome (ok, rate_limited, no_answer, http_5xx, Slack’s error code)',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const slackSeconds = new Histogram({
    name: 'bond_advisor_slack_call_seconds',
    help: 'How long Slack’s Web API takes to answer',
    labelNames: ['method'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const slackLimits = new Counter({
    name: 'bond_advisor_slack_limits_total',
    help: 'Calls that met a limit of Slack’s by method and outcome (waited, gave_up)',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const jobs = new Counter({
    name: 'bond_advisor_job_runs_total',
    help: 'Tries of jobs in this process by outcome (sent, refreshed, again, failed, ...)',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const queue = new Gauge({
    name: 'bond_advisor_queue_length',
    help: 'Requests that wait for their turn now, by what they are for (form, person, learning, home)',
    labelNames: ['purpose'],
    registers,
  });
  const waits = new Histogram({
    name: 'bond_advisor_queue_wait_seconds',
    help: 'How long requests waited for their turn',
    labelNames: ['purpose'],
    buckets: ACK_BUCKETS,
    registers,
  });
  const shed = new Counter({
    name: 'bond_advisor_shed_total',
    help: 'Requests turned away by what they were for and why (full, late, stopping)',
    labelNames: ['purpose', 'reason'],
    registers,
  });
  return {
    request: (surface, outcome, ackSeconds, seconds) => {
      requests.inc({ surface, outcome });
      if (ackSeconds !== null) acks.observe({ surface }, ackSeconds);
      answers.observe({ surface }, seconds);
    },
    feedback: (sign, outcome) => feedback.inc({ sign, outcome }),
    slackCall: (method, outcome, seconds) => {
      slackCalls.inc({ method, outcome });
      slackSeconds.observe({ method }, seconds);
    },
    slackLimit: (method, outcome) => slackLimits.inc({ method, outcome }),
    queued: (purpose, waiting) => queue.set({ purpose }, waiting),
    waited: (purpose, seconds) => waits.observe({ purpose }, seconds),
    shed: (purpose, reason) => shed.inc({ purpose, reason }),
    jobRun: (job, outcome) => jobs.inc({ job, outcome }),
  };
};
