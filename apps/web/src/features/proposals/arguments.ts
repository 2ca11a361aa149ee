import type { FormField } from '../../components/form/form-field.js';
import { factCalled } from './words.js';

/** What was said with a command, by the names of its arguments. */
export type Said = Readonly<Record<string, unknown>>;

/** What stands in the fields of a form, by their names. */
type Values = Readonly<Record<string, string>>;

/** How an argument stands in a field, and is read out of it. */
interface Way {
  kind: FormField['kind'];
  hint?: 'lines' | 'json';
  written: string;
  read: (text: string) => unknown;
}

const people = /^(?:owner|lead|domainLead|chair|tester|riskOwner|manager)Id$/;
const day = /^\d{4}-\d\d-\d\d$/;

/** As the API calls its place, so that what is wrong with it is said there. */
export const fieldOf = (argument: string): string => `arguments.${argument}`;

function wayOf(argument: string, value: unknown): Way {
  if (typeof value === 'string') {
    const kind = people.test(argument) ? 'person' : day.test(value) ? 'date' : /\s/.test(value) ? 'text' : 'line';
    return { kind, written: value, read: (text) => text };
  }
  if (typeof value === 'number')
    return { kind: 'number', written: String(value), read: (text) => (text === '' ? null : Number(text)) };
  if (isLines(value))
    return {
      ...{ kind: 'text', hint: 'lines', written: value.join('\n') },
      read: (text) => text.split('\n').filter((line) => line.trim() !== ''),
    };
  if (isDue(value)) {
    const [[name, said] = ['in', '']] = Object.entries(value);
    return { kind: name === 'date' ? 'date' : 'line', written: said, read: (text) => ({ [name]: text }) };
  }
  return { kind: 'text', hint: 'json', written: JSON.stringify(value, null, 1), read: parsed };
}

function isLines(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && !one.includes('\n'));
}

/** A date that was said, or how long from when it was proposed. */
function isDue(value: unknown): value is Record<string, string> {
  const entries: [string, unknown][] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return (
    entries.length === 1 && entries.every(([name, said]) => /^(?:in|date)$/.test(name) && typeof said === 'string')
  );
}

/** What is no JSON is sent as it was typed: the API says what it takes. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A field for each argument that was proposed. @param hints of those of which several stand in one, by line or as JSON */
export function fieldsOf(said: Said, hints: Readonly<Record<'lines' | 'json', string>>): FormField[] {
  return Object.entries(said).map(([argument, value]) => {
    const { kind, hint } = wayOf(argument, value);
    return {
      ...{ name: fieldOf(argument), label: factCalled(argument), kind },
      ...(hint === undefined ? {} : { hint: hints[hint] }),
    };
  });
}

/** What stands in the fields before anything is typed. */
export function valuesOf(said: Said): Values {
  return Object.fromEntries(
    Object.entries(said).map(([argument, value]) => [fieldOf(argument), wayOf(argument, value).written]),
  );
}

/** The arguments as the fields say them. Where nothing was typed, an argument stays as it was proposed, to the last space. */
export function saidBy(values: Values, proposed: Said): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(proposed).map(([argument, value]) => {
      const { written, read } = wayOf(argument, value);
      const text = values[fieldOf(argument)] ?? written;
      return [argument, text.trim() === written.trim() ? value : read(text)];
    }),
  );
}

/** One argument that is another, as people read both. */
export interface ChangedArgument {
  argument: string;
  before: string;
  after: string;
}

/** Which arguments are another, each with both texts in full. */
export function changedIn(proposed: Said, instead: Said): ChangedArgument[] {
  return [...new Set([...Object.keys(proposed), ...Object.keys(instead)])]
    .filter((argument) => JSON.stringify(proposed[argument]) !== JSON.stringify(instead[argument]))
    .map((argument) => ({
      ...{ argument, before: textOf(argument, proposed[argument]), after: textOf(argument, instead[argument]) },
    }));
}

function textOf(argument: string, value: unknown): string {
  return value === undefined || value === null ? '' : wayOf(argument, value).written;
}
