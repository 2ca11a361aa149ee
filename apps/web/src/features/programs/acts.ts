import type { Values } from '../../components/acts/acts.js';
import { conditionsIn } from '../../components/acts/conditions-in.js';
import { http, type Schemas } from '../../lib/api.js';

type Headers = Record<'idempotency-key', string>;

interface Subject {
  program: Schemas['Program'];
  phaseId: string;
  /** Of what is signed, as it was read: the API refuses where it has changed since. */
  hash: string | undefined;
}

export interface Act {
  /** What it is called in `allowed`. */
  event: string;
  primary?: true;
  grave?: true;
  /** What has to be said; null where nothing has. */
  text: { name: string; label: 'reason' | 'reasonNeeded' | 'question'; required: boolean } | null;
  /** Its conditions are asked for too: what becomes an item when it is approved. */
  conditions?: true;
  /** @param typed what was typed besides the text */
  send: (subject: Subject, text: string, headers: Headers, typed: Values) => Promise<unknown>;
}

export type ProgramActName = keyof typeof programActs;
export type PhaseActName = keyof typeof phaseActs;

const needed = { name: 'reason', label: 'reasonNeeded', required: true } as const;
const to = ({ program }: Subject, headers: Headers) => ({ params: { path: { id: program.id } }, headers });
const at = ({ program, phaseId }: Subject, headers: Headers) => ({
  params: { path: { id: program.id, phaseId } },
  headers,
});
const read = ({ hash }: Subject) => (hash === undefined ? {} : { contentHash: hash });

export const programActs = {
  launch: {
    event: 'activate',
    primary: true,
    text: null,
    send: (subject, _text, headers) => http.POST('/programs/{id}/launch', { ...to(subject, headers), body: {} }),
  },
  resume: {
    event: 'resume',
    primary: true,
    text: null,
    send: (subject, _text, headers) => http.POST('/programs/{id}/resume', { ...to(subject, headers), body: {} }),
  },
  hold: {
    event: 'hold',
    text: needed,
    send: (subject, reason, headers) => http.POST('/programs/{id}/hold', { ...to(subject, headers), body: { reason } }),
  },
  cancel: {
    event: 'cancel',
    grave: true,
    text: needed,
    send: (subject, reason, headers) =>
      http.POST('/programs/{id}/cancel', { ...to(subject, headers), body: { reason } }),
  },
} satisfies Record<string, Act>;

export const phaseActs = {
  approve: {
    event: 'sign_tollgate',
    primary: true,
    text: { name: 'reason', label: 'reason', required: false },
    send: (subject, reason, headers) =>
      http.POST('/programs/{id}/phases/{phaseId}/sign-off', {
        ...at(subject, headers),
        body: { decision: 'approve', ...(reason === '' ? {} : { reason }), ...read(subject) },
      }),
  },
  approveOn: {
    event: 'sign_tollgate',
    conditions: true,
    text: { name: 'reason', label: 'reason', required: false },
    send: (subject, reason, headers, typed) =>
      http.POST('/programs/{id}/phases/{phaseId}/sign-off', {
        ...at(subject, headers),
        body: {
          ...{ decision: 'approve', followUps: conditionsIn(typed), ...read(subject) },
          ...(reason === '' ? {} : { reason }),
        },
      }),
  },
  sendBack: {
    event: 'sign_tollgate',
    grave: true,
    text: needed,
    send: (subject, reason, headers) =>
      http.POST('/programs/{id}/phases/{phaseId}/sign-off', {
        ...at(subject, headers),
        body: { decision: 'send_back', reason, ...read(subject) },
      }),
  },
  ask: {
    event: 'ask_tollgate',
    text: { name: 'question', label: 'question', required: true },
    send: (subject, question, headers) =>
      http.POST('/programs/{id}/phases/{phaseId}/questions', { ...at(subject, headers), body: { question } }),
  },
  revoke: {
    event: 'revoke_tollgate',
    text: { name: 'reason', label: 'reason', required: false },
    send: (subject, reason, headers) =>
      http.POST('/programs/{id}/phases/{phaseId}/sign-off/revoke', {
        ...at(subject, headers),
        body: reason === '' ? {} : { reason },
      }),
  },
  openTollgate: {
    event: 'open_tollgate',
    text: needed,
    send: (subject, reason, headers) =>
      http.POST('/programs/{id}/phases/{phaseId}/tollgate', { ...at(subject, headers), body: { reason } }),
  },
} satisfies Record<string, Act>;
