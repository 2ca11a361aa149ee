import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, table, whenText, words } from '../lib/output.js';

type Detail = Schemas['RuleDetail'];
type BackTest = Schemas['BackTest'];
type Facts = Schemas['RuleFacts'];
type Why = Pick<BackTest['examples'][number], 'outcome' | 'would' | 'why' | 'said'>;

/** Where one is found, by its key or its id. */
export const ruleAt = (ref: string): `/rules/${string}` => `/rules/${encodeURIComponent(ref)}`;

/** A rule with its newest version, or the one that is named. */
export function ruleFacts(rule: Detail, version = rule.versions[0]?.version): string {
  const head = facts([
    ['Rule', `${plain(rule.key)} ${plain(rule.name)}`],
    ['For', rule.description],
    ['State', `${words(rule.state)} since ${whenText(rule.stateSince)}${by(rule)}`],
    ['Because', rule.because],
    ['Listens by', rule.version === null ? null : `version ${plain(rule.version)}`],
    ['Written by', `${nameOf(rule.createdBy)}, ${whenText(rule.createdAt)}`],
    ['Versions', rule.versions.map((each) => plain(each.version)).join(', ')],
    ['Id', rule.id],
  ]);
  const shown = rule.versions.find((each) => each.version === version);
  const said = shown && `Version ${plain(shown.version)}, by ${nameOf(shown.createdBy)}\n${shown.text.trimEnd()}`;
  return [head, ...(said ? [said] : [])].join('\n\n');
}

const by = ({ stateBy }: Detail): string => (stateBy === null ? '' : `, by ${nameOf(stateBy)}`);

/** What may be asked of a kind, and what may be proposed. */
export function factsText({ kind, record, program, actor, events, commands }: Facts): string {
  const types = (of: Record<string, string>, before: string): string[][] =>
    Object.entries(of).map(([name, type]) => [`${before}.${name}`, words(type)]);
  const rows = [...types(record, 'record'), ...types(program, 'program'), ['actor.kind', actor.kind.join(' or ')]];
  const said = events.map(({ type, data }) => [plain(type), Object.keys(data).join(', ')]);
  return [
    table(['FACT', 'TYPE'], rows),
    table(['EVENT', 'SAYS (event.data)'], said, 1),
    `A rule about a ${words(kind)} may propose: ${commands.map(plain).join(', ')}`,
  ].join('\n\n');
}

/** What a back-test found. */
export function backTestText(test: BackTest): string {
  const head = facts([
    ['Rule', `${plain(test.key)}, version ${plain(test.version)}`],
    ['Events', `${plain(test.events)} from ${whenText(test.from)} to ${whenText(test.until)}${whole(test)}`],
    ['Matched', test.matched],
    ['Did not', test.notMatched],
    ['Errors', test.errors],
    ['Not knowable', test.notKnowable],
    ['Too slow', test.tooSlow],
  ]);
  const places = test.places.map((p) => [
    ...[plain(p.domain ?? 'no domain'), plain(p.market ?? 'no market')],
    ...[p.events, p.matched, p.errors, p.notKnowable].map(plain),
  ]);
  const unknown = test.unknown.map(({ fact, events }) => [plain(fact), plain(events)]);
  return [
    head,
    ...(places.length === 0
      ? []
      : [table(['DOMAIN', 'MARKET', 'EVENTS', 'MATCHED', 'ERRORS', 'NOT KNOWABLE'], places)]),
    ...(unknown.length === 0 ? [] : [table(['NOT KNOWN AS IT WAS', 'EVENTS'], unknown)]),
    ...test.examples.map(exampleText),
  ].join('\n\n');
}

function whole({ complete, oldest }: BackTest): string {
  return complete ? '' : `; of more, those from ${oldest === null ? 'then' : whenText(oldest)} on`;
}

function exampleText({ record, event, ...why }: BackTest['examples'][number]): string {
  const of = `${plain(record.key ?? record.id)} ${plain(record.title)}`;
  return `${of}\n  ${plain(event.type)}, ${whenText(event.at)}\n${whyText(why)}`;
}

/** What came of it, and each comparison with both of its sides. */
export function whyText({ outcome, would, why, said }: Why): string {
  const lines = [
    `  ${words(outcome)}${would === null ? '' : `: would propose ${plain(would.command)} ${JSON.stringify(would.arguments)}`}`,
    ...(said === null ? [] : [`  ${said}`]),
    ...why.map(({ text, sides, holds, error }) => {
      const values = sides.map((side) => `${plain(side.text)} is ${plain(side.value)}`).join(', ');
      const came = holds === null ? (error ?? 'came to nothing') : holds ? 'holds' : 'does not hold';
      return `    ${plain(text)}: ${came}${values === '' ? '' : ` (${values})`}`;
    }),
  ];
  return lines.join('\n');
}
