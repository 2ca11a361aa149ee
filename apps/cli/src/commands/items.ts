import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Client, type Json, type Schemas } from '../lib/client.js';
import { collect, collectValues, day, given, timeOfDay, wholeNumber } from '../lib/options.js';
import { plain, show, table } from '../lib/output.js';
import { itemPath, personId } from '../lib/refs.js';
import { commentOn, showComments } from './comments.js';
import { dependencyCommands } from './dependencies.js';
import { effectivenessCommands, measuredCommand } from './effectiveness.js';
import { withFilters, filtersOf, type Filters, itemTable, itemFacts } from './item-text.js';
import { command, post } from './item-command.js';
import { glassCommand } from './break-glass.js';
import { askedBy } from './views.js';
import { createCommand } from './item-create.js';
import { statesCommand } from './progress.js';
import { policiesOf, replanned, type PolicyOptions } from './policy-options.js';

interface Common {
  json?: boolean;
  program?: string;
}

const json = ['--json', 'print one JSON document'] as const;

export function itemCommands(program: Command): void {
  const items = program
    .command('items')
    .description('action items: list, show, create, and everything that is done to them');
  withFilters(items.command('list').description('list action items, those due first on top, those that are over last'))
    .option(
      '--sort <order>',
      'next (what is over last), urgency, severity, due, created, number, level or updated; with - before it, backwards',
    )
    .option('--view <name>', 'as a saved view has it, and as is said besides')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate items list --overdue --level 2\n  tollgate items list --program "Leakage 2026" --status open,in_progress --count\n  tollgate items list --waiting-for me --sort urgency\n',
    )
    .action(async (options: Common & Filters & { sort?: string; view?: string; count?: boolean; limit: number }) => {
      const client = new Client();
      const said = given({ ...filtersOf(options), sort: options.sort });
      const asked = await askedBy(client, { list: 'action-items', ref: options.view, said });
      if (options.count) {
        const { count } = await client.get('/action-items/count', asked);
        show(options.json, { count }, () => String(count));
        return;
      }
      const { items: found, more } = await client.all('/action-items', asked, options.limit);
      show(
        options.json,
        { items: found, more },
        () => itemTable(found) + (more ? `\nThere are more; say --limit, or --count to know how many.` : ''),
      );
    });
  items
    .command('show <item>')
    .description('an item, and what may be done to it')
    .option('--program <name>', 'where several programs have that id')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate items show AI-12\n')
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const item = await client.get(await itemPath(client, ref, options.program));
      show(options.json, item, () => itemFacts(item));
    });
  createCommand(items);
  simple(items, 'start', 'begin the work');
  simple(items, 'resume', 'let an item on hold go on');
  command(items, 'submit', 'hand an item in for sign-off', 'submit AI-12 --statement "Reviewers retrained, see sheet"')
    .option('--statement <text>', 'what was done; needed where there is no evidence')
    .action(async (ref: string, options: Common & { statement?: string }) =>
      post(ref, options, (client, path) => client.post(`${path}/submit`, given({ statement: options.statement }))),
    );
  command(items, 'acknowledge', 'say "I have seen it"; the ladder is held for a while', 'acknowledge AI-12 --for PT8H')
    .option('--for <duration>', 'how long: PT8H, or "4 working hours"')
    .option('--note <text>')
    .action(async (ref: string, options: Common & { for?: string; note?: string }) =>
      post(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  command(
    items,
    'reassign',
    'give an item to somebody else for good',
    'reassign AI-12 --to lin@example.com --reason "moved team"',
  )
    .requiredOption('--to <who>', 'the new owner')
    .option('--reason <text>')
    .action(async (ref: string, options: Common & { to: string; reason?: string }) =>
      post(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, given({ ownerId: await personId(client, options.to), reason: options.reason })),
      ),
    );
  for (const [name, text] of [
    ['hold', 'put an item on hold'],
    ['cancel', 'cancel an item'],
  ] as const)
    command(items, name, text, `${name} AI-12 --reason "waits for legal"`)
      .requiredOption('--reason <text>', 'why')
      .action(async (ref: string, options: Common & { reason: string }) =>
        post(ref, options, (client, path) => client.post(`${path}/${name}`, { reason: options.reason })),
      );
  for (const [name, text] of [
    ['due', 'set another due date'],
    ['reopen', 'open a finished item again'],
  ] as const) {
    const made = command(items, name, text, `${name} AI-12 --to 2026-12-04 --reason "agreed with the market"`);
    if (name === 'due')
      made
        .requiredOption('--to <date>', 'YYYY-MM-DD', day)
        .option('--past', 'it was really due then, though that has passed: it is overdue at once');
    else made.option('--to <date>', 'YYYY-MM-DD; needed where the old date has passed', day);
    made
      .option('--time <time>', 'time of day', timeOfDay)
      .option('--zone <zone>')
      .requiredOption('--reason <text>', 'why')
      .action(
        async (
          ref: string,
          options: Common & { to?: string; time?: string; zone?: string; reason: string; past?: boolean },
        ) => {
          const due = given({ date: options.to, time: options.time, zone: options.zone });
          const { reason, past, to } = options;
          await post(ref, options, (client, path) =>
            name === 'due'
              ? client.post(`${path}/change-due`, given({ reason, past, due }))
              : client.post(`${path}/reopen`, given({ reason, due: to === undefined ? undefined : due })),
          );
        },
      );
  }
  command(
    items,
    'replan',
    'move an item to other policy versions, or to its owner’s calendar as it is now',
    'replan AI-12 --escalation "Fast ladder@2" --reason "the new ladder holds for all"',
  )
    .option('--escalation <policy@version>', 'the newest version where none is named')
    .option('--reminder <policy@version>')
    .option('--sign-off <policy@version>')
    .option('--extension <policy@version>')
    .option('--calendar', 'count by the present version of the owner’s calendar')
    .requiredOption('--reason <text>', 'why')
    .action(async (ref: string, options: Common & PolicyOptions & { calendar?: boolean; reason: string }) => {
      const body = given({
        policies: policiesOf(options, replanned),
        calendar: options.calendar ? 'present' : undefined,
        reason: options.reason,
      });
      await post(ref, options, (client, path) => client.post(`${path}/replan`, body));
    });
  command(items, 'edit', 'change what an item says', 'edit AI-12 --severity high')
    .option('--title <text>')
    .option('--description <text>')
    .option('--severity <text>')
    .option('--root-cause <text>')
    .option('--tag <tag>', 'once for each tag; replaces all', collect)
    .option('--attribute <name=value>', 'once for each; the others stay. NAME= takes it away', collectValues)
    .action(async (ref: string, options: Common & Record<string, string> & { tag?: string[]; attribute?: Json }) => {
      const client = new Client();
      const path = await itemPath(client, ref, options.program);
      const { version, attributes } = await client.get(path);
      const item = await client.patch(
        path,
        given({
          title: options.title,
          description: options.description,
          severity: options.severity,
          rootCause: options.rootCause,
          tags: options.tag,
          attributes: options.attribute && changedAttributes(attributes, options.attribute),
        }),
        version,
      );
      show(options.json, item, () => itemFacts(item));
    });
  command(
    items,
    'comment',
    'comment on an item, and tell whom it names',
    'comment AI-12 "Legal answered today" --mention mei@example.com',
    '<item> <text>',
  )
    .option('--mention <who...>', 'who is told of it; each must see the item')
    .action(async (ref: string, text: string, options: Common & { mention?: string[] }) => {
      const client = new Client();
      await commentOn(client, await itemPath(client, ref, options.program), { ...options, text });
    });
  command(items, 'comments', 'the comments on an item', 'comments AI-12').action(
    async (ref: string, options: Common) => {
      const client = new Client();
      await showComments(client, await itemPath(client, ref, options.program), options.json);
    },
  );
  glassCommand(items);
  evidenceCommands(items);
  dependencyCommands(items, itemFacts);
  statesCommand(items);
  effectivenessCommands(items, itemFacts);
  measuredCommand(items);
}

function evidenceCommands(items: Command): void {
  const list = (page: { items: Schemas['Evidence'][] }): string =>
    table(
      ['ID', 'KIND', 'TITLE', 'WHERE', 'SHA-256'],
      page.items.map((e) => [
        plain(e.id),
        plain(e.kind),
        plain(e.title),
        plain(e.url ?? e.fileName),
        plain(e.sha256).slice(0, 12),
      ]),
      2,
    );
  command(
    items,
    'evidence',
    'the evidence of an item; adds a link or a file, fetches or removes one',
    'evidence AI-12 --file report.pdf --title "QA report"',
  )
    .option('--link <url>', 'add a link')
    .option('--file <path>', 'add a file')
    .option('--title <text>', 'what it is')
    .option('--remove <id>', 'take it back')
    .option('--get <id>', 'fetch a file')
    .option('--out <path>', 'where to put it')
    .action(async (ref: string, options: Common & Record<string, string>) => {
      const client = new Client();
      const path = `${await itemPath(client, ref, options.program)}/evidence` as const;
      if (options.get !== undefined) {
        const bytes = await client.bytes(`${path}/${options.get}/content`);
        if (options.out === undefined) process.stdout.write(bytes);
        else writeFileSync(options.out, bytes);
        return;
      }
      if (options.remove !== undefined) await client.delete(`${path}/${options.remove}`);
      if (options.link !== undefined)
        await client.post(path, { url: options.link, title: options.title ?? options.link });
      if (options.file !== undefined) {
        const form = new FormData();
        if (options.title !== undefined) form.append('title', options.title);
        form.append('file', new Blob([new Uint8Array(readFileSync(options.file))]), basename(options.file));
        await client.upload(`${path}/files`, form);
      }
      const page = await client.get(path);
      show(options.json, page, () => list(page));
    });
}

function simple(items: Command, name: 'start' | 'resume', description: string): void {
  command(items, name, description, `${name} AI-12`).action(async (ref: string, options: Common) =>
    post(ref, options, (client, path) => client.post(`${path}/${name}`)),
  );
}

/** An attribute with an empty value is taken away; those that are not named stay. */
function changedAttributes(present: Json, said: Json): Json {
  return Object.fromEntries(
    Object.entries({ ...present, ...said }).filter(([name, value]) => !(name in said) || value !== ''),
  );
}
