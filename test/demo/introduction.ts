import type { Rule } from './timeline/rules.js';
import type { Terminal } from './timeline/terminal.js';
import { countText, listText } from './timeline/words.js';
import type { Person, Story } from './program/story.js';

/** What the reader is going to see, and for how long. */
export function announce(story: Story, terminal: Terminal): void {
  const items = story.phases.reduce((sum, phase) => sum + phase.items.length, 0);
  terminal.line();
  terminal.line(terminal.bold(`Tollgate demo: the program “${story.name}”`));
  terminal.line();
  terminal.paragraph(
    `A marketplace in ${listText(Object.values(story.markets).map(({ name }) => name))} closes the gaps by which ` +
      `counterfeits reach buyers: ${countText(story.phases.length, 'phase')}, ${countText(items, 'action item')}, ` +
      `${countText(story.people.length, 'person', 'people')}. People, numbers and texts are invented. All else is real: ` +
      `PostgreSQL, a Temporal server, the API and a worker, apart from any other Tollgate of this machine; everybody ` +
      `acts through the API with a token of their own, and the Temporal server skips the time in between.`,
    '  ',
  );
  terminal.paragraph('It takes about a minute. Ctrl-C ends it; nothing stays behind.', '  ');
  terminal.line();
}

/** Who is who, and what was agreed: what every line of the timeline goes back to. */
export function introduce(story: Story, rules: Rule[], terminal: Terminal): void {
  terminal.line();
  terminal.paragraph(story.description, '  ');
  terminal.line();
  const facts = [...parts(story), ...agreed(rules)];
  const width = Math.max(...facts.map(([name]) => name.length)) + 4;
  for (const [name, value] of facts) terminal.paragraph(value, ' '.repeat(width), `  ${name}`.padEnd(width));
  terminal.line();
  terminal.paragraph(
    'Each line: the local date and time of the market, the market, the action item, what happened. An arrow tells who ' +
      'was told and in which part, why, and by which rule.',
    '  ',
    '  ',
    (line) => terminal.dim(line),
  );
  terminal.line();
}

/** How it ended, in numbers. */
export function conclude(story: Story, summary: [string, string][], terminal: Terminal): void {
  terminal.line();
  terminal.line(terminal.tone('good', `The program “${story.name}” is closed.`));
  terminal.line();
  const width = Math.max(...summary.map(([name]) => name.length)) + 4;
  for (const [name, value] of summary) terminal.line(`  ${name}`.padEnd(width) + value);
  terminal.line();
}

function parts({ people, phases, markets }: Story): [string, string][] {
  const named = (part: Person['part']): string =>
    people
      .filter((person) => person.part === part)
      .map(({ name, market }) => `${name} (${market})`)
      .join(', ');
  const owners = people
    .filter(({ part }) => part === 'manager')
    .map((manager): [string, string] => [
      `${markets[manager.market].name} (${manager.market})`,
      `${manager.name}, manager of ${people
        .filter((person) => person.manager === manager.key)
        .map(({ name }) => name)
        .join(' and ')}`,
    ]);
  return [
    ...phases.map(({ name, description }, index): [string, string] => [
      `Phase ${index + 1}`,
      `${name}. ${description}`,
    ]),
    ['Program manager', named('program manager')],
    ['Domain lead', named('domain lead')],
    ['Approvers', named('approver')],
    ...owners,
  ];
}

function agreed(rules: Rule[]): [string, string][] {
  return rules.map(({ name, sentences }) => [name, sentences.join('; ')]);
}
