import { http, type Schemas } from '../../lib/api.js';
import type { CommandHeaders } from '../../lib/use-command.js';
import { conditionsIn } from './conditions-in.js';

export type ItemToAct = Schemas['ActionItemDetail'];

/** What is typed into the form of an act. */
export type Values = Record<string, string>;

export interface Field {
  /** As in the body that is sent, so that what the API says of it is shown beside it. */
  name: string;
  kind: 'text' | 'line' | 'span' | 'date' | 'time' | 'person' | 'files';
  label: FieldLabel;
  required?: boolean;
}

export type FieldLabel =
  | 'statement'
  | 'files'
  | 'reason'
  | 'reasonNeeded'
  | 'glassReason'
  | 'question'
  | 'answer'
  | 'date'
  | 'time'
  | 'impact'
  | 'note'
  | 'holdFor'
  | 'finding'
  | 'owner';

export type ActName = keyof typeof acts;

export interface Act {
  /** The event that it is in the table of states: `allowed` says whether it may be done. */
  event: string;
  /** The one that people come for here; others stand behind “more”. */
  primary?: true;
  /** The record is theirs still, so that they stay where they are; after the others the next record is there. */
  stays?: true;
  /** Ends or refuses something. */
  grave?: true;
  /** Where its event may lead to several states, the one that it leads to. */
  leadsTo?: Schemas['ActionItem']['status'];
  fields: readonly Field[];
  /** Its conditions are asked for too: what becomes an item when it is approved. */
  conditions?: true;
  send: (item: ItemToAct, values: Values, headers: CommandHeaders) => Promise<unknown>;
}

const reason = { name: 'reason', kind: 'text', label: 'reason' } as const;
const needed = { name: 'reason', kind: 'text', label: 'reasonNeeded', required: true } as const;
const to = ({ id }: ItemToAct, headers: CommandHeaders) => ({ params: { path: { id } }, headers });

/** What of it was typed; a field that was left empty is not sent. */
function typed<K extends string>(values: Values, ...names: K[]): Partial<Record<K, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = (values[name] ?? '').trim();
      return text === '' ? [] : [[name, text]];
    }),
  ) as Partial<Record<K, string>>;
}

function text(values: Values, name: string): string {
  return (values[name] ?? '').trim();
}

/** What may be done to an action item, with what it needs. Whether it may be done comes with the item. */
export const acts = {
  start: {
    event: 'start',
    stays: true,
    primary: true,
    fields: [],
    send: (item, _values, headers) => http.POST('/action-items/{id}/start', { ...to(item, headers), body: {} }),
  },
  acknowledge: {
    event: 'acknowledge',
    stays: true,
    primary: true,
    fields: [
      { name: 'note', kind: 'text', label: 'note' },
      { name: 'holdFor', kind: 'span', label: 'holdFor' },
    ],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/acknowledge', { ...to(item, headers), body: typed(values, 'note', 'holdFor') }),
  },
  submit: {
    event: 'submit',
    primary: true,
    fields: [
      { name: 'files', kind: 'files', label: 'files' },
      { name: 'statement', kind: 'text', label: 'statement' },
    ],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/submit', { ...to(item, headers), body: typed(values, 'statement') }),
  },
  approve: {
    event: 'sign',
    leadsTo: 'done',
    primary: true,
    fields: [reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/sign-off', {
        ...to(item, headers),
        body: { decision: 'approve', ...typed(values, 'reason'), ...read(item) },
      }),
  },
  approveOn: {
    event: 'sign',
    leadsTo: 'done',
    conditions: true,
    fields: [reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/sign-off', {
        ...to(item, headers),
        body: { decision: 'approve', ...typed(values, 'reason'), ...read(item), followUps: conditionsIn(values) },
      }),
  },
  sendBack: {
    event: 'sign',
    leadsTo: 'in_progress',
    primary: true,
    grave: true,
    fields: [needed],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/sign-off', {
        ...to(item, headers),
        body: { decision: 'send_back', reason: text(values, 'reason'), ...read(item) },
      }),
  },
  ask: {
    event: 'ask',
    stays: true,
    fields: [{ name: 'question', kind: 'text', label: 'question', required: true }],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/questions', { ...to(item, headers), body: { question: text(values, 'question') } }),
  },
  answer: {
    event: 'answer',
    primary: true,
    fields: [{ name: 'answer', kind: 'text', label: 'answer', required: true }],
    send: (item, values, headers) => {
      const questionId = openQuestion(item)?.id ?? '';
      return http.POST('/action-items/{id}/questions/{questionId}/answer', {
        params: { path: { id: item.id, questionId } },
        headers,
        body: { answer: text(values, 'answer') },
      });
    },
  },
  askForTime: {
    event: 'request_extension',
    primary: true,
    fields: [
      { name: 'due.date', kind: 'date', label: 'date', required: true },
      { name: 'due.time', kind: 'time', label: 'time' },
      needed,
      { name: 'impact', kind: 'text', label: 'impact' },
    ],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/extensions', {
        ...to(item, headers),
        body: {
          due: {
            date: text(values, 'due.date'),
            ...(text(values, 'due.time') ? { time: text(values, 'due.time') } : {}),
          },
          reason: text(values, 'reason'),
          ...typed(values, 'impact'),
        },
      }),
  },
  grant: {
    event: 'decide_extension',
    primary: true,
    fields: [reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/extensions/decision', {
        ...to(item, headers),
        body: { decision: 'grant', ...typed(values, 'reason') },
      }),
  },
  refuse: {
    event: 'decide_extension',
    primary: true,
    grave: true,
    fields: [needed],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/extensions/decision', {
        ...to(item, headers),
        body: { decision: 'refuse', reason: text(values, 'reason') },
      }),
  },
  passCheck: {
    event: 'pass_effectiveness',
    primary: true,
    fields: [{ name: 'finding', kind: 'text', label: 'finding' }],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/effectiveness', {
        ...to(item, headers),
        body: { result: 'passed', ...typed(values, 'finding') },
      }),
  },
  failCheck: {
    event: 'fail_effectiveness',
    primary: true,
    grave: true,
    fields: [
      { name: 'finding', kind: 'text', label: 'finding', required: true },
      { name: 'due.date', kind: 'date', label: 'date', required: true },
    ],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/effectiveness', {
        ...to(item, headers),
        body: { result: 'failed', finding: text(values, 'finding'), due: { date: text(values, 'due.date') } },
      }),
  },
  reassign: {
    event: 'reassign',
    fields: [{ name: 'ownerId', kind: 'person', label: 'owner', required: true }, reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/reassign', {
        ...to(item, headers),
        body: { ownerId: text(values, 'ownerId'), ...typed(values, 'reason') },
      }),
  },
  changeDue: {
    event: 'change_due',
    stays: true,
    fields: [
      { name: 'due.date', kind: 'date', label: 'date', required: true },
      { name: 'due.time', kind: 'time', label: 'time' },
      needed,
    ],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/change-due', {
        ...to(item, headers),
        body: {
          due: {
            date: text(values, 'due.date'),
            ...(text(values, 'due.time') ? { time: text(values, 'due.time') } : {}),
          },
          reason: text(values, 'reason'),
        },
      }),
  },
  withdraw: {
    event: 'withdraw',
    stays: true,
    fields: [reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/withdraw', { ...to(item, headers), body: typed(values, 'reason') }),
  },
  revoke: {
    event: 'revoke',
    fields: [reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/sign-off/revoke', { ...to(item, headers), body: typed(values, 'reason') }),
  },
  takeBack: {
    event: 'take_back_extension',
    stays: true,
    fields: [reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/extensions/take-back', { ...to(item, headers), body: typed(values, 'reason') }),
  },
  breakGlass: {
    event: 'break_glass',
    grave: true,
    fields: [{ name: 'reason', kind: 'text', label: 'glassReason', required: true }],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/break-glass', {
        ...to(item, headers),
        body: { reason: text(values, 'reason'), contentHash: item.signOff?.contentHash ?? '' },
      }),
  },
  confirmGlass: {
    event: 'confirm_glass',
    primary: true,
    grave: true,
    fields: [],
    send: (item, _values, headers) =>
      http.POST('/action-items/{id}/break-glass/confirm', {
        ...to(item, headers),
        body: { contentHash: item.signOff?.contentHash ?? '' },
      }),
  },
  refuseGlass: {
    event: 'refuse_glass',
    fields: [reason],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/break-glass/refuse', { ...to(item, headers), body: typed(values, 'reason') }),
  },
  reopen: {
    event: 'reopen',
    stays: true,
    fields: [{ name: 'due.date', kind: 'date', label: 'date', required: true }, needed],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/reopen', {
        ...to(item, headers),
        body: { due: { date: text(values, 'due.date') }, reason: text(values, 'reason') },
      }),
  },
  hold: {
    event: 'hold',
    stays: true,
    fields: [needed],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/hold', { ...to(item, headers), body: { reason: text(values, 'reason') } }),
  },
  resume: {
    event: 'resume',
    stays: true,
    primary: true,
    fields: [],
    send: (item, _values, headers) => http.POST('/action-items/{id}/resume', { ...to(item, headers), body: {} }),
  },
  cancel: {
    event: 'cancel',
    grave: true,
    fields: [needed],
    send: (item, values, headers) =>
      http.POST('/action-items/{id}/cancel', { ...to(item, headers), body: { reason: text(values, 'reason') } }),
  },
} satisfies Record<string, Act>;

/** What they have read is what they decide on: the API refuses where it has changed since. */
function read({ signOff }: ItemToAct): { contentHash?: string } {
  return signOff ? { contentHash: signOff.contentHash } : {};
}

export function openQuestion({ signOff }: ItemToAct): Schemas['SignOffQuestion'] | undefined {
  return signOff?.questions.find(({ answer }) => answer === null);
}

/** Those that may be done now, in the order in which people need them. */
export function actsFor(item: ItemToAct): ActName[] {
  return (Object.keys(acts) as ActName[]).filter(
    (name) => item.allowed.includes(acts[name].event) && (name !== 'answer' || openQuestion(item) !== undefined),
  );
}
