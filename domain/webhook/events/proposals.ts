import { event, withMore } from './event-shape.js';
import * as f from './field.js';
import { moment, plain, readersLine, why, type Data, type Line } from './line.js';
import { linkedTo } from './linked.js';

const command = f.text('reassign', 'As the API calls it.');
const of: f.Fields = { ...linkedTo, command };
const note = f.orNull(f.text('As the desk said'));
const rejection = f.choice('wrong_facts', 'wrong_action', 'not_now', 'done_already', 'too_little_evidence');
const digest = f.hash;

const said = (value: unknown): string => (typeof value === 'string' && value !== '' ? `: ${value}` : '');
/** What whoever approved has changed, each before and after. */
function withChanges({ changes }: Data): string {
  if (!Array.isArray(changes)) return '';
  const each = (changes as { field: string; before: string; after: string }[]).map(
    ({ field, before, after }) => `${field} was ${before} and is ${after}`,
  );
  return ` with changes: ${each.join('; ')}`;
}

const step: f.Fields = {
  because: f.text('1 working day before', 'By which rule, for people to read.'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
};

const lines: Record<string, Line> = {
  'proposal.made': (d, zone) =>
    `Proposed, for a decision until ${moment(d['dueAt'], zone)}: ${plain(d['title'])}${why(d)}`,
  'proposal.approved': (d) => `Approved${withChanges(d)}${said(d['note'])}`,
  'proposal.licensed': (d) => `${plain(d['rule'])} acts under licence ${plain(d['licence'])}: nobody was asked`,
  'proposal.rejected': (d) => `Rejected, ${plain(d['why']).replaceAll('_', ' ')}${said(d['note'])}`,
  'proposal.withdrawn': (d) => `Withdrawn${said(d['note'])}`,
  'proposal.superseded': () => 'Superseded: it was proposed anew',
  'proposal.over': (d) => `Over, with no decision: ${plain(d['because'])}`,
  'proposal.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'proposal.carried_out': (d) => (d['changed'] === true ? 'Carried out, with changes' : 'Carried out'),
  'proposal.failed': (d) => `Not carried out, for it was refused${why(d)}`,
  'proposal.readers_set': readersLine,
  'proposal.restricted_read': () => 'Read by somebody who has no part in it',
};

const beside = ['proposal.reminded', 'proposal.readers_set', 'proposal.restricted_read'];

export const proposalEvents = withMore(
  { lines, beside },
  {
    'proposal.approved': event('Somebody approved it; its command is carried out next', {
      ...of,
      ...{ digest, note },
      'changed?': f.list(f.text('cause')),
      'changes?': f.list(
        f.object({ field: f.text('cause'), before: f.text('One queue'), after: f.text('Two queues') }),
      ),
      'changedDigest?': digest,
      'shareOfChange?': { schema: { type: 'number', minimum: 0, maximum: 1 }, example: 0.03 },
    }),
    'proposal.carried_out': event('Its command was carried out', {
      ...of,
      ...{ version: f.whole(5), told: f.people },
      'changed?': f.flag(true),
    }),
    'proposal.failed': event('Its command was refused when it was carried out', {
      ...of,
      code: f.text('premise-fell', 'Of the problem, as the API has it.'),
      reason: f.reason,
      told: f.people,
    }),
    'proposal.licensed': event('A rule acts under a licence; its command is carried out next', {
      ...of,
      licence: f.text('AL-1'),
      rule: f.text('RU-1@2'),
    }),
    'proposal.made': event('A command is proposed, for somebody to approve', {
      ...of,
      title: f.text('Reassign FI-12'),
      digest,
      maker: f.choice('person', 'rule', 'model', 'client'),
      reason: f.reason,
      dueAt: f.moment,
      told: f.people,
    }),
    'proposal.over': event('Nobody decided on it by its end', {
      ...of,
      because: f.text('ends Fri 4 Dec 2026 18:00'),
      told: f.people,
    }),
    'proposal.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
    'proposal.rejected': event('Somebody rejected it', { ...of, why: rejection, note, told: f.people }),
    'proposal.reminded': event('Its end comes nearer', step),
    'proposal.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
    'proposal.superseded': event('Another took its place', { ...of, by: f.id }),
    'proposal.withdrawn': event('Its author withdrew it', { ...of, note }),
  },
);
