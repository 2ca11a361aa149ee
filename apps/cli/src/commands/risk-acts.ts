import { Option, type Command } from 'commander';
import type { Schemas } from '../lib/client.js';
import { collect, day, given, timeOfDay, wholeNumber } from '../lib/options.js';
import { personId } from '../lib/refs.js';
import type { Common, RecordCommands } from './record-commands.js';

type Risks = RecordCommands<'/risks', Schemas['RiskDetail']>;

export const scale = (flags: string, text: string): Option =>
  new Option(flags, `${text}, from 1 to 5`).argParser(wholeNumber);

/** What a risk says. */
export interface Content {
  title?: string;
  text?: string;
  domain?: string;
  market?: string[];
}

export function withContent(command: Command, needed: boolean): Command {
  const need = (flags: string, text: string): Option => new Option(flags, text).makeOptionMandatory(needed);
  return command
    .addOption(need('--title <text>', 'in a few words'))
    .addOption(need('--text <text>', 'what could happen, why, and what is done about it'))
    .option('--domain <domain>', 'the domain of risk')
    .option('--market <market>', 'once for each', collect);
}

export interface Due {
  due?: string;
  dueTime?: string;
}

export function withDue(command: Command, what = 'when its review is due'): Command {
  return command
    .option('--due <date>', `${what}, YYYY-MM-DD`, day)
    .option('--due-time <time>', 'time of day; the end of the owner’s working day where nothing is said', timeOfDay);
}

export function dueOf({ due, dueTime }: Due): { date: string; time?: string } | undefined {
  return due === undefined ? undefined : given({ date: due, time: dueTime });
}

/** What people do to a risk. */
export function actCommands(one: Risks): void {
  editCommand(one);
  one
    .on('review', 'hand in a review', '--outcome accepted --statement "Nothing new since March"')
    .addOption(
      new Option('--outcome <outcome>', 'what is to become of it')
        .choices(['open', 'accepted', 'mitigated', 'closed'])
        .makeOptionMandatory(),
    )
    .requiredOption('--statement <text>', 'what was looked at, and what was found')
    .addOption(scale('--likelihood <n>', 'how likely it is now'))
    .addOption(scale('--impact <n>', 'how much it would matter now'))
    .action((ref: string, options: Common & Schemas['RiskReviewRequest']) => {
      const { json: _asJson, ...body } = options;
      return one.send(ref, options, (client, path) => client.post(`${path}/review`, given(body)));
    });
  one.sign(
    'approve a review, or send it back',
    { approve: 'take responsibility for it', sendBack: 'it does not hold as it is' },
    (client, path, decision) => client.post(`${path}/sign-off`, decision),
  );
  one
    .on('withdraw', 'take a review back that waits for signatures', '--reason "a figure is wrong"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/withdraw`, { reason: options.reason })),
    );
  one
    .on('acknowledge', 'say that somebody is on a late review; the ladder is held', '--note "figures on Monday"')
    .option('--for <duration>', 'how long, such as P1D; the most that its policy allows where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & { for?: string; note?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/acknowledge`, given({ holdFor: options.for, note: options.note })),
      ),
    );
  scheduleCommand(one);
  one
    .on('reassign', 'give a risk to another owner for good', '--to mei@example.com --reason "leads the team now"')
    .requiredOption('--to <who>', 'by id, mail address or name')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & { to: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(`${path}/reassign`, { ownerId: await personId(client, options.to), reason: options.reason }),
      ),
    );
  withDue(one.on('reopen', 'open a risk again that was closed', '--reason "it has happened again"'))
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { reason: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/reopen`, given({ reason: options.reason, reviewDue: dueOf(options) })),
      ),
    );
}

function editCommand(one: Risks): void {
  withContent(
    one.on('edit', 'change what a risk says; signatures fall', '--title "Counterfeits come back"'),
    false,
  ).action((ref: string, { title, text, domain, market, ...options }: Common & Content) =>
    one.send(ref, options, async (client, path) => {
      const { version } = await client.get(path);
      return client.patch(path, given({ title, text, domain, markets: market }), version);
    }),
  );
}

function scheduleCommand(one: Risks): void {
  withDue(one.on('schedule', 'move its review, its cadence or its lead', '--every P1M --reason "it has grown"'))
    .option('--every <duration>', 'how often it is reviewed, such as P3M')
    .option('--lead <who>', 'who leads its domain')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, options: Common & Due & { every?: string; lead?: string; reason: string }) =>
      one.send(ref, options, async (client, path) =>
        client.post(
          `${path}/schedule`,
          given({
            reason: options.reason,
            reviewDue: dueOf(options),
            reviewEvery: options.every,
            domainLeadId: options.lead === undefined ? undefined : await personId(client, options.lead),
          }),
        ),
      ),
    );
}
