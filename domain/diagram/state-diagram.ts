import type { Transition } from '../record/table.js';

type Table = Record<string, Partial<Record<string, Pick<Transition, 'guard' | 'effect'> & { to: readonly string[] }>>>;

/** The page `docs/state-machines.md`, as the tables of all kinds say it. */
export function stateMachinesPage(kinds: readonly { title: string; table: Table }[]): string {
  const intro =
    'Made from the tables in `domain/<kind>/table.ts`, which the workflow and the error texts read too; a test holds this\npage equal to them. What is not here is refused by name.';
  return `# State machines\n\n${intro}\n\n${kinds.map(({ title, table }) => section(title, table)).join('\n')}`;
}

function section(title: string, table: Table): string {
  const moves = Object.entries(table).flatMap(([from, events]) =>
    Object.entries(events).flatMap(([event, transition]) => (transition ? [{ from, event, ...transition }] : [])),
  );
  const arrows = moves.flatMap(({ from, event, to }) =>
    to.filter((state) => state !== 'same' && state !== 'resumed').map((state) => `  ${from} --> ${state}: ${event}`),
  );
  const rows = moves.map(
    ({ from, event, to, guard, effect }) =>
      `| ${from} | ${event} | ${to.join(', ')} | ${guard ?? ''} | ${effect ?? ''} |`,
  );
  const head = '| state | event | leads to | if | and |\n| --- | --- | --- | --- | --- |';
  return `## ${title}\n\n\`\`\`mermaid\nstateDiagram-v2\n${arrows.join('\n')}\n\`\`\`\n\n${head}\n${rows.join('\n')}\n`;
}
