import { InvalidArgumentError } from 'commander';

/** `--map id=cveID`, once for each field. @throws InvalidArgumentError without `=` */
export function collectMapping(value: string, before: Record<string, string> = {}): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as field=column, e.g. --map id=Ref.');
  return { ...before, [value.slice(0, at).trim()]: value.slice(at + 1).trim() };
}

/**
 * `--map-status "Blocked by legal=on_hold"`, once for each word; the word may have a `=` itself.
 * @throws InvalidArgumentError without `=`
 */
export function collectStates(value: string, before: Record<string, string> = {}): Record<string, string> {
  const at = value.lastIndexOf('=');
  const state = value
    .slice(at + 1)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (at < 1 || state === '')
    throw new InvalidArgumentError('Write it as word=state, e.g. --map-status Verified=done.');
  return { ...before, [value.slice(0, at).trim()]: state };
}

/**
 * `--map "Remarks=keep"`, once for each column; the column may have a `=` itself.
 * @throws InvalidArgumentError without `=`
 */
export function collectColumns(value: string, before: Record<string, string> = {}): Record<string, string> {
  const at = value.lastIndexOf('=');
  if (at < 1 || at === value.length - 1)
    throw new InvalidArgumentError('Write it as column=field, e.g. --map "Remarks=keep".');
  return { ...before, [value.slice(0, at).trim()]: value.slice(at + 1).trim() };
}

/** `--param market=SG`, once for each. @throws InvalidArgumentError without `=` */
export function collectValues(value: string, before: Record<string, string> = {}): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=value, e.g. --param market=SG.');
  return { ...before, [value.slice(0, at).trim()]: value.slice(at + 1).trim() };
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

export function day(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new InvalidArgumentError('It must be a date as YYYY-MM-DD.');
  return value;
}

export function timeOfDay(value: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) throw new InvalidArgumentError('It must be a time such as 18:00.');
  return value;
}

/** A date of the shell as the instant at which it begins, or an instant as it is. */
export function instant(value: string): string {
  const parsed = Date.parse(value);
  if (Number.isNaN(parsed)) throw new InvalidArgumentError('It must be a date such as 2026-02-13.');
  return new Date(parsed).toISOString();
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `fri,sat`, or `5,6`: ISO weekdays. */
export function weekdays(value: string): number[] {
  return value.split(',').map((text) => {
    const name = text.trim().toLowerCase();
    const number = days.indexOf(name.slice(0, 3)) + 1 || Number(name);
    if (!Number.isInteger(number) || number < 1 || number > 7)
      throw new InvalidArgumentError('Write weekdays with commas, such as fri,sat.');
    return number;
  });
}

/** `09:00-13:00,14:00-18:00` */
export function intervals(value: string): { from: string; to: string }[] {
  return value.split(',').map((text) => {
    const [, from, to] = /^\s*(\d{2}:\d{2})\s*-\s*(\d{2}:\d{2})\s*$/.exec(text) ?? [];
    if (from === undefined || to === undefined)
      throw new InvalidArgumentError('Write intervals as 09:00-13:00,14:00-18:00.');
    return { from, to };
  });
}

/** An instant that says its offset. */
export function moment(value: string): string {
  if (
    !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value) ||
    Number.isNaN(Date.parse(value))
  )
    throw new InvalidArgumentError('It must be an instant with its offset, such as 2026-02-13T17:00+08:00.');
  return new Date(value).toISOString();
}

export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** Without what was not given. */
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
