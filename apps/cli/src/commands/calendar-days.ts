import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { Client, Failure } from '../lib/client.js';
import { day, given, intervals, weekdays } from '../lib/options.js';
import { show } from '../lib/output.js';
import { change, json, path, publish, type Common } from './calendar-change.js';
import { importedText } from './calendar-text.js';

interface Stated {
  off?: string;
  working?: string;
  ordinary?: string;
  remove?: boolean;
}

/** What days are: stated by hand, by rules, or by a file. */
export function dayCommands(calendars: Command): void {
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
