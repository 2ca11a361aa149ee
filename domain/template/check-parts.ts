import { isName, isObject, listOf, objectOf, type Report } from '../body-checks.js';
import { DurationProblem, parseDuration } from '../calendar/duration.js';
import { countedBy, dateBases, templateLimits, type ParameterKind } from './template.js';

/** What a template knows of itself before its items are looked at. */
export interface TemplateNames {
  parameters: Map<string, ParameterKind>;
  /** In order; whether each has a target. */
  phases: { name: string; hasTarget: boolean }[];
}

export function checkText(value: unknown, path: string, least: number, most: number, report: Report): void {
  if (typeof value === 'string' && value.trim().length >= least && value.length <= most) return;
  report(path, `must be a text of ${least} to ${most} characters.`);
}

/** Short texts, each once. */
export function checkTexts(value: unknown, path: string, report: Report): void {
  const texts = listOf(value, path, 0, templateLimits.tags, report);
  for (const [index, text] of texts.entries())
    if (!isName(text)) report(`${path}.${index}`, 'must be a text of 1 to 100 characters.');
  if (new Set(texts).size < texts.length) report(path, 'names something twice. Name each once.');
}

export function checkPolicyNames(value: unknown, path: string, uses: string[], report: Report): void {
  if (value === undefined) return;
  const policies = objectOf(value, uses, path, report);
  for (const [use, ref] of Object.entries(policies ?? {}))
    if (typeof ref !== 'string' || ref.trim() === '' || ref.length > templateLimits.policy)
      report(`${path}.${use}`, 'must be the name of a policy, such as "Fast ladder" or "Fast ladder@2".');
}

export function checkRelativeDate(value: unknown, path: string, names: TemplateNames, report: Report): void {
  const date = objectOf(value, ['after', 'before', 'from', 'by'], path, report);
  if (!date) return;
  const { after, before, from, by } = date;
  if ((after === undefined) === (before === undefined))
    report(path, 'needs one of after and before, such as "after": "10 working days".');
  for (const [side, duration] of Object.entries({ after, before }))
    if (duration !== undefined) checkDuration(duration, `${path}.${side}`, report);
  if (!(dateBases as readonly unknown[]).includes(from))
    report(`${path}.from`, `must be one of ${dateBases.join(', ')}.`);
  if (by === undefined) return;
  if (!(countedBy as readonly unknown[]).includes(by)) report(`${path}.by`, `must be one of ${countedBy.join(', ')}.`);
  else if (by === 'market' && ![...names.parameters.values()].includes('market'))
    report(`${path}.by`, 'is market, but no parameter is of that kind. Add one, or count by owner.');
}

function checkDuration(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string' || value.length > templateLimits.span) {
    report(path, 'must be a duration such as "10 working days" or P2D.');
    return;
  }
  try {
    parseDuration(value);
  } catch (error) {
    if (!(error instanceof DurationProblem)) throw error;
    report(path, error.message);
  }
}

/** A JSON object of a size that an item can hold. */
export function checkAttributes(value: unknown, path: string, report: Report): void {
  if (!isObject(value) || JSON.stringify(value).length > 100_000)
    report(path, 'must be a JSON object of at most 100000 characters.');
}
