import { bodyIn, namedIn } from '../lib/body.js';
import { Failure } from '../lib/client.js';

export interface Changing {
  set?: string[];
  without?: string[];
  arguments?: string;
}

/** Whether something of what was proposed is to be another. */
export function changes({ set, without, arguments: file }: Changing): boolean {
  return file !== undefined || set !== undefined || without !== undefined;
}

/**
 * What was proposed, with what is to be another: a value stands for what it stood for before, a text or a number.
 *
 * @throws Failure where it cannot be read so
 */
export function changedArguments(
  proposed: Readonly<Record<string, unknown>>,
  changing: Changing,
): Record<string, unknown> {
  const { set = [], without = [], arguments: file } = changing;
  const whole = file === undefined ? { ...proposed } : bodyIn(file);
  for (const name of without) {
    if (!Object.hasOwn(whole, name))
      throw new Failure(`--without ${name}: the proposal does not say it. It says ${Object.keys(whole).join(', ')}.`);
    Reflect.deleteProperty(whole, name);
  }
  return {
    ...whole,
    ...Object.fromEntries(namedIn(set).map(([name, value]) => [name, asBefore(name, value, proposed)])),
  };
}

function asBefore(name: string, value: string, proposed: Readonly<Record<string, unknown>>): unknown {
  const before = proposed[name];
  if (before === undefined || before === null || typeof before === 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new Failure(
      `--set ${name}: it is no text, but ${JSON.stringify(before)}. Write it as JSON, such as --set ${name}='${JSON.stringify(before)}'.`,
    );
  }
}
