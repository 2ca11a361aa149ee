import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { collect, day, given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';
import { exportCommand } from './register-export.js';

export const occurrenceRegister = { at: '/occurrences', key: 'OC' } as const;

type Occurrences = RecordCommands<'/occurrences', Schemas['ControlOccurrenceDetail']>;

interface Filters {
  status?: string;
  control?: string;
  operator?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  missed?: boolean;
  dueBefore?: string;
  dueAfter?: string;
  changedSince?: string;
  q?: string;
  sort?: string;
}

/** Occurrences of controls. */
export function occurrenceCommands(program: Command): Numbered {
  const occurrences = program
    .command('occurrences')
    .description('runs of controls that their frequency expects: perform one, or see which were missed');
  listCommand(occurrences);
  const one: Occurrences = new RecordCommands(occurrences, {
    ...{ ...occurrenceRegister, noun: 'occurrence', text: occurrenceFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a run of a control, and what may be done to it');
  performCommand(one);
  one
    .on('close', 'say that a missed one is not made up for', '--reason "The queue was empty that day"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/close`, { reason })),
    );
  one
    .on('assign', 'give it to somebody else', '--to mei@example.com --reason "On duty that day"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { operatorId: await personId(client, options.to), reason: options.reason }),
      ),
    );
  one
    .on('acknowledge', 'say that somebody is on a missed one; the ladder is held', '--note "tonight"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  one.answers();
  exportCommand(occurrences, {
    ...{ at: '/exports/occurrences', what: 'occurrences', narrowed: withFilters },
    example: 'missed.xlsx --missed',
  });
  return occurrenceRegister;
}

interface Performed extends Common {
  note?: string;
  link?: string[];
  population?: number;
  exceptions?: number;
  doneOn?: string;
}

function performCommand(one: Occurrences): void {
  one
    .on('perform', 'say that it took place', '--note "Forty takedowns read" --population 40 --exceptions 2')
    .option('--note <text>', 'what was done')
    .option('--link <url>', 'to the evidence, https; once for each', collect)
    .option('--population <n>', 'how much it looked at', wholeNumber)
    .option('--exceptions <n>', 'how much of that was not as it should be', wholeNumber)
    .option('--done-on <date>', 'on which day it was done; today, where nothing is said', day)
    .action((ref: string, options: Performed) => {
      const { note, link, population, exceptions, doneOn } = options;
      return one.send(ref, options, (client, path) =>
        client.post(`${path}/perform`, given({ note, links: link, population, exceptions, doneOn })),
      );
    });
}

function withFilters(command: Command): Command {
  return command
    .option(
      '--status <status>',
      'one or more, with commas between: expected, missed, performed, performed_late, not_performed, withdrawn',
    )
    .option('--control <control>', 'of this control, such as CO-3')
    .option('--operator <who>', 'by id, mail address or name; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--overdue', 'that are overdue')
    .option('--missed', 'that were missed, whatever became of them')
    .option('--due-before <date>', 'that are due before', instant)
    .option('--due-after <date>', 'that are due at or after', instant)
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, created, number or updated; with - before it, backwards');
}

function listCommand(occurrences: Command): void {
  withFilters(occurrences.command('list').description('list runs of controls, the newest on top'))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate occurrences list --control CO-3 --missed\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & Filters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/occurrences/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/occurrences', query, limit);
        const rows = items.map((o) => [
          plain(o.key),
          plain(o.control.key),
          plain(o.control.title),
          plain(o.date),
          nameOf(o.operator),
          words(o.status),
          whenText(o.due.at),
        ]);
        show(asJson, { items, more }, () =>
          table(['RUN', 'CONTROL', 'TITLE', 'DATE', 'OPERATOR', 'STATUS', 'DUE'], rows, 2),
        );
      },
    );
}

/** An occurrence as people read it. */
function occurrenceFacts(o: Schemas['ControlOccurrenceDetail']): string {
  const { performance: p, closing, missedAt } = o;
  const counted =
    p?.population === null || p === null ? '' : `, ${plain(p.exceptions ?? 0)} exceptions among ${plain(p.population)}`;
  return facts([
    ['Run', `${plain(o.key)}, run ${plain(o.run)} of ${plain(o.control.key)} ${plain(o.control.title)}`],
    ['Status', words(o.status) + (o.restricted ? '; restricted' : '')],
    ['Date', o.nominal === o.date ? o.date : `${o.date}, by the rule ${o.nominal}`],
    ['Perform by', whenText(o.due.at) + (o.overdue ? ', overdue' : '')],
    ['Missed', missedAt && whenText(missedAt)],
    ['Performed', p && `by ${nameOf(p.by)}, ${whenText(p.at)}${counted}`],
    ['Done on', p && p.doneOn],
    ['Note', p && p.note],
    ['Evidence', p && p.links.join('\n')],
    ['Let go', closing && `${nameOf(closing.by) || 'by itself'}: ${closing.reason}`],
    ['Ladder', o.ladderLevel > 0 ? `level ${plain(o.ladderLevel)}` : null],
    ['Held until', o.acknowledgedUntil && whenText(o.acknowledgedUntil)],
    ['Operator', nameOf(o.operator)],
    ['Domain', o.domain],
    ['Markets', o.markets.join(', ')],
    ['May be', o.allowed.map(words).join(', ')],
    ['Id', o.id],
  ]);
}
