import { idsOf, isName, isObject, isWhole, listOf, objectOf, type BodyProblem, type Report } from '../body-checks.js';
import { DurationProblem, timeKinds, type TimeKind, type TypedDuration } from '../calendar/duration.js';
import { ratings } from '../exception/rating.js';
import { channels as knownChannels } from '../notification/channels.js';
import { exceptionRoles, recipientRoles } from '../person/recipients.js';
import { addDuration } from '../time.js';
import { policyDuration } from './policy-time.js';

export const policyKinds = ['escalation', 'reminder', 'sign_off', 'exception'] as const;
export type PolicyKind = (typeof policyKinds)[number];

const mostLevels = 20;
const mostReminders = 20;
const mostStages = 10;
const mostSeverities = 10;
const shortestRepeatMs = 5 * 60_000;

/** Checks the body of a policy version; empty when it can be published. */
export function checkPolicy(kind: PolicyKind, body: unknown): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  if (!isObject(body)) report('body', 'must be a JSON object.');
  else if (kind === 'escalation') checkEscalation(body, report);
  else if (kind === 'reminder') checkReminder(body, report);
  else if (kind === 'exception') checkException(body, report);
  else checkSignOff(body, report);
  return problems;
}

/** Ids of the people whom a body names. */
export function peopleIn(body: unknown): string[] {
  return partsOf(body).flatMap((part) => textsIn(part['people']));
}

/** Ids of the rotas whose duty a body asks for. */
export function rotasIn(body: unknown): string[] {
  return partsOf(body).flatMap((part) => textsIn(part['duty']));
}

/** Levels and stages, those of every severity included. */
function partsOf(body: unknown): Record<string, unknown>[] {
  if (!isObject(body)) return [];
  const bySeverity = isObject(body['bySeverity']) ? Object.values(body['bySeverity']) : [];
  const rules = isObject(body['ratings']) ? Object.values(body['ratings']) : [];
  const stages = rules.map((rule) => (isObject(rule) ? rule['stages'] : []));
  const lists = [body['levels'], body['stages'], ...bySeverity, ...stages];
  return lists.flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : [])).filter(isObject);
}

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((id): id is string => typeof id === 'string') : [];
}

function checkEscalation(body: Record<string, unknown>, report: Report): void {
  objectOf(body, ['levels', 'bySeverity', 'time', 'acknowledgementHolds', 'onHold'], '', report);
  const time = checkTime(body, report);
  positive(body['acknowledgementHolds'], 'acknowledgementHolds', time, report);
  if (body['onHold'] !== undefined && body['onHold'] !== 'due_stands' && body['onHold'] !== 'due_moves')
    report('onHold', 'must be due_stands or due_moves.');
  checkLevels(body['levels'], 'levels', time, report);
  if (body['bySeverity'] === undefined) return;
  if (!isObject(body['bySeverity']) || Object.keys(body['bySeverity']).length > mostSeverities) {
    report('bySeverity', `must be a JSON object of at most ${mostSeverities} severities, each with a list of levels.`);
    return;
  }
  for (const [severity, levels] of Object.entries(body['bySeverity'])) {
    const path = `bySeverity.${severity}`;
    if (severity === '' || severity !== severity.trim().toLowerCase() || severity.length > 100)
      report(path, 'must be the name of a severity in lower case, such as critical.');
    checkLevels(levels, path, time, report);
  }
}

function checkLevels(value: unknown, of: string, time: TimeKind, report: Report): void {
  let before = null as TypedDuration | null;
  for (const [index, entry] of listOf(value, of, 0, mostLevels, report).entries()) {
    const path = `${of}.${index}`;
    const level = objectOf(entry, ['after', 'roles', 'people', 'duty', 'channels', 'repeat'], path, report);
    if (!level) continue;
    const after: TypedDuration | null = checkDuration(level['after'], `${path}.after`, time, report);
    // Days and working days have no order among each other: that depends on the calendar.
    if (after && before?.kind === after.kind && lengthOf(after) < lengthOf(before))
      report(`${path}.after`, 'must not come before the level above it. Put the levels in order.');
    before = after;
    checkRecipients(level, path, report);
    checkChannels(level['channels'], `${path}.channels`, report);
    if (level['repeat'] !== undefined) checkRepeat(level['repeat'], `${path}.repeat`, time, report);
  }
}

function checkRepeat(value: unknown, path: string, time: TimeKind, report: Report): void {
  const repeat = objectOf(value, ['every', 'times'], path, report);
  if (!repeat) return;
  const every = checkDuration(repeat['every'], `${path}.every`, time, report);
  if (every && lengthOf(every) < shortestRepeatMs)
    report(`${path}.every`, `must be at least ${shortestRepeatMs / 60_000} minutes.`);
  if (!isWhole(repeat['times'], 1, 100)) report(`${path}.times`, 'must be a whole number between 1 and 100.');
}

function checkReminder(body: Record<string, unknown>, report: Report): void {
  objectOf(body, ['before', 'time', 'hours', 'channels'], '', report);
  const time = checkTime(body, report);
  if (body['hours'] !== undefined && body['hours'] !== 'any' && body['hours'] !== 'working')
    report('hours', 'must be any or working.');
  const before = listOf(body['before'], 'before', 0, mostReminders, report);
  for (const [index, duration] of before.entries()) positive(duration, `before.${index}`, time, report);
  if (new Set(before).size < before.length) report('before', 'names a duration twice. Name each once.');
  checkChannels(body['channels'], 'channels', report);
}

/** Each rating has stages of its own, checked as those of a sign-off policy are. */
function checkException(body: Record<string, unknown>, report: Report): void {
  objectOf(body, ['ratings', 'before', 'limit', 'escalateTo', 'staleLimit', 'channels'], '', report);
  const before = listOf(body['before'], 'before', 0, mostReminders, report);
  for (const [index, duration] of before.entries()) positive(duration, `before.${index}`, 'calendar', report);
  if (new Set(before).size < before.length) report('before', 'names a duration twice. Name each once.');
  positive(body['staleLimit'], 'staleLimit', 'calendar', report);
  const { limit, escalateTo, channels } = body;
  checkSignOff({ stages: [anyStage], limit, escalateTo, channels }, report, exceptionRoles);
  const rules = objectOf(body['ratings'], [...ratings], 'ratings', report);
  if (!rules) return;
  for (const rating of ratings) {
    const path = `ratings.${rating}`;
    const rule = objectOf(rules[rating], ['stages', 'longest'], path, report);
    if (!rule) continue;
    positive(rule['longest'], `${path}.longest`, 'calendar', report);
    const within: Report = (inner, message) => {
      if (inner.startsWith('stages')) report(`${path}.${inner}`, message);
    };
    checkSignOff({ stages: rule['stages'] }, within, signing);
  }
}

/** Whoever asks and whoever owns the risk never sign. */
const signing = exceptionRoles.filter((role) => role !== 'requester' && role !== 'risk_owner');

/** A stage in which nothing is wrong, where only what surrounds it is checked. */
const anyStage = { name: 'any', required: 1, roles: ['domain_lead'], people: [] };

function checkSignOff(body: Record<string, unknown>, report: Report, roles: readonly string[] = recipientRoles): void {
  objectOf(body, ['stages', 'limit', 'time', 'repeat', 'escalateTo', 'channels'], '', report);
  const time = checkTime(body, report);
  positive(body['limit'], 'limit', time, report);
  if (body['repeat'] !== undefined) checkRepeat(body['repeat'], 'repeat', time, report);
  checkRoles(body['escalateTo'], 'escalateTo', roles, report);
  checkChannels(body['channels'], 'channels', report);
  for (const [index, entry] of listOf(body['stages'], 'stages', 1, mostStages, report).entries()) {
    const path = `stages.${index}`;
    const stage = objectOf(entry, ['name', 'required', 'roles', 'people'], path, report);
    if (!stage) continue;
    if (!isName(stage['name'])) report(`${path}.name`, 'must be a text of 1 to 100 characters.');
    const found = checkRecipients(stage, path, report, roles);
    if (!isWhole(stage['required'], 1, Math.max(1, found)))
      report(`${path}.required`, `must be a whole number between 1 and the ${found} people and roles of the stage.`);
  }
}

/** How many can be found at most. */
function checkRecipients(
  of: Record<string, unknown>,
  path: string,
  report: Report,
  known: readonly string[] = recipientRoles,
): number {
  const named = known.filter((role) => role !== 'approver_manager');
  const roles = checkRoles(of['roles'], `${path}.roles`, named, report);
  const people = idsOf(of['people'], `${path}.people`, 'person', report).length;
  const duty = of['duty'] === undefined ? 0 : idsOf(of['duty'], `${path}.duty`, 'rota', report).length;
  if (roles + people + duty === 0) report(path, 'finds nobody. Name at least one role, person or rota.');
  return roles + people;
}

function checkRoles(value: unknown, path: string, known: readonly string[], report: Report): number {
  const roles = listOf(value, path, 0, known.length, report);
  for (const [index, role] of roles.entries())
    if (typeof role !== 'string' || !known.includes(role))
      report(`${path}.${index}`, `must be one of ${known.join(', ')}.`);
  return roles.length;
}

function checkChannels(value: unknown, path: string, report: Report): void {
  const channels = listOf(value, path, 1, knownChannels.length, report);
  for (const [index, channel] of channels.entries())
    if (typeof channel !== 'string' || !(knownChannels as readonly string[]).includes(channel))
      report(`${path}.${index}`, `must be one of ${knownChannels.join(', ')}.`);
  if (new Set(channels).size < channels.length) report(path, 'names a channel twice. Name each once.');
}

/** How the policy reads ISO 8601 durations. */
function checkTime(body: Record<string, unknown>, report: Report): TimeKind {
  const { time } = body;
  if (time === undefined) return 'calendar';
  if (typeof time === 'string' && (timeKinds as readonly string[]).includes(time)) return time as TimeKind;
  report('time', `must be ${timeKinds.join(' or ')}.`);
  return 'calendar';
}

function positive(value: unknown, path: string, time: TimeKind, report: Report): void {
  const duration = checkDuration(value, path, time, report);
  if (duration && lengthOf(duration) <= 0) report(path, 'must be longer than nothing, such as PT8H or 3 working days.');
}

function checkDuration(value: unknown, path: string, time: TimeKind, report: Report): TypedDuration | null {
  try {
    if (typeof value === 'string') return policyDuration(value, time);
    report(path, 'must be a duration such as PT8H, P2D or "2 working days".');
  } catch (error) {
    if (!(error instanceof DurationProblem)) throw error;
    report(path, error.message);
  }
  return null;
}

/** For comparing durations of one kind: ms of calendar time, days or minutes of working time as if none were off. */
function lengthOf(duration: TypedDuration): number {
  if (duration.kind === 'calendar') return addDuration(0, duration.iso, 'UTC');
  return duration.kind === 'working_days' ? duration.days * 86_400_000 : duration.minutes * 60_000;
}
