import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { facts, plain, show, table, whenText } from '../lib/output.js';

type Health = Schemas['EngineHealth'];
type Amount = Schemas['EngineAmount'];

/** How the engine goes. */
export function engineCommand(program: Command): void {
  program
    .command('engine')
    .description(
      'how the engine goes: lateness, backlog, what could not be delivered, who works (administrators, auditors)',
    )
    .option('--hours <n>', 'of how many hours, up to 168', wholeNumber, 24)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tollgate engine --hours 168\n')
    .action(async ({ hours, json }: { hours: number; json?: boolean }) => {
      const health = await new Client().get('/engine', given({ hours }));
      show(json, health, () => healthText(health));
    });
}

function healthText(health: Health): string {
  return [
    facts([
      ['From', whenText(health.since)],
      ['Until', whenText(health.until)],
    ]),
    latenessText(health.lateness),
    amounts('WAITS', health.backlog, waiting),
    amounts('NOT DELIVERED', health.undeliverable, undelivered),
    reconcilerText(health.reconciler),
    table(
      ['WORKER', 'STATE', 'SINCE', 'LAST SEEN', 'NOT WELL'],
      health.workers.map((w) => [
        `${plain(w.host)}/${w.pid}`,
        plain(w.state),
        whenText(w.startedAt),
        whenText(w.seenAt),
        w.problems.join('; '),
      ]),
      4,
    ),
  ].join('\n\n');
}

const waiting: Record<keyof Health['backlog'], string> = {
  steps: 'steps that are due',
  engine: 'starts and pokes for the engine',
  behind: 'workflows behind their facts',
  messages: 'messages to be routed',
  deliveries: 'messages to be sent',
  webhooks: 'outgoing webhooks',
  aside: 'records set aside',
};

const undelivered: Record<keyof Health['undeliverable'], string> = {
  deliveries: 'messages',
  webhooks: 'outgoing webhooks',
  escalations: 'escalations that reached nobody',
};

function amounts<K extends string>(head: string, found: Record<K, Amount>, words: Record<K, string>): string {
  const names = Object.keys(words) as K[];
  return table(
    [head, 'HOW MANY', 'SINCE'],
    names.map((name) => {
      const { count, more, oldest } = found[name];
      return [words[name], more ? `more than ${count}` : plain(count), whenText(oldest)];
    }),
    0,
  );
}

function latenessText({ count, worst, buckets }: Health['lateness']): string {
  const told = buckets.filter((bucket) => bucket.count > 0);
  if (count === 0) return 'No step has fired by itself in that time.';
  return [
    table(
      ['LATE BY', 'STEPS'],
      told.map(({ over, upTo, count: of }) => [
        upTo === null ? `more than ${over} s` : `${over} to ${upTo} s`,
        plain(of),
      ]),
      0,
    ),
    `The latest by ${(worst ?? 0).toFixed(1)} s, of ${count}.`,
  ].join('\n');
}

const rounded = { records: 'live records', workflows: 'running workflows' };

function stuckText({ count, heldBackSince }: Health['reconciler']['stuck']): string {
  if (heldBackSince === null) return plain(count);
  return `${count}; since ${whenText(heldBackSince)} they begin anew one at a time, for those before failed again`;
}

function reconcilerText({ lastRan, lastPatrol, rounds, stuck, mended }: Health['reconciler']): string {
  return [
    facts([
      ['Reconciler last ran', lastRan === null ? 'unknown' : whenText(lastRan)],
      ['Patrol last ran', lastPatrol === null ? 'unknown' : whenText(lastPatrol)],
      ...rounds.map(({ name, beganAt, lookedAt, last }): [string, string] => [
        `Round of ${rounded[name]}`,
        [
          ...(beganAt === null ? [] : [`${lookedAt} since ${whenText(beganAt)}`]),
          last === null ? 'none yet' : `last: ${last.lookedAt}, ended ${whenText(last.endedAt)}`,
        ].join('; '),
      ]),
      ['Stuck workflows', stuckText(stuck)],
    ]),
    ...(mended.length === 0
      ? []
      : [
          table(
            ['COUNTED', 'HOW MANY', 'SINCE', 'LAST'],
            mended.map((m) => [plain(m.kind), plain(m.count), whenText(m.since), whenText(m.last)]),
            0,
          ),
        ]),
  ].join('\n');
}
