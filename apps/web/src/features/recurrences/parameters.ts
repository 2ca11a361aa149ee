import type { Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';

/** What a template asks for at a launch; a recurrence is told it once for all. */
export interface Parameter {
  name: string;
  kind: string;
  required?: boolean;
  default?: string | null;
  description?: string;
}

export const parameterField = 'program.parameters.';

/** `start` is the date of each. */
export function isAsked({ name }: Pick<Parameter, 'name'>): boolean {
  return name !== 'start';
}

export function parameterAsked({ name, kind, required, default: usually, description }: Parameter): FormField {
  return {
    name: parameterField + name,
    label: name,
    ...(description === undefined ? {} : { hint: description }),
    kind: kind === 'person' || kind === 'date' ? kind : 'line',
    required: required !== false && !usually,
  };
}

/** What was said of parameters. @param names of these alone, where that is known */
export function parametersIn(values: Values, names?: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => {
      const name = field.slice(parameterField.length);
      const meant = field.startsWith(parameterField) && value !== '' && (names?.includes(name) ?? true);
      return meant ? [[name, value]] : [];
    }),
  );
}

/** What a version of a template asks for. */
export interface VersionAsks {
  version: number;
  parameters: readonly Parameter[];
}

/**
 * The parameters of all versions as fields: each is asked for where a version that has it is chosen; `''` chooses the newest.
 *
 * @param field in which the version is chosen
 */
export function parameterFields(field: string, versions: readonly VersionAsks[]): FormField[] {
  const newest = versions.toSorted((one, other) => other.version - one.version).at(0);
  const choices = [...(newest ? [{ choice: '', parameters: newest.parameters }] : []), ...versions.map(choiceOf)];
  const known = new Map(
    choices.flatMap(({ parameters }) => parameters.filter(isAsked).map((each) => [each.name, each])),
  );
  return [...known.values()].map((parameter) => ({
    ...parameterAsked(parameter),
    when: {
      field,
      is: choices
        .filter(({ parameters }) => parameters.some(({ name }) => name === parameter.name))
        .map((each) => each.choice),
    },
  }));
}

function choiceOf({ version, parameters }: VersionAsks): { choice: string; parameters: readonly Parameter[] } {
  return { choice: String(version), parameters };
}

/** What the chosen version asks for, by name; undefined while that is not known. */
export function namesAsked(choice: string, versions: readonly VersionAsks[]): string[] | undefined {
  const newest = versions.toSorted((one, other) => other.version - one.version).at(0);
  const chosen = choice === '' ? newest : versions.find(({ version }) => String(version) === choice);
  return chosen?.parameters.filter(isAsked).map(({ name }) => name);
}
