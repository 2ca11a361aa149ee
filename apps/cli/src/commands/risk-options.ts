import { Option, type Command } from 'commander';
import { collect, day, given, timeOfDay, wholeNumber } from '../lib/options.js';

export interface Common {
  json?: boolean;
}

export type RiskPath = `/risks/${string}`;

export const json = ['--json', 'print one JSON document'] as const;

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

export function withDue(command: Command): Command {
  return command
    .option('--due <date>', 'when its review is due, YYYY-MM-DD', day)
    .option('--due-time <time>', 'time of day; the end of the owner’s working day where nothing is said', timeOfDay);
}

export function dueOf({ due, dueTime }: Due): { date: string; time?: string } | undefined {
  return due === undefined ? undefined : given({ date: due, time: dueTime });
}

/** A command about one risk, with its example. */
export function on(risks: Command, name: string, text: string, example = ''): Command {
  return risks
    .command(`${name} <risk>`)
    .description(text)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate risks ${`${name} RK-12 ${example}`.trim()}\n`);
}

/** The path of a risk named by id, `RK-12` or `12`. */
export function riskPath(ref: string): RiskPath {
  return `/risks/${encodeURIComponent(/^\d+$/.test(ref) ? `RK-${ref}` : ref)}`;
}
