import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { day, given, intervals, weekdays, wholeNumber } from '../lib/options.js';
import { plain, show } from '../lib/output.js';
import {
  calendarText,
  changedText,
  daysText,
  differenceText,
  importedText,
  listText,
  previewText,
} from './calendar-text.js';

interface Facts {
  name?: string;
  market?: string;
  marketDefault?: boolean;
  default?: boolean;
}

interface Stated {
  off?: string;
  working?: string;
  ordinary?: string;
  remove?: boolean;
}

interface Common {
  json?: boolean;
  publish?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;
const publish = ['--publish', 'publish it at once'] as const;

/** Calendars: looked at by everybody, changed by administrators. Changes gather in a draft until it is published. */
export function calendarCommands(program: Command): void {
  const calendars = program
    .command('calendars')
    .description('calendars: list, show, create, edit, override, rule, known, import, refresh, diff, publish, discard');
  readCommands(calendars);
  headCommands(calendars);
  dayCommands(calendars);
  versionCommands(calendars);
}

function readCommands(calendars: Command): void {
  calendars
    .command('list')
    .description('list calendars')
    .option('--market <market>')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate calendars list --market MY\n')
    .action(async (options: Common & { market?: string }) => {
      const { items } = await new Client().all('/calendars', given({ market: options.market }), 1_000);
      show(options.json, { items }, () => listText(items));
    });
  calendars
    .command('show <calendar>')
    .description('a calendar with its versions, and the days of a year')
    .option('--date <date>', 'what this day is', day)
    .option('--year <year>', 'days of this year; of this one where nothing is said', wholeNumber)
    .option('--version <version>', 'a number, draft or current')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate calendars show MY-02 --year 2026\n')
    .action(async (key: string, options: Common & { date?: string; year?: number; version?: string }) => {
      const client = new Client();
      const found = await client.get(path(key), given({ date: options.date }));
      const version = options.version ?? (found.inForce === null ? 'draft' : 'current');
      const year = options.year ?? new Date().getFullYear();
      const content = await client.get(`${path(key)}/versions/${encodeURIComponent(version)}`, { year });
      show(options.json, { ...found, content }, () => `${calendarText(found, content)}\n\n${daysText(content)}`);
    });
  calendars
    .command('diff <calendar>')
    .description('what changes from one version to another; to the draft, or the last version, where nothing is said')
    .option('--from <version>', 'the one before', wholeNumber)
    .option('--to <version>', 'the last one', wholeNumber)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate calendars diff SG --from 1 --to 2\n')
    .action(async (key: string, options: Common & { from?: number; to?: number }) => {
      const found = await new Client().get(`${path(key)}/diff`, given({ from: options.from, to: options.to }));
      show(options.json, found, () => differenceText(found));
    });
}

function headCommands(calendars: Command): void {
  calendars
    .command('create <key> <name>')
    .description('add a calendar; its first version is a draft')
    .option('--market <market>')
    .option('--copy-of <calendar>', 'begin with what this one says')
    .option('--zone <zone>', 'needed where it is no copy')
    .option('--region <region>', 'take the holidays of a country such as ID or a state such as MY-02')
    .option(...publish)
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate calendars create ID-WITA "Indonesia, central" --market ID --copy-of ID --zone Asia/Makassar --publish\n',
    )
    .action(async (key: string, name: string, options: Common & Record<string, string>) => {
      const { market, copyOf, zone, region } = options;
      await change(key, options, (client) =>
        client.post('/calendars', given({ key, name, market, copyOf, zone, region })),
      );
    });
  calendars
    .command('edit <calendar>')
    .description('change what a calendar is called and for whom it is')
    .option('--name <name>')
    .option('--market <market>')
    .option('--market-default', 'for everybody of its market who has no other')
    .option('--default', 'for everybody who has no other')
    .option(...json)
    .action(async (key: string, options: Common & Facts) => {
      const client = new Client();
      const { version } = await client.get(path(key));
      const facts = given({
        name: options.name,
        market: options.market,
        isMarketDefault: options.marketDefault,
        isDefault: options.default,
      });
      const found = await client.patch(path(key), facts, version);
      show(options.json, found, () => calendarText(found));
    });
}

function dayCommands(calendars: Command): void {
  calendars
    .command('override <calendar> <date>')
    .description('say by hand what a day is')
    .option('--off <name>', 'it is off')
    .option('--working <name>', 'it is worked, though it is a weekend or a holiday')
    .option('--ordinary <why>', 'it is a day like any other: the holiday is none')
    .option('--remove', 'take back what was stated of it')
    .option(...publish)
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate calendars override SG 2026-05-02 --off "Polling day"\n  tollgate calendars override CN 2026-02-14 --working "Make-up day" --publish\n',
    )
    .action(async (key: string, date: string, options: Common & Stated, self: Command) => {
      const stated = (['off', 'working', 'ordinary'] as const).filter((kind) => options[kind] !== undefined);
      const [kind] = stated;
      if (stated.length + (options.remove ? 1 : 0) !== 1)
        self.error('error: say one of --off, --working, --ordinary or --remove', { exitCode: 2 });
      await change(key, options, async (client) => {
        if (kind) return client.post(`${path(key)}/overrides`, { days: [{ date, kind, name: options[kind] ?? '' }] });
        await client.delete(`${path(key)}/overrides/${encodeURIComponent(date)}`);
        return client.get(path(key));
      });
    });
  calendars
    .command('rule <calendar>')
    .description('change the weekend or the working hours from a date on')
    .option('--from <date>', 'from this day on; for all time where nothing is said', day)
    .option('--weekend <days>', 'such as fri,sat', weekdays)
    .option('--hours <intervals>', 'such as 09:00-13:00,14:00-18:00', intervals)
    .option('--remove', 'take out the rules that begin on --from: say --weekend or --hours with it, as they stand')
    .option(...publish)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate calendars rule MY-01 --from 2025-01-01 --weekend sat,sun\n')
    .action(
      async (
        key: string,
        options: Common & {
          from?: string;
          weekend?: number[];
          hours?: { from: string; to: string }[];
          remove?: boolean;
        },
        self: Command,
      ) => {
        const { from, weekend, hours } = options;
        if (!weekend && !hours) self.error('error: say --weekend or --hours', { exitCode: 2 });
        if (options.remove && from === undefined) self.error('error: say --from with --remove', { exitCode: 2 });
        await change(key, options, async (client) => {
          const rule = { from: from ?? null, weekend, ...(hours ? { hours: { usual: hours } } : {}) };
          if (!options.remove) return client.post(`${path(key)}/rules`, given(rule));
          if (weekend) await client.delete(`${path(key)}/rules/${'weekend' as string}/${String(from)}`);
          if (hours) await client.delete(`${path(key)}/rules/${'hours' as string}/${String(from)}`);
          return client.get(path(key));
        });
      },
    );
  calendars
    .command('known <calendar>')
    .description('say between which dates the holidays are known')
    .requiredOption('--from <date>', 'first day', day)
    .requiredOption('--until <date>', 'last day', day)
    .option(...publish)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate calendars known SG --from 2025-01-01 --until 2027-06-30\n')
    .action(async (key: string, options: Common & { from: string; until: string }) => {
      await change(key, options, async (client) => {
        const { version } = await client.get(path(key));
        const { from, until } = options;
        return client.patch(`${path(key)}/draft`, { known: { from, until } }, version);
      });
    });
  calendars
    .command('import <calendar> <file>')
    .description('state the days of a file: ICS, or CSV with the columns date, name, to and kind')
    .option('--dry-run', 'only say what would happen')
    .option('--complete', 'the file names all days of its years: no other is off in these')
    .option('--yes', 'with --complete and --publish: also where days fall away')
    .addOption(new Option('--kind <kind>', 'what the events of an ICS file are').choices(['off', 'working']))
    .addOption(
      new Option('--date-order <order>', 'how dates such as 03/04/2027 are meant').choices(['dmy', 'mdy', 'ymd']),
    )
    .option(...publish)
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate calendars import SG sg-2027.ics --complete\n  tollgate calendars import CN make-up.csv --dry-run\n',
    )
    .action(importDays);
}

function versionCommands(calendars: Command): void {
  calendars
    .command('refresh <calendar>')
    .description('take the announced days anew; what was stated by hand or by file stays')
    .option(...publish)
    .option(...json)
    .action(async (key: string, options: Common) => {
      const client = new Client();
      const answer = await client.post(`${path(key)}/refresh`);
      const changed = answer.outcome === 'changed';
      if (changed && options.publish) answer.calendar = await client.post(`${path(key)}/publish`);
      show(options.json, answer, () =>
        changed
          ? changedText(answer.calendar)
          : `${plain(answer.source)} says nothing new about ${plain(answer.calendar.key)}.`,
      );
    });
  calendars
    .command('publish <calendar>')
    .description('publish the draft: it is in force from now on, and never changes')
    .option('--note <text>', 'why, for those who read the versions')
    .option('--preview', 'only say which due dates would move, and publish nothing')
    .option('--as-previewed <id>', 'move only what that preview showed and is as it showed it')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate calendars publish SG --preview\n')
    .action(async (key: string, options: Common & { note?: string; preview?: boolean; asPreviewed?: string }) => {
      const client = new Client();
      if (options.preview) {
        const preview = await client.post(`${path(key)}/draft/preview`);
        show(options.json, preview, () => previewText(key, preview.replanning));
        return;
      }
      const found = await client.post(
        `${path(key)}/publish`,
        given({ note: options.note, previewId: options.asPreviewed }),
      );
      show(options.json, found, () => changedText(found));
    });
  calendars
    .command('discard <calendar>')
    .description('discard the draft; what is in force stays')
    .option(...json)
    .action(async (key: string, options: Common) => {
      const client = new Client();
      await client.delete(`${path(key)}/draft`);
      const found = await client.get(path(key));
      show(options.json, found, () => 'The draft is discarded.');
    });
}

async function importDays(
  key: string,
  file: string,
  options: Common & { dryRun?: boolean; complete?: boolean; yes?: boolean; kind?: string; dateOrder?: string },
): Promise<void> {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    throw new Failure(`${file} cannot be read (${String((error as NodeJS.ErrnoException).code)}). Check its name.`);
  }
  const client = new Client();
  const { dryRun, complete, kind, dateOrder } = options;
  const form = new FormData();
  form.append('options', JSON.stringify(given({ dryRun, complete, kind, dateOrder })));
  form.append('file', new Blob([new Uint8Array(content)]), basename(file));
  const answer = await client.upload(`${path(key)}/import`, form);
  const drafted = answer.calendar.draft !== null;
  // What falls away is shown before it does: the draft is there to be looked at.
  const looked = options.yes === true || answer.droppedDays.length === 0;
  if (options.publish && !dryRun && drafted && looked) answer.calendar = await client.post(`${path(key)}/publish`);
  show(options.json, answer, () => importedText(answer));
  if (options.publish && !dryRun && drafted && !looked)
    throw new Failure(`Not published yet, for days fall away. Look at them, then: tollgate calendars publish ${key}`);
}

/** Makes a change, publishes it where asked to, and says what stands now. */
async function change(
  key: string,
  options: Common,
  make: (client: Client) => Promise<Schemas['CalendarDetail']>,
): Promise<void> {
  const client = new Client();
  let found = await make(client);
  if (options.publish && found.draft !== null) found = await client.post(`${path(key)}/publish`);
  show(options.json, found, () => changedText(found));
}

function path(key: string): `/calendars/${string}` {
  return `/calendars/${encodeURIComponent(key)}`;
}
