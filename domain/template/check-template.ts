import { isName, isObject, listOf, objectOf, type BodyProblem, type Report } from '../body-checks.js';
import { isUuid } from '../uuid.js';
import { isLocalDate } from '../time.js';
import { checkItems } from './check-items.js';
import { checkPolicyNames, checkRelativeDate, checkText, checkTexts, type TemplateNames } from './check-parts.js';
import { placeholdersIn, textsIn } from './placeholders.js';
import { parameterKinds, startParameter, templateLimits, type ParameterKind } from './template.js';

const parameterName = /^[a-z][a-z\d_]{0,39}$/;

/** Checks the body of a version of a template; all that is wrong with it, empty when it can be published. */
export function checkTemplate(body: unknown): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const known = ['description', 'domain', 'markets', 'policies', 'parameters', 'phases', 'items'];
  const template = objectOf(body, known, '', report);
  if (!template) return problems;
  const parameters = checkParameters(template['parameters'], report);
  const names: TemplateNames = { parameters, phases: [] };
  if (template['description'] !== undefined) checkText(template['description'], 'description', 0, 20_000, report);
  if (template['domain'] !== undefined) checkText(template['domain'], 'domain', 1, 100, report);
  if (template['markets'] !== undefined) checkTexts(template['markets'], 'markets', report);
  checkPolicyNames(
    template['policies'],
    'policies',
    ['escalation', 'reminder', 'signOff', 'extension', 'tollgate', 'effectiveness'],
    report,
  );
  checkPhases(template['phases'], names, report);
  checkItems(template['items'], names, report);
  checkPlaceholders(template, parameters, report);
  return problems;
}

function checkParameters(value: unknown, report: Report): Map<string, ParameterKind> {
  const found = new Map<string, ParameterKind>([[startParameter, 'date']]);
  const seen = new Set<string>();
  const kinds = new Set<unknown>();
  for (const [index, entry] of listOf(value, 'parameters', 0, templateLimits.parameters, report).entries()) {
    const path = `parameters.${index}`;
    const parameter = objectOf(entry, ['name', 'kind', 'required', 'default', 'description'], path, report);
    if (!parameter) continue;
    const { name, kind, required, default: given, description } = parameter;
    if (!isKind(kind)) report(`${path}.kind`, `must be one of ${parameterKinds.join(', ')}.`);
    else if ((kind === 'market' || kind === 'domain') && kinds.has(kind))
      report(`${path}.kind`, `is ${kind} a second time; a program has one. Make it a text.`);
    kinds.add(kind);
    if (typeof name !== 'string' || !parameterName.test(name))
      report(`${path}.name`, 'must begin with a letter, in lower case, such as market or line_lead.');
    else if (seen.has(name)) report(`${path}.name`, `is ${name}, as another parameter is. Name each once.`);
    else {
      if (name === startParameter && kind !== 'date') report(`${path}.kind`, 'must be date: start is when it begins.');
      seen.add(name);
      found.set(name, name === startParameter || !isKind(kind) ? (found.get(name) ?? 'text') : kind);
    }
    if (required !== undefined && typeof required !== 'boolean') report(`${path}.required`, 'must be true or false.');
    if (description !== undefined) checkText(description, `${path}.description`, 0, 2000, report);
    if (given !== undefined && given !== null && isKind(kind)) {
      const wrong = valueProblem(kind, given);
      if (wrong !== null) report(`${path}.default`, wrong);
    }
  }
  return found;
}

/** Why a text cannot be the value of a parameter of this kind; null where it can. */
export function valueProblem(kind: ParameterKind, value: unknown): string | null {
  if (kind === 'date') return isLocalDate(value) ? null : 'must be a date that exists, as YYYY-MM-DD.';
  if (kind === 'person') return isUuid(value) ? null : 'must be the id of a person.';
  if (kind === 'market')
    return typeof value === 'string' && /^[A-Za-z][A-Za-z\d-]{0,19}$/.test(value)
      ? null
      : 'must be a market such as SG or MY.';
  if (kind === 'domain') return isName(value) ? null : 'must be a text of 1 to 100 characters.';
  return typeof value === 'string' && value.trim() !== '' && value.length <= 2000
    ? null
    : 'must be a text of 1 to 2000 characters.';
}

function isKind(kind: unknown): kind is ParameterKind {
  return typeof kind === 'string' && (parameterKinds as readonly string[]).includes(kind);
}

function checkPhases(value: unknown, names: TemplateNames, report: Report): void {
  for (const [index, entry] of listOf(value, 'phases', 1, templateLimits.phases, report).entries()) {
    const path = `phases.${index}`;
    const phase = objectOf(entry, ['name', 'description', 'target'], path, report);
    if (!phase) continue;
    const { name, description, target } = phase;
    if (typeof name !== 'string' || name.trim() === '' || name.length > templateLimits.phaseName)
      report(`${path}.name`, `must be a text of 1 to ${templateLimits.phaseName} characters.`);
    else if (names.phases.some((other) => other.name === name))
      report(`${path}.name`, `is "${name}", as another phase is. Items find their phase by its name.`);
    if (description !== undefined) checkText(description, `${path}.description`, 0, 5000, report);
    const hasTarget = target !== undefined && target !== null;
    if (hasTarget) checkTarget(target, `${path}.target`, index, names, report);
    names.phases.push({ name: typeof name === 'string' ? name : '', hasTarget });
  }
}

function checkTarget(target: unknown, path: string, index: number, names: TemplateNames, report: Report): void {
  checkRelativeDate(target, path, names, report);
  if (!isObject(target)) return;
  if (target['from'] === 'phase_target') report(`${path}.from`, 'must be start or phase_start: it is the target.');
  const before = names.phases[index - 1];
  if (target['from'] === 'phase_start' && before && !before.hasTarget)
    report(`${path}.from`, `is phase_start, but ${before.name}, the phase before, has no target. Give it one.`);
}

/** A name that is no parameter is most often a slip of the finger; nobody would see it in what is made. */
function checkPlaceholders(
  template: Record<string, unknown>,
  parameters: ReadonlyMap<string, ParameterKind>,
  report: Report,
): void {
  const { description, domain, markets, phases, items } = template;
  for (const [part, value] of Object.entries({ description, domain, markets, phases, items }))
    for (const { path, text } of textsIn(value, part))
      for (const name of placeholdersIn(text))
        if (!parameters.has(name))
          report(
            path,
            `has the placeholder {{${name}}}, which is no parameter; known are ${[...parameters.keys()].join(', ')}.`,
          );
}
