import type { Arguments } from './arguments.js';
import type { Findings } from './checker.js';
import type { PeopleAtWork } from './people-at-work.js';
import type { Fault } from './schedule.js';
import type { ChaosStack } from './stack.js';

/** A fault as it was carried out. */
export type Done = Fault & {
  /** Epoch ms. */
  from: number;
  to: number;
  /** What could not be done, or did not come back. */
  problem: string | null;
};

export interface Report {
  again: string;
  seconds: number;
  states: Record<string, number>;
  commands: {
    sent: number;
    acknowledged: number;
    unknown: number;
    because: Record<string, number>;
    doubled: number;
    refused: number;
  };
  acknowledgedEachTenSeconds: number[];
  /** How many of each kind, and how long it took at the longest until everybody got on, in ms. */
  faults: Record<string, { count: number; longestRecoveryMs: number }>;
  schedule: string[];
  longestRecoveryMs: number;
  /** Of steps that were due while Temporal was frozen, how many, of them before it went on, and by how much the last was late, in ms. */
  whileTemporalWasAway: { steps: number; meanwhile: number; latestMs: number };
  /** Processes that ended without having been told to. */
  endedByThemselves: string[];
  /** Where the logs of a run that went wrong are. */
  logs: string | null;
  settledMs: number;
  workflows: number;
  events: number;
  held: string[];
  wrong: string[];
}

interface Run {
  args: Arguments;
  began: number;
  ended: number;
  done: Done[];
  people: PeopleAtWork;
  findings: Findings;
  stack: ChaosStack;
}

export async function reportOf({ args, began, ended, done, people, findings, stack }: Run): Promise<Report> {
  const accounts = people.all.map(({ account }) => account);
  const sum = (of: (account: (typeof accounts)[number]) => number): number =>
    accounts.reduce((total, account) => total + of(account), 0);
  const recoveries = done.map((fault) => ({ fault, ms: recoveryOf(fault, people) }));
  const faults: Report['faults'] = {};
  for (const { fault, ms } of recoveries) {
    const of = (faults[fault.kind] ??= { count: 0, longestRecoveryMs: 0 });
    of.count += 1;
    of.longestRecoveryMs = Math.max(of.longestRecoveryMs, ms);
  }
  const deaths = stack.said.filter((line) => line.includes('ended by itself'));
  const wrong = [...findings.wrong, ...problemsOf(done), ...deathsOf(done, deaths)];
  return {
    again: `npm run chaos -- ${args.short ? '--short ' : `--minutes ${args.minutes} `}--items ${args.items} --seed ${args.seed}`,
    seconds: Math.round((ended - began) / 1000),
    states: people.population.states,
    commands: {
      sent: sum(({ sent }) => sent),
      acknowledged: sum(({ acknowledged }) => acknowledged),
      unknown: sum(({ unknown }) => unknown),
      because: whyUnknown(accounts.map(({ because }) => because)),
      doubled: sum(({ doubled }) => doubled),
      refused: sum(({ refused }) => refused.length),
    },
    acknowledgedEachTenSeconds: histogram(
      accounts.flatMap(({ at }) => at),
      began,
      ended,
    ),
    faults,
    schedule: done.map(
      ({ kind, target, from, to }) =>
        `${((from - began) / 1000).toFixed(1)} s ${kind} ${target}, ${((to - from) / 1000).toFixed(1)} s`,
    ),
    longestRecoveryMs: Math.max(0, ...recoveries.map(({ ms }) => ms)),
    whileTemporalWasAway: await lateness(done, stack),
    endedByThemselves: deaths,
    logs: wrong.length === 0 ? null : stack.keepLogs(),
    ...{ settledMs: findings.settledMs, workflows: findings.workflows, events: findings.events },
    ...{ held: findings.held, wrong },
  };
}

/** From the end of a fault until each of those who work on items has had a command acknowledged. */
function recoveryOf({ to }: Done, { clients }: PeopleAtWork): number {
  const next = clients.map(({ account }) => account.at.find((at) => at >= to)).filter((at) => at !== undefined);
  return next.length === 0 ? 0 : Math.max(...next) - to;
}

function histogram(at: number[], began: number, ended: number): number[] {
  const bins = Array.from({ length: Math.ceil((ended - began) / 10_000) }, () => 0);
  for (const each of at) {
    const bin = Math.floor((each - began) / 10_000);
    if (bins[bin] !== undefined) bins[bin] += 1;
  }
  return bins;
}

function whyUnknown(all: Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [why, n] of all.flatMap((one) => Object.entries(one))) total[why] = (total[why] ?? 0) + n;
  return total;
}

function problemsOf(done: Done[]): string[] {
  return done.flatMap(({ kind, target, problem }) => (problem === null ? [] : [`${kind} ${target}: ${problem}`]));
}

/** What was not killed must not die of what was. A full disk is the end of a PostgreSQL that can write no log: it says so, and begins anew. */
function deathsOf(done: Done[], ended: string[]): string[] {
  const full = done.some(({ kind }) => kind === 'full disk');
  return ['postgres', 'temporal', 'api', 'worker-1', 'worker-2'].flatMap((part) => {
    const deaths = ended.filter((line) => line.startsWith(`${part} ended`));
    const kills = done.filter(({ kind, target }) => kind === 'kill' && target === part).length;
    return deaths.length <= kills || (part === 'postgres' && full)
      ? []
      : [`${part} ended ${deaths.length} times, and was killed ${kills} times: ${deaths.at(-1) ?? ''}`];
  });
}

async function lateness(done: Done[], stack: ChaosStack): Promise<Report['whileTemporalWasAway']> {
  const away = done.filter(({ kind, target }) => target === 'temporal' && kind === 'freeze');
  const [row] = await stack.query<{ steps: string; meanwhile: string; latest: number | null }>(
    `SELECT count(*) AS steps, count(*) FILTER (WHERE s.recorded_at < to_timestamp(until / 1000.0)) AS meanwhile,
       max(extract(epoch FROM s.recorded_at - s.fire_at) * 1000)::float8 AS latest
     FROM planned_steps s, unnest($1::float8[], $2::float8[]) AS away(since, until)
     WHERE s.state = 'fired' AND s.fire_at BETWEEN to_timestamp(since / 1000.0) AND to_timestamp(until / 1000.0)`,
    [away.map(({ from }) => from), away.map(({ to }) => to)],
  );
  return {
    steps: Number(row?.steps ?? 0),
    meanwhile: Number(row?.meanwhile ?? 0),
    latestMs: Math.round(row?.latest ?? 0),
  };
}

/** As it is read. */
export function textOf(report: Report): string {
  const { commands: c } = report;
  const s = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  return [
    `Commands: ${c.sent} sent, ${c.acknowledged} acknowledged, ${c.refused} refused; ${c.unknown} times nothing final was heard and it was sent again (${Object.entries(
      c.because,
    )
      .map(([why, n]) => `${n} ${why}`)
      .join(', ')}); ${c.doubled} sent twice.`,
    `Faults in ${report.seconds} s, and how long it took at the longest until everybody got on:`,
    ...Object.entries(report.faults).map(
      ([kind, { count, longestRecoveryMs }]) =>
        `  ${kind.padEnd(22)} ${String(count).padStart(4)}   ${s(longestRecoveryMs).padStart(8)}`,
    ),
    `Steps that were due while Temporal was frozen: ${report.whileTemporalWasAway.steps}, ${report.whileTemporalWasAway.meanwhile} of them seen to meanwhile, the last ${s(report.whileTemporalWasAway.latestMs)} late.`,
    `Settled ${s(report.settledMs)} after the last fault; ${report.workflows} workflows run, ${report.events} events are sealed.`,
    ...report.held.map((promise) => `  ✓ ${promise}`),
    ...report.wrong.map((line) => `  ✗ ${line}`),
    report.wrong.length === 0 ? 'All is well.' : `${report.wrong.length} things are wrong.`,
    ...(report.logs === null ? [] : [`The logs are in ${report.logs}.`]),
    `Again: ${report.again}`,
  ].join('\n');
}
