import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { facts, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';

interface Which {
  calendar?: string;
  person?: string;
  version?: number;
  json?: boolean;
}

/** Working-time arithmetic: what the engine would make of it, and why. */
export function timeCommands(program: Command): void {
  const time = program.command('time').description('working time: add, subtract, between');
  for (const [name, what] of [
    ['add', 'the instant so much later'],
    ['subtract', 'the instant so much earlier'],
  ] as const)
    withCalendar(time.command(name))
      .description(what)
      .requiredOption('--from <time>', 'on the clocks of the calendar, such as 2026-02-13T17:00, or with an offset')
      .requiredOption('--duration <duration>', '"2 working days", "8 working hours", "3 days", P2D …')
      .addHelpText(
        'after',
        `\nExample:\n  tollgate time ${name} --calendar SG --from 2026-02-13T17:00 --duration "2 working days"\n`,
      )
      .action(async (options: Which & { from: string; duration: string }) => {
        const client = new Client();
        const { from, duration } = options;
        const found = await client.get(`/time/${name}`, { ...(await which(client, options)), from, duration });
        show(options.json, found, () => movedText(name, found));
      });
  withCalendar(time.command('between'))
    .description('working time between two instants')
    .requiredOption('--from <time>', 'on the clocks of the calendar, such as 2026-02-13T17:00, or with an offset')
    .requiredOption('--to <time>', 'likewise')
    .addHelpText(
      'after',
      '\nExample:\n  tollgate time between --calendar MY-02 --from 2026-02-12T09:00 --to 2026-02-19T18:00\n',
    )
    .action(async (options: Which & { from: string; to: string }) => {
      const client = new Client();
      const { from, to } = options;
      const found = await client.get('/time/between', { ...(await which(client, options)), from, to });
      show(options.json, found, () => betweenText(found));
    });
}

function withCalendar(command: Command): Command {
  return command
    .option('--calendar <key>', 'such as SG or MY-02; your own where nothing is said')
    .option('--person <who>', 'the calendar of this person')
    .option('--version <n>', 'a version of the calendar; the one in force where nothing is said', wholeNumber)
    .option('--json', 'print one JSON document');
}

async function which(
  client: Client,
  { calendar, person, version }: Which,
): Promise<{ calendar?: string; person?: string; version?: number }> {
  return given({ calendar, person: person === undefined ? undefined : await personId(client, person), version });
}

function movedText(name: string, found: Schemas['AddedTime']): string {
  const skipped = found.skipped;
  const from = found.from;
  return [
    facts([
      [name === 'add' ? 'Later' : 'Earlier', `${spoken(found.local)} (${plain(found.zone)})`],
      ['Instant', found.instant],
      ['From', spoken(from.local)],
      ['Duration', found.duration],
      ['Calendar', `${plain(found.calendar)}, version ${plain(found.calendarVersion)}`],
      ['Warning', found.warning],
    ]),
    ...(skipped.length > 0 ? [`\n${skippedText(skipped)}`] : []),
  ].join('\n');
}

function betweenText(found: Schemas['TimeBetween']): string {
  const minutes = Math.round(found.workingMinutes);
  const skipped = found.skipped;
  const size = Math.abs(minutes);
  return [
    facts([
      ['Working time', `${minutes < 0 ? '-' : ''}${Math.floor(size / 60)} h ${size % 60} min`],
      ['Working days', found.workingDays],
      ['From', `${spoken(found.from.local)} (${plain(found.zone)})`],
      ['To', spoken(found.to.local)],
      ['Calendar', `${plain(found.calendar)}, version ${plain(found.calendarVersion)}`],
      ['Warning', found.warning],
    ]),
    ...(skipped.length > 0 ? [`\n${skippedText(skipped)}`] : []),
  ].join('\n');
}

function skippedText(skipped: Schemas['AddedTime']['skipped']): string {
  return table(
    ['SKIPPED', 'WHY'],
    skipped.map(({ date, why }) => [plain(date), plain(why)]),
    1,
  );
}

/** `2026-02-19T17:00` for people to read. */
function spoken(local: unknown): string {
  return plain(local).replace('T', ' ');
}
