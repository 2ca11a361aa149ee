import type { Schemas } from '../../lib/api.js';
import { daysOf } from './span.js';

export type Escalation = Schemas['EscalationPolicy'];
export type Reminder = Schemas['ReminderPolicy'];
export type Level = Schemas['EscalationLevel'];
export type SignOff = Schemas['SignOffPolicy'];
export type Extension = Schemas['ExtensionPolicy'];
export type Exception = Schemas['ExceptionPolicy'];
export type Effectiveness = Schemas['EffectivenessPolicy'];
export type Body = Schemas['PolicyVersion']['body'];
export type Kind = Schemas['Policy']['kind'];
type Policy = Pick<Schemas['Policy'], 'kind' | 'versions'>;
type Version = Schemas['PolicyVersion'];

/** Kinds whose steps stand on a line of time. */
export const drawnKinds = ['escalation', 'reminder'] as const;
export type DrawnKind = (typeof drawnKinds)[number];

export function drawnKind(kind: Kind): DrawnKind | null {
  return drawnKinds.find((each) => each === kind) ?? null;
}

/**
 * What one writes on: the draft that is newer than all that was published, which is replaced; else the last version, on
 * which a new one is based.
 */
export function writtenOn({ versions }: Policy): Version | undefined {
  return versions.toSorted((one, other) => other.version - one.version).at(0);
}

/** What was typed and is not saved yet, with the version that it was typed over. */
export interface Written {
  on: string;
  body: Body;
}

/** By what one knows a document of a kind: lists and texts that each has. */
const marks = {
  escalation: { lists: ['levels'], texts: ['acknowledgementHolds'] },
  reminder: { lists: ['before', 'channels'], texts: [] },
  sign_off: { lists: ['stages', 'escalateTo', 'channels'], texts: ['limit'] },
  extension: { lists: ['rules', 'escalateTo', 'channels'], texts: ['answerWithin'] },
  exception: { lists: ['before', 'escalateTo', 'channels'], texts: ['limit', 'staleLimit'] },
  effectiveness: { lists: ['roles', 'people', 'escalateTo', 'channels'], texts: ['after', 'limit'] },
} as const satisfies Record<Kind, { lists: readonly string[]; texts: readonly string[] }>;

/** Null where nothing is kept, or what is kept is of another form. */
export function keptIn(text: string, kind: Kind): Written | null {
  try {
    const { on, body } = JSON.parse(text) as { on?: unknown; body?: Record<string, unknown> };
    const { lists, texts } = marks[kind];
    const whole =
      lists.every((name) => Array.isArray(body?.[name])) && texts.every((name) => typeof body?.[name] === 'string');
    return typeof on === 'string' && whole ? { on, body: body as unknown as Body } : null;
  } catch {
    return null;
  }
}

/** The same with a field that may be left out: undefined leaves it out. */
export function withField<T extends object, K extends keyof T>(of: T, name: K, value: T[K] | undefined): T {
  const { [name]: _before, ...rest } = of;
  return (value === undefined ? rest : { ...rest, [name]: value }) as T;
}

/** One of a list moved by so many places; the same list where there is no such place. */
export function movedBy<T>(list: readonly T[], index: number, by: number): T[] {
  const [one, place] = [list[index], index + by];
  if (one === undefined || place < 0 || place >= list.length) return [...list];
  return list.toSpliced(index, 1).toSpliced(place, 0, one);
}

/** Levels in the order in which they come, and where one of them has gone. */
export function inOrder<T>(
  steps: readonly T[],
  after: (step: T) => string,
  working: boolean,
  followed: number,
): { steps: T[]; place: number } {
  const sorted = steps
    .map((step, index) => ({ step, index, at: daysOf(after(step), working) }))
    .toSorted((one, other) => one.at - other.at || one.index - other.index);
  return { steps: sorted.map(({ step }) => step), place: sorted.findIndex(({ index }) => index === followed) };
}

/** The levels that hold for a severity; those for all others where none is named. */
export function levelsOf(policy: Escalation, severity: string | null): Level[] {
  return severity === null ? policy.levels : (policy.bySeverity?.[severity] ?? []);
}

export function withLevels(policy: Escalation, severity: string | null, levels: Level[]): Escalation {
  if (severity === null) return { ...policy, levels };
  return { ...policy, bySeverity: { ...policy.bySeverity, [severity]: levels } };
}

export function withoutSeverity(policy: Escalation, severity: string): Escalation {
  const { bySeverity = {}, ...rest } = policy;
  const left = Object.entries(bySeverity).filter(([name]) => name !== severity);
  return left.length === 0 ? rest : { ...rest, bySeverity: Object.fromEntries(left) };
}

/** Where the ladder of a severity stands in the document, as refusals name it. */
export function pathOf(severity: string | null): string {
  return severity === null ? 'body.levels' : `body.bySeverity.${severity}`;
}
