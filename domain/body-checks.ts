import { isUuid } from './uuid.js';

/** What is wrong with a JSON body, where, and how to put it right. */
export interface BodyProblem {
  path: string;
  message: string;
}

export type Report = (path: string, message: string) => void;

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** `HH:mm` */
export function isTimeOfDay(value: unknown): value is string {
  return typeof value === 'string' && timeOfDay.test(value);
}

export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 100;
}

/** The list, or an empty one where it is none or has too few or too many entries. */
export function listOf(value: unknown, path: string, least: number, most: number, report: Report): unknown[] {
  if (Array.isArray(value) && value.length >= least && value.length <= most) return value;
  report(path, `must be a list of ${least} to ${most} entries.`);
  return [];
}

/** Of a list of ids, where nothing else is said. */
export const mostIds = 50;

/** The ids of a list; `what` they are ids of is said where one is none. */
export function idsOf(value: unknown, path: string, what: string, report: Report, least = 0, most = mostIds): string[] {
  const ids = listOf(value, path, least, most, report);
  for (const [index, id] of ids.entries()) if (!isUuid(id)) report(`${path}.${index}`, `must be the id of a ${what}.`);
  return ids.filter(isUuid);
}

/** Null, and a report, where it is no JSON object with these keys only. */
export function objectOf(
  value: unknown,
  known: string[],
  path: string,
  report: Report,
): Record<string, unknown> | null {
  if (!isObject(value)) {
    report(path === '' ? 'body' : path, 'must be a JSON object.');
    return null;
  }
  for (const key of Object.keys(value))
    if (!known.includes(key))
      report(path === '' ? key : `${path}.${key}`, `is not known here; known are ${known.join(', ')}.`);
  return value;
}
