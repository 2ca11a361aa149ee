import { Failure, type Body, type Client, type Schemas } from '../lib/client.js';
import { nameOf, plain, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';

export type Proposal = Schemas['Leaving'];
export type LeavingThing = Proposal['rows'][number];
export type LeavingChoice = NonNullable<Body<`/people/${string}/leave/preview`, 'post'>['choices']>[number];

/** What was said of one thing, and where: `Row 4` of a file, or the option. */
export interface Said {
  place: string;
  thing: LeavingThing;
  /** Who takes it over: an id, an address or a name; null: it stays. */
  who: string | null;
}

/** As many problems are told at once. */
const mostTold = 20;

/** How a thing is named in an option, once among all that hangs on somebody. */
export function refOf({ kind, id, part }: LeavingThing): string {
  return `${kind}/${id}/${part}`;
}

/** @throws Failure with each problem, one a line, where there is one */
export function refuseAny(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length - mostTold;
  const told = [...problems.slice(0, mostTold), ...(more > 0 ? [`And ${more} more.`] : [])];
  throw new Failure(['Nothing was changed.', ...told].join('\n'));
}

/**
 * The thing that is meant by KIND/ID, KIND/ID/PART, its name, or its key (AI-12).
 * @returns a text that says what is wrong where it is none, or several
 */
export function thingNamed(rows: readonly LeavingThing[], named: string): LeavingThing | string {
  const ref = named.trim();
  const plainly = ref.toLowerCase();
  const found = rows.filter((row) => {
    const short = `${row.kind}/${row.id}`;
    const key = /^[A-Z]+-\d+$/i.test(ref) && row.name.toLowerCase().startsWith(`${plainly} `);
    return plainly === short || plainly === refOf(row).toLowerCase() || row.name === ref || key;
  });
  const [one, ...others] = found;
  if (one === undefined) return `nothing that hangs on them is ${ref}; --out FILE writes what does`;
  if (others.length === 0) return one;
  return `${ref} may be several: ${found.map(refOf).join(', ')}. Name one of these`;
}

/** `--give THING=WHO` and `--keep THING`, each with the thing that it means. @throws Failure with all that are not understood */
export function saidByOptions(
  rows: readonly LeavingThing[],
  { give, keep }: { give: readonly string[]; keep: readonly string[] },
): Said[] {
  const problems: string[] = [];
  const said: Said[] = [];
  const take = (place: string, named: string, who: string | null): void => {
    const thing = thingNamed(rows, named);
    if (typeof thing === 'string') problems.push(`${place}: ${thing}.`);
    else said.push({ place, thing, who });
  };
  for (const one of give) {
    const at = one.lastIndexOf('=');
    const who = one.slice(at + 1).trim();
    if (at < 1 || who === '') problems.push(`--give ${one}: write it as THING=WHO, such as AI-12=mei@example.com.`);
    else take(`--give ${one}`, one.slice(0, at), who === 'none' ? null : who);
  }
  for (const one of keep) take(`--keep ${one}`, one, null);
  refuseAny(problems);
  return said;
}

/** @throws Failure where something is said twice of one thing */
export function refuseTwice(said: readonly Said[]): void {
  const placesOf = new Map<string, string[]>();
  for (const { place, thing } of said) placesOf.set(refOf(thing), [...(placesOf.get(refOf(thing)) ?? []), place]);
  const twice = [...placesOf].filter(([, places]) => places.length > 1);
  refuseAny(twice.map(([ref, places]) => `${places.join(' and ')} speak of the same, ${ref}.`));
}

/**
 * What was said as choices, without those that are proposed anyway; each person is looked up once.
 *
 * @param looked told how many people of how many are found
 * @throws Failure with each person who is not there, and where they are named
 */
export async function choicesOf(
  client: Client,
  said: readonly Said[],
  looked: (done: number, of: number) => void,
): Promise<{ place: string; choice: LeavingChoice }[]> {
  const names = [...new Set(said.flatMap(({ who }) => who ?? []))];
  const ids = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, who] of names.entries()) {
    const found = await personId(client, who).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      return error;
    });
    if (typeof found === 'string') ids.set(who, found.toLowerCase());
    else for (const { place } of said.filter((one) => one.who === who)) problems.push(`${place}: ${found.message}`);
    looked(index + 1, names.length);
  }
  refuseAny(problems);
  return said.flatMap(({ place, thing, who }) => {
    const toId = who === null ? null : (ids.get(who) ?? null);
    const same = toId === null ? thing.becomes === 'stay' : thing.becomes === 'hand_over' && thing.to?.id === toId;
    return same ? [] : [{ place, choice: { kind: thing.kind, id: thing.id, part: thing.part, toId } }];
  });
}

/** The answer to a request with these choices; a refusal of one of them with where it was said. */
export async function placed<T>(choices: readonly { place: string }[], answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    const [, index] = error instanceof Failure ? (/^choices\.(\d+)/.exec(String(error.problem.path)) ?? []) : [];
    const place = index === undefined ? undefined : choices[Number(index)]?.place;
    if (place === undefined || !(error instanceof Failure)) throw error;
    throw new Failure(`Nothing was changed.\n${place}: ${error.message}`, error.problem);
  });
}

/** @throws Failure with each choice that cannot be: of what ends with them, or has to be seen to otherwise */
export function refuseImpossible(
  preview: Proposal,
  choices: readonly { place: string; choice: LeavingChoice }[],
): void {
  const rows = new Map(preview.rows.map((row) => [refOf(row), row]));
  refuseAny(
    choices.flatMap(({ place, choice: { kind, id, part = '', toId } }) => {
      const row = rows.get(`${kind}/${id}/${part}`);
      const wanted = toId === null ? 'stay' : 'hand_over';
      if (row === undefined || (row.becomes === wanted && (row.to?.id ?? null) === toId)) return [];
      const what = `${words(row.kind)} ${plain(row.name)}`;
      const is =
        row.becomes === 'end' ? 'it ends' : row.becomes === 'stay' ? 'it stays' : `it goes to ${nameOf(row.to)}`;
      return [
        `${place}: ${what} cannot ${toId === null ? 'stay' : 'go to somebody'} by this; ${is}: ${plain(row.why)}`,
      ];
    }),
  );
}
