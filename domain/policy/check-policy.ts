import { recipientRoles } from '../person/recipients.js';
import { addDuration, isDuration } from '../time.js';

export const policyKinds = ['escalation', 'reminder', 'sign_off'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** What is wrong with a body, where, and how to put it right. */
export interface PolicyProblem {
  path: string;
  message: string;
}

type Report = (path: string, message: string) => void;

const mostLevels = 20;
const mostReminders = 20;
const mostStages = 10;
const shortestRepeat = 'PT5M';

/** Checks the body of a policy version; empty when it can be published. */
export function checkPolicy(kind: PolicyKind, body: unknown): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  if (!isObject(body)) report('body', 'must be a JSON object.');
  else if (kind === 'escalation') checkEscalation(body, report);
  else if (kind === 'reminder') checkReminder(body, report);
  else checkSignOff(body, report);
  return problems;
}

/** Ids of the people whom a body names. */
export function peopleIn(body: unknown): string[] {
  if (!isObject(body)) return [];
  const parts = [body['levels'], body['stages']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  return parts.flatMap((part) => {
    const people = isObject(part) ? part['people'] : [];
    return Array.isArray(people) ? people.filter((id): id is string => typeof id === 'string') : [];
  });
}

function checkEscalation(body: Record<string, unknown>, report: Report): void {
  onlyKeys(body, ['levels', 'acknowledgementHolds'], '', report);
  positive(body['acknowledgementHolds'], 'acknowledgementHolds', report);
  const levels = listOf(body['levels'], 'levels', 0, mostLevels, report);
  let before = -1;
  for (const [index, level] of levels.entries()) {
    const path = `levels.${index}`;
    if (!isObject(level)) {
      report(path, 'must be a JSON object.');
      continue;
    }
    onlyKeys(level, ['after', 'roles', 'people', 'channels', 'repeat'], path, report);
    const after = level['after'];
    if (!isDuration(after))
      report(`${path}.after`, 'must be an ISO 8601 duration from the breach, such as PT0S or P2D.');
    else {
      const length = addDuration(0, after, 'UTC');
      if (length < before) report(`${path}.after`, 'must not come before the level above it. Put the levels in order.');
      before = length;
    }
    checkRecipients(level, path, report);
    checkChannels(level['channels'], `${path}.channels`, report);
    if (level['repeat'] !== undefined) checkRepeat(level['repeat'], `${path}.repeat`, report);
  }
}

function checkRepeat(repeat: unknown, path: string, report: Report): void {
  if (!isObject(repeat)) {
    report(path, 'must be a JSON object with "every" and "times".');
    return;
  }
  onlyKeys(repeat, ['every', 'times'], path, report);
  const { every, times } = repeat;
  if (!isDuration(every) || addDuration(0, every, 'UTC') < addDuration(0, shortestRepeat, 'UTC'))
    report(`${path}.every`, `must be an ISO 8601 duration of at least ${shortestRepeat}.`);
  if (!isWhole(times, 1, 100)) report(`${path}.times`, 'must be a whole number between 1 and 100.');
}

function checkReminder(body: Record<string, unknown>, report: Report): void {
  onlyKeys(body, ['before', 'channels'], '', report);
  const before = listOf(body['before'], 'before', 0, mostReminders, report);
  for (const [index, duration] of before.entries()) positive(duration, `before.${index}`, report);
  if (new Set(before).size < before.length) report('before', 'names a duration twice. Name each once.');
  checkChannels(body['channels'], 'channels', report);
}

function checkSignOff(body: Record<string, unknown>, report: Report): void {
  onlyKeys(body, ['stages', 'limit', 'escalateTo', 'channels'], '', report);
  positive(body['limit'], 'limit', report);
  checkRoles(body['escalateTo'], 'escalateTo', recipientRoles, report);
  checkChannels(body['channels'], 'channels', report);
  for (const [index, stage] of listOf(body['stages'], 'stages', 1, mostStages, report).entries()) {
    const path = `stages.${index}`;
    if (!isObject(stage)) {
      report(path, 'must be a JSON object.');
      continue;
    }
    onlyKeys(stage, ['name', 'required', 'roles', 'people'], path, report);
    if (typeof stage['name'] !== 'string' || stage['name'].trim() === '' || stage['name'].length > 100)
      report(`${path}.name`, 'must be a text of 1 to 100 characters.');
    const found = checkRecipients(stage, path, report);
    if (!isWhole(stage['required'], 1, Math.max(1, found)))
      report(`${path}.required`, `must be a whole number between 1 and the ${found} people and roles of the stage.`);
  }
}

/** How many can be found at most. */
function checkRecipients(of: Record<string, unknown>, path: string, report: Report): number {
  const named = recipientRoles.filter((role) => role !== 'approver_manager');
  const roles = checkRoles(of['roles'], `${path}.roles`, named, report);
  const people = listOf(of['people'], `${path}.people`, 0, 50, report);
  for (const [index, id] of people.entries())
    if (typeof id !== 'string' || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
      report(`${path}.people.${index}`, 'must be the id of a person.');
  if (roles + people.length === 0) report(path, 'finds nobody. Name at least one role or person.');
  return roles + people.length;
}

function checkRoles(value: unknown, path: string, known: readonly string[], report: Report): number {
  const roles = listOf(value, path, 0, known.length, report);
  for (const [index, role] of roles.entries())
    if (typeof role !== 'string' || !known.includes(role))
      report(`${path}.${index}`, `must be one of ${known.join(', ')}.`);
  return roles.length;
}

function checkChannels(value: unknown, path: string, report: Report): void {
  const channels = listOf(value, path, 1, 2, report);
  for (const [index, channel] of channels.entries())
    if (channel !== 'inbox' && channel !== 'email') report(`${path}.${index}`, 'must be inbox or email.');
}

function positive(value: unknown, path: string, report: Report): void {
  if (!isDuration(value) || addDuration(0, value, 'UTC') <= 0)
    report(path, 'must be an ISO 8601 duration longer than nothing, such as PT8H or P3D.');
}

function listOf(value: unknown, path: string, least: number, most: number, report: Report): unknown[] {
  if (Array.isArray(value) && value.length >= least && value.length <= most) return value;
  report(path, `must be a list of ${least} to ${most} entries.`);
  return [];
}

function onlyKeys(of: Record<string, unknown>, known: string[], path: string, report: Report): void {
  for (const key of Object.keys(of))
    if (!known.includes(key))
      report(path === '' ? key : `${path}.${key}`, `is not known here; known are ${known.join(', ')}.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
