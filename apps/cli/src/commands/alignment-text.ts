import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, whenText, words } from '../lib/output.js';

type Detail = Schemas['AlignmentDetail'];
type Said = NonNullable<Detail['teams'][number]['position']>;

const stands = {
  ...{ consents: 'agrees', against: 'against', abstains: 'abstains' },
  ...{ conditional: 'agrees on conditions that wait', silent: 'has not answered' },
} as const;

/** What the teams are asked about, as people read it. */
export function contentFacts(content: Schemas['AlignmentContent']): [string, unknown][] {
  return [
    ['Finding', `${plain(content.finding)} ${plain(content.title)}`],
    ['Condition', content.condition],
    ['Criteria', content.criteria],
    ['Cause', content.cause],
    ['Effect', content.effect],
    ...content.recommendations.map((text, index): [string, string] => [`Recommendation ${index + 1}`, text]),
    ['Proposed', content.proposal],
  ];
}

/** A round as people read it. */
export function alignmentFacts(a: Detail): string {
  const { outcome, verdict, due, rule } = a;
  const live = a.status === 'open' || a.status === 'deciding';
  return facts([
    ['Round', `${plain(a.key)} ${plain(a.title)}`],
    ['Status', words(a.status) + (a.restricted ? '; restricted' : '')],
    ['Rule', words(rule.kind) + (rule.required === null ? '' : ` of ${plain(rule.required)}`)],
    [live ? 'So far' : 'Rule said', verdict.because],
    [
      'Outcome',
      outcome &&
        `${outcome.agreed ? 'agreed' : 'not agreed'}, ${outcome.how === 'rule' ? 'by its rule' : `as ${nameOf(outcome.by)} decides: ${outcome.reason ?? ''}`}`,
    ],
    ['Dissent', outcome && outcome.dissent.map(({ name }) => name).join(', ')],
    ['Not heard', outcome && outcome.silent.map(({ name }) => name).join(', ')],
    ['Withdrawn', a.withdrawal],
    ['Due', whenText(due.at) + (a.overdue ? ', overdue' : '')],
    ['First due', a.firstDueAt === due.at ? null : whenText(a.firstDueAt)],
    ['Ladder', a.ladderLevel > 0 ? `level ${plain(a.ladderLevel)}` : null],
    ['Held until', a.acknowledgedUntil && whenText(a.acknowledgedUntil)],
    ['Waits for', a.waitsFor.map(nameOf).join(', ')],
    ['Chair', nameOf(a.chair)],
    ['Revision', plain(a.revision)],
    ['Finding says', a.findingChanged.length === 0 ? null : `otherwise by now: ${a.findingChanged.join(', ')}`],
    ...contentFacts(a.content),
    ...a.teams.flatMap(({ team, person, stands: how, position, earlier }): [string, string][] => [
      [plain(team.name), `${stands[how]} (${nameOf(person)})${position === null ? '' : `: ${saidText(position)}`}`],
      ...earlier.map((before): [string, string] => ['  before', saidText(before)]),
    ]),
    ['Hash', a.frozenHash ?? a.contentHash],
    ['May be', a.allowed.map(words).join(', ')],
    ['Id', a.id],
  ]);
}

function saidText({ position, reason, wouldChange, conditions, revision, at, by }: Said): string {
  const settled = conditions.map(({ id, text, settled: how }) => {
    if (how === null) return `“${text}” waits (${id})`;
    return `“${text}” ${how.accepted ? 'accepted' : 'declined'}${how.item === null ? '' : `, ${plain(how.item.key)}`}`;
  });
  return [
    `${words(position)}, on revision ${plain(revision)}, by ${nameOf(by)}, ${whenText(at)}`,
    ...[reason, wouldChange === null ? null : `Would change: ${wouldChange}`].filter((text) => text !== null),
    ...settled,
  ].join('. ');
}
