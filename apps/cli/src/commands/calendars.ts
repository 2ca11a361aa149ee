import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { day, given, wholeNumber } from '../lib/options.js';
import { plain, show } from '../lib/output.js';
import { change, json, path, publish, type Common } from './calendar-change.js';
import { dayCommands } from './calendar-days.js';
import { calendarText, changedText, daysText, differenceText, listText, previewText } from './calendar-text.js';

interface Facts {
  name?: string;
  market?: string;
  marketDefault?: boolean;
  default?: boolean;
}

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
