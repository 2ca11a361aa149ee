import type { BodyProblem } from '../body-checks.js';
import { valueProblem } from './check-template.js';
import { startParameter, type TemplateBody, type TemplateParameter } from './template.js';

/** The parameters of a template, `start` among them whether it is listed or not. */
export function parametersOf({ parameters }: Pick<TemplateBody, 'parameters'>): TemplateParameter[] {
  if (parameters.some(({ name }) => name === startParameter)) return parameters;
  return [...parameters, { name: startParameter, kind: 'date', required: false }];
}

/**
 * The values that a template is launched with: those that are given, else the defaults. `start` is `today` where nobody
 * says otherwise.
 *
 * @param today `YYYY-MM-DD`
 */
export function readParameters(
  body: Pick<TemplateBody, 'parameters'>,
  given: Readonly<Record<string, unknown>>,
  today: string,
): { values: Record<string, string>; problems: BodyProblem[] } {
  const problems: BodyProblem[] = [];
  const values: Record<string, string> = {};
  const parameters = parametersOf(body);
  for (const name of Object.keys(given))
    if (!parameters.some((parameter) => parameter.name === name))
      problems.push({
        path: `parameters.${name}`,
        message: `is no parameter of this template; it has ${parameters.map((parameter) => parameter.name).join(', ')}.`,
      });
  for (const { name, kind, required, default: usual, description } of parameters) {
    const path = `parameters.${name}`;
    const value = given[name] ?? usual ?? (name === startParameter ? today : undefined);
    if (value === undefined) {
      if (required !== false)
        problems.push({ path, message: `is needed, a ${kind}${description ? `: ${description}` : '.'}` });
      continue;
    }
    const wrong = valueProblem(kind, value);
    if (wrong !== null) problems.push({ path, message: wrong });
    else values[name] = kind === 'market' ? String(value).toUpperCase() : String(value).trim();
  }
  return { values, problems };
}
