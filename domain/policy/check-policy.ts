import { idsOf, isName, isObject, isWhole, listOf, objectOf, type BodyProblem, type Report } from '../body-checks.js';
import type { TimeKind, TypedDuration } from '../calendar/duration.js';
import { ratings } from './rating.js';
import { channels as knownChannels } from '../notification/channels.js';
import { exceptionRoles, recipientRoles } from '../person/recipients.js';
import { longestProofMinutes } from '../proof/proof.js';
import { checkDuration, checkRepeat, checkTime, lengthOf, positive } from './check-duration.js';
import { policyLimits } from './policy-limits.js';

export const policyKinds = ['escalation', 'reminder', 'sign_off', 'extension', 'exception', 'effectiveness'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Checks the body of a policy version; empty when it can be published. */
export function checkPolicy(kind: PolicyKind, body: unknown): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  if (!isObject(body)) report('body', 'must be a JSON object.');
  else if (kind === 'escalation') checkEscalation(body, report);
  else if (kind === 'reminder') checkReminder(body, report);
  else if (kind === 'exception') checkException(body, report);
  else if (kind === 'extension') checkExtension(body, report);
  else if (kind === 'effectiveness') checkEffectiveness(body, report);
  else checkSignOff(body, report);
  return problems;
}

/** Ids of the people whom a body names. */
export function peopleIn(body: unknown): string[] {
  return [...(isObject(body) ? [body] : []), ...partsOf(body), ...glassIn(body)].flatMap((part) =>
    textsIn(part['people']),
  );
}

/** Ids of the rotas whose duty a body asks for. */
export function rotasIn(body: unknown): string[] {
  return partsOf(body).flatMap((part) => textsIn(part['duty']));
}

/** Levels, stages and rules, those of every severity included. */
function partsOf(body: unknown): Record<string, unknown>[] {
  if (!isObject(body)) return [];
  const bySeverity = isObject(body['bySeverity']) ? Object.values(body['bySeverity']) : [];
  const ratings = isObject(body['ratings']) ? Object.values(body['ratings']) : [];
  const stages = ratings.map((rule) => (isObject(rule) ? rule['stages'] : []));
  const lists = [body['levels'], body['stages'], body['rules'], ...bySeverity, ...stages];
  return lists.flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : [])).filter(isObject);
}

/** Who may break the glass, and who is the second person. */
function glassIn(body: unknown): Record<string, unknown>[] {
  const glass = isObject(body) ? body['breakGlass'] : undefined;
  return isObject(glass) ? [glass, glass['secondPerson']].filter(isObject) : [];
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
  if (!isObject(body['bySeverity']) || Object.keys(body['bySeverity']).length > policyLimits.severities) {
    report(
      'bySeverity',
      `must be a JSON object of at most ${policyLimits.severities} severities, each with a list of levels.`,
    );
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
  for (const [index, entry] of listOf(value, of, 0, policyLimits.levels, report).entries()) {
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

function checkReminder(body: Record<string, unknown>, report: Report): void {
  objectOf(body, ['before', 'time', 'hours', 'channels'], '', report);
  const time = checkTime(body, report);
  if (body['hours'] !== undefined && body['hours'] !== 'any' && body['hours'] !== 'working')
    report('hours', 'must be any or working.');
  const before = listOf(body['before'], 'before', 0, policyLimits.reminders, report);
  for (const [index, duration] of before.entries()) positive(duration, `before.${index}`, time, report);
  if (new Set(before).size < before.length) report('before', 'names a duration twice. Name each once.');
  checkChannels(body['channels'], 'channels', report);
}

/** Each rating has stages of its own, checked as those of a sign-off policy are. */
function checkException(body: Record<string, unknown>, report: Report): void {
  const terms = ['before', 'limit', 'escalateTo', 'staleLimit', 'channels', 'proof', 'breakGlass'];
  objectOf(body, ['ratings', ...terms], '', report);
  checkProof(body['proof'], report);
  checkBreakGlass(body['breakGlass'], 'calendar', report, signing);
  const before = listOf(body['before'], 'before', 0, policyLimits.reminders, report);
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

function checkEffectiveness(body: Record<string, unknown>, report: Report): void {
  objectOf(
    noGlass(body, report),
    ['after', 'time', 'roles', 'people', 'limit', 'repeat', 'escalateTo', 'channels', 'proof'],
    '',
    report,
  );
  checkProof(body['proof'], report);
  const time = checkTime(body, report);
  positive(body['after'], 'after', time, report);
  positive(body['limit'], 'limit', time, report);
  if (body['repeat'] !== undefined) checkRepeat(body['repeat'], 'repeat', time, report);
  const within: Report = (path, message) => {
    report(path.replace(/^\.?/, '') || 'roles', message);
  };
  // The owner never checks: to name them would find nobody.
  const roles = recipientRoles.filter((role) => role !== 'owner');
  checkRecipients(body, '', within, roles);
  checkRoles(body['escalateTo'], 'escalateTo', recipientRoles, report);
  checkChannels(body['channels'], 'channels', report);
}

function checkSignOff(body: Record<string, unknown>, report: Report, roles: readonly string[] = recipientRoles): void {
  objectOf(body, ['stages', 'limit', 'time', 'repeat', 'escalateTo', 'channels', 'proof', 'breakGlass'], '', report);
  checkProof(body['proof'], report);
  const time = checkTime(body, report);
  checkBreakGlass(body['breakGlass'], time, report, roles);
  positive(body['limit'], 'limit', time, report);
  if (body['repeat'] !== undefined) checkRepeat(body['repeat'], 'repeat', time, report);
  checkRoles(body['escalateTo'], 'escalateTo', roles, report);
  checkChannels(body['channels'], 'channels', report);
  for (const [index, entry] of listOf(body['stages'], 'stages', 1, policyLimits.stages, report).entries()) {
    const path = `stages.${index}`;
    const stage = objectOf(entry, ['name', 'required', 'roles', 'people', 'weights', 'veto'], path, report);
    if (!stage) continue;
    if (!isName(stage['name'])) report(`${path}.name`, 'must be a text of 1 to 100 characters.');
    const found = checkRecipients(stage, path, report, roles);
    const asked = askedIn(stage);
    const reach = stage['weights'] === undefined ? found : checkWeights(stage['weights'], asked, path, report);
    if (!isWhole(stage['required'], 1, Math.max(1, reach)))
      report(
        `${path}.required`,
        stage['weights'] === undefined
          ? `must be a whole number between 1 and the ${found} people and roles of the stage.`
          : `must be a whole number between 1 and ${reach}, which is what all of the stage weigh together.`,
      );
    if (stage['veto'] !== undefined)
      for (const [at, name] of listOf(stage['veto'], `${path}.veto`, 1, policyLimits.vetoes, report).entries())
        if (!asked.includes(name)) report(`${path}.veto.${at}`, 'must be a role or a person of the stage.');
  }
}

/** The roles and people that a stage or a rule names. */
function askedIn(of: Record<string, unknown>): unknown[] {
  return [of['roles'], of['people']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
}

/** What all weigh together; who is not named weighs 1. */
function checkWeights(weights: unknown, asked: unknown[], path: string, report: Report): number {
  if (!isObject(weights)) {
    report(`${path}.weights`, 'must be a JSON object such as {"domain_lead": 2}.');
    return asked.length;
  }
  for (const [name, weight] of Object.entries(weights)) {
    if (!asked.includes(name)) report(`${path}.weights.${name}`, 'is no role or person of the stage.');
    if (!isWhole(weight, 1, policyLimits.weight))
      report(`${path}.weights.${name}`, `must be a whole number between 1 and ${policyLimits.weight}.`);
  }
  return asked.reduce<number>((sum, name) => sum + Number(weights[String(name)] ?? 1), 0);
}

/** What is decided by no round, and so past none. */
function noGlass(body: Record<string, unknown>, report: Report): Record<string, unknown> {
  const { breakGlass, ...rest } = body;
  if (breakGlass !== undefined)
    report(
      'breakGlass',
      'is for sign-offs and exceptions, which are decided by rounds of signatures. Here name others who may decide, or escalateTo.',
    );
  return rest;
}

function checkExtension(body: Record<string, unknown>, report: Report): void {
  const limits = ['mostExtensions', 'longestTotalDays', 'answerWithin', 'time', 'repeat', 'escalateTo', 'channels'];
  objectOf(noGlass(body, report), ['rules', ...limits, 'proof'], '', report);
  checkProof(body['proof'], report);
  const time = checkTime(body, report);
  if (!isWhole(body['mostExtensions'], 0, policyLimits.extensions))
    report('mostExtensions', `must be a whole number between 0 and ${policyLimits.extensions}.`);
  checkBound(body['longestTotalDays'], 'longestTotalDays', policyLimits.days, report);
  positive(body['answerWithin'], 'answerWithin', time, report);
  if (body['repeat'] !== undefined) checkRepeat(body['repeat'], 'repeat', time, report);
  checkRoles(body['escalateTo'], 'escalateTo', recipientRoles, report);
  checkChannels(body['channels'], 'channels', report);
  const rules = listOf(body['rules'], 'rules', 1, policyLimits.rules, report);
  for (const [index, entry] of rules.entries()) {
    const path = `rules.${index}`;
    const bounds = ['upToNumber', 'upToDays', 'upToTotalDays'];
    const rule = objectOf(entry, [...bounds, 'required', 'roles', 'people'], path, report);
    if (!rule) continue;
    for (const bound of bounds) checkBound(rule[bound], `${path}.${bound}`, policyLimits.days, report);
    const found = checkRecipients(rule, path, report);
    if (!isWhole(rule['required'], 1, Math.max(1, found)))
      report(`${path}.required`, `must be a whole number between 1 and the ${found} people and roles of the rule.`);
    const bounded = bounds.some((bound) => rule[bound] !== undefined);
    if (bounded === (index === rules.length - 1))
      report(
        path,
        bounded
          ? 'is the last rule and must hold for all the rest: leave its bounds out, and use mostExtensions to refuse more.'
          : 'has no bounds, so that no rule after it is ever used. Give it bounds, or make it the last.',
      );
  }
}

/** How lately whoever decides must have proved who they are. */
function checkProof(value: unknown, report: Report): void {
  const proof = value === undefined ? null : objectOf(value, ['maxAgeMinutes'], 'proof', report);
  if (proof && !isWhole(proof['maxAgeMinutes'], 1, longestProofMinutes))
    report('proof.maxAgeMinutes', `must be a whole number of minutes between 1 and ${longestProofMinutes}.`);
}

/** The owner never decides: to name them would find nobody. */
function checkBreakGlass(value: unknown, time: TimeKind, report: Report, known: readonly string[]): void {
  if (value === undefined) return;
  const glass = objectOf(value, ['roles', 'people', 'secondPerson', 'expires'], 'breakGlass', report);
  if (!glass) return;
  const roles = known.filter((role) => role !== 'owner');
  checkRecipients(glass, 'breakGlass', report, roles);
  const second = objectOf(glass['secondPerson'], ['roles', 'people'], 'breakGlass.secondPerson', report);
  if (second) checkRecipients(second, 'breakGlass.secondPerson', report, roles);
  const expires = checkDuration(glass['expires'], 'breakGlass.expires', time, report);
  if (!expires) return;
  const length = lengthOf(expires);
  if (length < shortestGlassMs || length > longestGlassMs)
    report('breakGlass.expires', 'must be between PT15M and P7D: what cannot wait is confirmed soon, or not at all.');
}

const shortestGlassMs = 15 * 60_000;
const longestGlassMs = 7 * 86_400_000;

function checkBound(value: unknown, path: string, most: number, report: Report): void {
  if (value !== undefined && !isWhole(value, 1, most))
    report(path, `must be a whole number between 1 and ${most}, or left out.`);
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
