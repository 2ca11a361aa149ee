import { InvalidArgumentError, type Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { timeOfDay } from '../lib/options.js';
import { plain, show, table } from '../lib/output.js';
import { who } from './contacts.js';

interface Common {
  json?: boolean;
  for?: string;
}

interface Choice {
  group: string;
  channels: string[] | null;
  when: string;
}

interface Rule {
  maySwitchOff: boolean;
  mayDigest: boolean;
  standard: { channels: string[] | null; when: string };
}

const json = ['--json', 'print one JSON document'] as const;
const groups = ['escalations', 'reminders', 'decisions', 'own-work', 'program-news'];
const channels = ['email', 'lark', 'slack', 'teams'];

/** What reaches a person, how and when; and what administrators allow. */
export function preferenceCommands(program: Command): void {
  const preferences = program
    .command('preferences')
    .description(
      'what reaches you, by which channels and when: show, set; allowed shows and sets what people may choose',
    );
  preferences
    .command('show')
    .description('what was chosen, and what holds')
    .option('--for <who>', 'of somebody else (administrators)')
    .option(...json)
    .action(async (options: Common) => {
      const client = new Client();
      const found = await client.get(`/people/${await who(client, options.for)}/preferences`);
      show(options.json, found, () => preferencesText(found));
    });
  preferences
    .command('set')
    .description('choose')
    .option(
      '--group <choice>',
      `once for each: GROUP=CHANNELS[,digest]; groups are ${groups.join(', ')}; CHANNELS are ${channels.join('+')}, policy, or none`,
      choice,
    )
    .option('--quiet <times>', 'quiet hours in your zone, FROM-TO, or off', quietHours)
    .option('--digest-at <time>', 'local time of the digest', timeOfDay)
    .option('--digest-by <channels>', 'channels of the digest, e.g. email+lark', channelList)
    .option('--for <who>', 'of somebody else (administrators)')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate preferences set --group escalations=lark+email --group program-news=email,digest\n  tollgate preferences set --quiet 20:00-08:00 --digest-at 08:30\n',
    )
    .action(
      async (
        options: Common & {
          group?: Choice[];
          quiet?: { from: string; to: string } | 'off';
          digestAt?: string;
          digestBy?: string[];
        },
      ) => {
        const client = new Client();
        const path = `/people/${await who(client, options.for)}/preferences` as const;
        const before = await client.get(path);
        const digest = before.digest;
        const chosen = Object.fromEntries(
          (options.group ?? []).map(({ group, ...of }) => [group.replaceAll('-', '_'), of]),
        );
        const body = {
          groups: { ...before.groups, ...chosen },
          quietHours: options.quiet === undefined ? before.quietHours : options.quiet === 'off' ? null : options.quiet,
          digest: { at: options.digestAt ?? digest.at, channels: options.digestBy ?? digest.channels },
        };
        const found = await client.put(path, body, before.version);
        show(options.json, found, () => preferencesText(found));
      },
    );
  preferences
    .command('allowed [file]')
    .description('which channels there are and what people may choose; with a JSON file, set it (administrators)')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate preferences allowed --json > allowed.json   # change it, then\n  tollgate preferences allowed allowed.json\n',
    )
    .action(async (file: string | undefined, options: Common) => {
      const client = new Client();
      let found = await client.get('/message-settings');
      if (file !== undefined) {
        const { mailServer: _mailServer, version: _version, ...body } = jsonFile(file);
        found = await client.put('/message-settings', body as Body<'/message-settings', 'put'>, found.version);
      }
      show(options.json, found, () => allowedText(found));
    });
}

function choice(value: string, before: Choice[] = []): Choice[] {
  const [, group = '', by = '', digest] = /^([a-z-]+)=([a-z+]+)(,digest)?$/.exec(value) ?? [];
  if (!groups.includes(group)) throw new InvalidArgumentError(`Write GROUP=CHANNELS; groups are ${groups.join(', ')}.`);
  const named = by === 'policy' ? null : by === 'none' ? [] : channelList(by);
  return [...before, { group, channels: named, when: digest === undefined ? 'immediate' : 'digest' }];
}

function channelList(value: string): string[] {
  const named = value.split('+');
  if (!named.every((name) => channels.includes(name)))
    throw new InvalidArgumentError(`Channels are ${channels.join(', ')}, with + between.`);
  return named;
}

function quietHours(value: string): { from: string; to: string } | 'off' {
  if (value === 'off') return value;
  const [from, to, ...rest] = value.split('-');
  if (from === undefined || to === undefined || rest.length > 0)
    throw new InvalidArgumentError('Write it as 20:00-08:00.');
  return { from: timeOfDay(from), to: timeOfDay(to) };
}

function preferencesText(found: Schemas['MessagePreferences']): string {
  const effective = found.effective as Record<string, { channels: string[] | null; when: string }>;
  const chosen = found.groups;
  const rows = Object.entries(effective).map(([group, { channels: by, when }]) => [
    group.replaceAll('_', ' '),
    by === null ? 'as the policy says' : by.length === 0 ? 'inbox only' : by.join(', '),
    when,
    group in chosen ? 'yes' : '',
  ]);
  const quiet = found.quietHours;
  const digest = found.digest as { at: string; channels: string[] };
  return [
    table(['MESSAGES', 'BY', 'WHEN', 'CHOSEN'], rows),
    `Quiet hours: ${quiet === null ? 'none' : `${plain(quiet.from)} to ${plain(quiet.to)}, escalations come all the same`}`,
    `Digest: weekdays at ${digest.at}, by ${digest.channels.join(', ')}`,
  ].join('\n');
}

function allowedText(found: Schemas['MessageSettings']): string {
  const on = found.channels as Record<string, boolean>;
  const rules = found.groups as Record<string, Rule>;
  const rows = groups.flatMap((group) => {
    const rule = rules[group.replaceAll('-', '_')];
    if (!rule) return [];
    const { channels: by, when } = rule.standard;
    const standard = `${by === null ? 'as the policy says' : by.join(', ')}, ${when}`;
    return [[group, rule.maySwitchOff ? 'yes' : 'no', rule.mayDigest ? 'yes' : 'no', standard]];
  });
  const there = channels.filter((name) => on[name]).join(', ');
  return [
    `Channels: ${there}${found.mailServer ? '' : ' (no mail server is set)'}`,
    table(['MESSAGES', 'MAY BE SWITCHED OFF', 'MAY WAIT FOR THE DIGEST', 'STANDARD'], rows),
  ].join('\n');
}
