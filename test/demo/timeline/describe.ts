import type { Rule } from './rules.js';
import type { TrailEvent } from './trail.js';
import { becauseText, momentText } from './words.js';

export type Tone = 'plain' | 'calm' | 'good' | 'warn' | 'bad';

/** An event in words: one or two for its kind, then what was said, then why people were told. */
export interface Words {
  label: string;
  tone: Tone;
  /** What it is about, where that is not an action item. */
  title?: string;
  /** What is to be read under it: who did it, and what they said. */
  said?: string;
  /** Why those who were told were told. */
  why?: string;
  /** The policy that says so. */
  rule?: string | undefined;
}

/** What the words of an event are made of besides itself. */
export interface Context {
  rules: ReadonlyMap<string, Rule>;
  /** The zone of the record it is about. */
  zone: string;
  programName: string;
  tollgateRule: Rule | undefined;
  /** How many signatures the open round of the item or phase has, this one included. */
  signatures: number;
}

type Describer = (event: TrailEvent, context: Context) => Words;

/** What is not known here is named by its type, so that nothing of the trail is left out. */
export function describe(event: TrailEvent, context: Context): Words {
  const describer = describers[event.type];
  return describer ? describer(event, context) : { label: event.type.replace(/^\w+\./, ''), tone: 'plain' };
}

const describers: Record<string, Describer> = {
  'program.created': (e) => ({
    label: 'Entered',
    tone: 'plain',
    title: text(e, 'name'),
    said: `${by(e)} writes the program down as a draft: nothing is due yet.`,
  }),
  'program.activated': (e) => ({
    label: 'Launched',
    tone: 'good',
    title: text(e, 'phase'),
    said: `${by(e)} launches the program, and its first phase opens.`,
  }),
  'item.created': () => ({ label: 'Entered', tone: 'plain' }),
  'item.activated': (e, { zone }) => ({
    label: 'Opened',
    tone: 'plain',
    why: `its phase has opened; due ${moment(e, 'dueAt', zone)}`,
  }),
  'item.started': (e) => ({ label: 'Started', tone: 'plain', said: `${by(e)} begins.` }),
  'item.evidence_added': (e) => ({
    label: 'Evidence',
    tone: 'plain',
    said: `${by(e)} adds ${e.data['kind'] === 'file' ? 'a file' : 'a link'}: ${text(e, 'title')}`,
  }),
  'item.reminded': (e, { rules }) => ({
    label: 'Reminder',
    tone: 'plain',
    why: becauseText(text(e, 'because')),
    rule: ruleOf(e, rules),
  }),
  'item.breached': (e, { zone }) => ({
    label: 'BREACH',
    tone: 'bad',
    said: `Due ${momentText(e.at, zone)} and still open. The breach bears the instant that was due.`,
  }),
  'item.escalated': (e, { rules }) => ({
    label: `Level ${text(e, 'level')}`,
    tone: Number(e.data['level']) >= 3 ? 'bad' : 'warn',
    why: becauseText(text(e, 'because')),
    rule: ruleOf(e, rules),
  }),
  'item.acknowledged': (e, { zone }) => ({
    label: 'Acknowledged',
    tone: 'calm',
    said: `${by(e)}: ${quote(e, 'note')} The ladder stands still until ${moment(e, 'until', zone)}; the breach stands.`,
    why: 'somebody is on it',
  }),
  'item.submitted': (e, { rules }) => {
    const rule = e.item ? rules.get(e.item.signOffPolicy) : undefined;
    const quorum = rule?.quorum
      ? `${rule.quorum.required} of ${rule.quorum.of} must accept it`
      : 'they are to accept it';
    return {
      label: 'Handed in',
      tone: 'calm',
      said: `${by(e)}: ${quote(e, 'statement')}`,
      why: quorum,
      rule: rule?.name,
    };
  },
  'item.signed': (e, { rules, signatures }) => ({
    label: 'Signed',
    tone: 'calm',
    said: `${by(e)} accepts; ${signatures} of ${quorumOf(e, rules)} signatures.`,
    why: 'the others are still to decide',
  }),
  'item.done': (e, { rules, signatures }) => ({
    label: 'DONE',
    tone: 'good',
    said: `${by(e)} accepts; ${signatures} of ${quorumOf(e, rules)} signatures. SHA-256 ${hash(e)}`,
    why: 'the item is accepted',
  }),
  'item.sent_back': (e) => ({
    label: 'Sent back',
    tone: 'warn',
    said: `${by(e)}: ${quote(e, 'reason')}`,
    why: 'to mend it and hand it in again',
  }),
  'item.sign_off_overdue': (e, { rules }) => ({
    label: 'Sign-off late',
    tone: 'warn',
    why: becauseText(text(e, 'because')),
    rule: ruleOf(e, rules),
  }),
  'item.extension_requested': (e, { zone }) => ({
    label: 'Time asked',
    tone: 'plain',
    said: `${by(e)} asks for ${moment(e, 'dueAt', zone)}: ${quote(e, 'reason')}`,
    why: 'to grant it or refuse it',
  }),
  'item.extension_granted': (e, { zone }) => ({
    label: 'Time granted',
    tone: 'calm',
    said: `${by(e)}: ${quote(e, 'reason')} Now due ${moment(e, 'dueAt', zone)}; reminders and ladder start anew.`,
    why: 'the request is answered',
  }),
  'item.extension_refused': (e) => ({
    label: 'Time refused',
    tone: 'warn',
    said: `${by(e)}: ${quote(e, 'reason')} The due date stays.`,
    why: 'the request is answered',
  }),
  'phase.tollgate_opened': (e, { tollgateRule }) => ({
    label: 'TOLLGATE',
    tone: 'calm',
    title: text(e, 'phase'),
    said: 'All items of the phase are done. It passes when it is signed, not before.',
    why: tollgateRule?.quorum ? `${tollgateRule.quorum.required} of them must sign` : 'to sign',
    rule: tollgateRule?.name,
  }),
  'phase.passed': (e, { programName }) => {
    const phase = text(e, 'phase');
    if (e.data['closed'] !== true)
      return {
        label: 'Passed',
        tone: 'good',
        title: phase,
        said: `${by(e)} signs, and “${text(e, 'next')}” opens. SHA-256 ${hash(e)}`,
        why: 'the phase is passed',
      };
    return {
      label: 'CLOSED',
      tone: 'good',
      title: programName,
      said: `${by(e)} signs “${phase}”, the last phase. SHA-256 ${hash(e)}`,
      why: 'the program is closed',
    };
  },
};

function quorumOf(event: TrailEvent, rules: Context['rules']): string {
  return String(rules.get(event.item?.signOffPolicy ?? '')?.quorum?.required ?? 1);
}

function by({ actor }: TrailEvent): string {
  return actor ?? 'Tollgate';
}

function text({ data }: TrailEvent, field: string): string {
  const value = data[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function quote(event: TrailEvent, field: string): string {
  return `“${text(event, field)}”`;
}

function moment({ data }: TrailEvent, field: string, zone: string): string {
  return momentText(Number(data[field]), zone);
}

/** Enough of it to be recognised. */
function hash(event: TrailEvent): string {
  return `${text(event, 'contentHash').slice(0, 10)}…`;
}

function ruleOf({ data }: TrailEvent, rules: Context['rules']): string | undefined {
  return rules.get(String(data['policyVersionId']))?.name;
}
