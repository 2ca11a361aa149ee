import { itemTable } from '../item/table.js';
import { type Transition } from '../record/table.js';
import { exceptionTable } from '../exception/table.js';
import { programTable } from '../program/table.js';
import { recurrenceTable } from '../recurrence/table.js';

type Table = Record<string, Partial<Record<string, Pick<Transition, 'guard' | 'effect'> & { to: readonly string[] }>>>;

/** The page `docs/state-machines.md`, as the tables say it. */
export function stateMachinesPage(): string {
  const intro =
    'Made from the tables in `domain/item/`, `domain/program/`, `domain/exception/` and `domain/recurrence/`, which the\nworkflow and the error texts read too; a test holds this page equal to them. What is not here is refused by name.';
  return `# State machines\n\n${intro}\n\n${section('Action item', itemTable)}\n${section('Program', programTable)}\n${section('Policy exception and risk acceptance', exceptionTable)}\n${section('Recurrence', recurrenceTable)}`;
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
