import type { Schemas } from '../lib/client.js';
import { waitingGlassText } from './glass-text.js';
import { facts, nameOf, plain, table, whenText, words } from '../lib/output.js';

type Analysis = Schemas['AnalysisDetail'];
type Node = Analysis['nodes'][number];

/** An analysis as people read it: its facts, its tree, and whom it asks. */
export function analysisText(a: Analysis): string {
  const { signOff } = a;
  const head = facts([
    ['Analysis', `${plain(a.key)} ${plain(a.title)}`],
    [
      'Status',
      words(a.status) +
        (a.restricted ? '; restricted' : '') +
        (a.brokenGlass ? '; THE GLASS WAS BROKEN: signed past its approvers' : ''),
    ],
    [
      'Due',
      a.status === 'signed' || a.status === 'withdrawn' ? null : whenText(a.due.at) + (a.overdue ? ', overdue' : ''),
    ],
    ['Ladder', a.ladderLevel > 0 ? `level ${plain(a.ladderLevel)}` : null],
    ['Held until', a.acknowledgedUntil && whenText(a.acknowledgedUntil)],
    ['Analyst', nameOf(a.owner)],
    ['Domain lead', nameOf(a.domainLead)],
    ['What happened', a.problem],
    ['Method', plain(a.method)],
    ['Stage', a.stage && words(a.stage)],
    ['Domain', a.domain],
    ['Markets', a.markets.join(', ')],
    ['Version', a.contentVersion],
    ['Waits for', signOff && signOff.waitingFor.map((one) => plain(one.name)).join(', ')],
    ['Break-glass', waitingGlassText(signOff)],
    ['Signed', a.signedAt && `${whenText(a.signedAt)}, content ${plain(a.signedHash)}`],
    ['Withdrawn', a.withdrawal],
    ['Missing', a.missing],
    ['May be', a.allowed.map(words).join(', ')],
    ['Id', a.id],
  ]);
  return [head, treeText(a.nodes), timelineText(a), asksText(a), cutSetsText(a)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The graph as a tree: what explains several things stands below the first, and is named below the others. */
function treeText(nodes: readonly Node[]): string {
  const lines: string[] = [];
  const shown = new Set<string>();
  const below = (node: Node, lead: string, last: boolean, top: boolean): void => {
    const again = shown.has(node.id);
    shown.add(node.id);
    lines.push(`${lead}${top ? '' : last ? '└─ ' : '├─ '}${again ? `see ${plain(node.id)}` : nodeText(node)}`);
    if (again) return;
    const children = nodes.filter(({ parents }) => parents.includes(node.id));
    const next = top ? '' : `${lead}${last ? '   ' : '│  '}`;
    for (const [index, child] of children.entries()) below(child, next, index === children.length - 1, false);
  };
  for (const effect of nodes.filter(({ parents }) => parents.length === 0)) below(effect, '', true, true);
  return lines.join('\n');
}

function nodeText({ id, kind, gate, text, role, code, confidence, evidence }: Node): string {
  const cause = role === null ? '' : ` [${role}: ${plain(code)}${confidence === null ? '' : `, ${confidence}`}]`;
  const shows = evidence.length === 0 ? '' : ` {${evidence.map((one) => plain(one.link ?? one.text)).join('; ')}}`;
  return `${plain(id)}: ${kind === 'gate' ? `${(gate ?? 'or').toUpperCase()} ` : ''}${plain(text)}${cause}${shows}`;
}

function timelineText({ timeline }: Analysis): string {
  return timeline.map(({ at, text }) => `${whenText(at)}  ${plain(text)}`).join('\n');
}

function asksText({ elsewhere }: Analysis): string {
  if (elsewhere.length === 0) return 'Nobody was asked where else it could happen.';
  const rows = elsewhere.map((ask) => [
    plain(ask.number),
    [ask.market, ask.domain]
      .filter((part) => part !== null)
      .map(plain)
      .join(', '),
    nameOf(ask.person),
    ask.answer === null ? (ask.takenBack === null ? '' : 'taken back') : words(ask.answer.verdict),
    ask.answer === null
      ? ask.takenBack === null
        ? `until ${whenText(ask.due.at)}${ask.overdue ? ', overdue' : ''}`
        : plain(ask.takenBack)
      : `${ask.answer.record === null ? '' : `${plain(ask.answer.record)}: `}${plain(ask.answer.text)}`,
  ]);
  return table(['ASKED', 'WHERE ELSE', 'WHO', 'ANSWER', ''], rows, 4);
}

function cutSetsText({ cutSets }: Analysis): string {
  if (cutSets === null) return '';
  const { sets, complete, upTo } = cutSets;
  if (sets.length === 0 && complete) return 'No set of events brings it about yet.';
  const limit = complete
    ? ''
    : `\nThere are more: only sets of at most ${plain(upTo)} events are shown, and all of those.`;
  return `It comes about by any of these:\n${sets.map((set) => `  ${set.map(plain).join(' + ')}`).join('\n')}${limit}`;
}
