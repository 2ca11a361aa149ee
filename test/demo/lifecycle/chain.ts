import type { Terminal } from '../timeline/terminal.js';
import type { World } from '../told/world.js';

/** What the story says is linked, by the names that it gives its records. */
export const toldLinks: readonly (readonly [one: string, other: string])[] = [
  ['breach', 'case'],
  ['case', 'round'],
  ['case', 'analysis'],
  ['case', 'finding'],
  ['analysis', 'finding'],
  ['finding', 'risk'],
  ['finding', 'alignment'],
  ['finding', 'program'],
  ['finding', 'control'],
  ['risk', 'control'],
  ['control', 'second finding'],
  ['control test', 'second finding'],
];

/**
 * Follows each record's links, and holds them against what the story says.
 *
 * @throws Error which link is missing, beside the story, or not seen from its other end
 */
export async function checkChain(world: World): Promise<void> {
  const names = new Map(world.all().map(([name, { id }]) => [id, name]));
  const seen = new Map<string, Set<string>>();
  for (const [name] of world.all()) {
    const { items } = (await world.admin.get(`${world.at(name)}/links`)).body;
    const others = items.map(({ id, key, title }: { id: string; key: string | null; title: string }) => {
      const other = names.get(id);
      if (other === undefined)
        throw new Error(`${name} is linked to ${key ?? title}, of which the story does not tell`);
      return other;
    });
    seen.set(name, new Set(others));
  }
  const wrong: string[] = [];
  const pair = (one: string, other: string): string => [one, other].sort().join(' — ');
  const told = new Set(toldLinks.map(([one, other]) => pair(one, other)));
  for (const [one, others] of seen)
    for (const other of others) {
      if (!told.has(pair(one, other))) wrong.push(`${pair(one, other)} is not told`);
      if (seen.get(other)?.has(one) !== true) wrong.push(`${one} is linked to ${other}, and not from there`);
    }
  for (const [one, other] of toldLinks)
    if (seen.get(one)?.has(other) !== true) wrong.push(`${pair(one, other)} is missing`);
  if (wrong.length > 0) throw new Error(`the links are not those of the story: ${wrong.join('; ')}.`);
}

/** The chain as the reader sees it: each link with both its ends. */
export function tellChain(world: World, terminal: Terminal): void {
  terminal.line();
  terminal.line(terminal.bold('What is linked, each the same from both its ends'));
  terminal.line();
  const called = (name: string): string => {
    const { key, kind } = world.the(name);
    return kind === 'program' ? 'the program' : `${key} (${kind})`;
  };
  for (const [one, other] of toldLinks) terminal.line(`  ${called(one).padEnd(24)} —  ${called(other)}`);
}
