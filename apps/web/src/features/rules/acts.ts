import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
import { daysAgo, instantOf } from './days.js';
import type { useTexts } from '../../lib/texts.js';

/** What may be done to a rule; whether it may comes with it. */
export function ruleActs(t: ReturnType<typeof useTexts>, { id }: Schemas['RuleDetail']): RecordAct[] {
  const to = { params: { path: { id } } };
  const reason = { name: 'reason', label: t('field.reason'), kind: 'text' } as const;
  const said = (text: string): { reason?: string } => (text === '' ? {} : { reason: text });
  return [
    {
      ...{ id: 'shadow', event: 'shadow', title: t('rules.act.shadow'), primary: true },
      fields: [
        { name: 'version', label: t('rules.act.whichVersion'), kind: 'number', hint: t('rules.act.shadowHint') },
      ],
      send: ({ version = '' }, headers) =>
        http.POST('/rules/{id}/publish', {
          ...to,
          headers,
          body: { state: 'shadow', ...(version === '' ? {} : { version: Number(version) }) },
        }),
    },
    {
      ...{ id: 'suggest', event: 'suggest', title: t('rules.act.suggest'), fields: [] },
      send: (_, headers) => http.POST('/rules/{id}/publish', { ...to, headers, body: { state: 'suggest' } }),
    },
    {
      ...{ id: 'act', event: 'act', title: t('rules.act.act'), fields: [], beside: () => t('rules.act.actHint') },
      send: (_, headers) => http.POST('/rules/{id}/publish', { ...to, headers, body: { state: 'act' } }),
    },
    {
      ...{ id: 'stop', event: 'stop', title: t('rules.act.stop'), grave: true, fields: [reason] },
      send: ({ reason: why = '' }, headers) => http.POST('/rules/{id}/stop', { ...to, headers, body: said(why) }),
    },
    {
      ...{ id: 'archive', event: 'archive', title: t('rules.act.archive'), grave: true, fields: [reason] },
      send: ({ reason: why = '' }, headers) => http.POST('/rules/{id}/archive', { ...to, headers, body: said(why) }),
    },
    {
      ...{ id: 'license', event: 'license', title: t('rules.act.license'), initial: usualPlan() },
      fields: [
        { name: 'from', label: t('rules.licence.from'), kind: 'date', required: true },
        { name: 'endsAt', label: t('rules.licence.endsAt'), kind: 'date', required: true },
        { name: 'allowed', label: t('rules.licence.allowed'), kind: 'number' },
        { name: 'errors', label: t('rules.licence.errors'), kind: 'number', hint: t('rules.licence.errorsHint') },
        { name: 'unmatched', label: t('rules.licence.unmatched'), kind: 'number' },
        { name: 'share', label: t('rules.licence.share'), kind: 'number' },
      ],
      send: ({ from = '', endsAt = '', ...said }, headers) => {
        const numbers = Object.fromEntries(
          Object.entries(said).flatMap(([name, value]) => (value === '' ? [] : [[name, Number(value)] as const])),
        );
        const body = { rule: id, from: instantOf(from), endsAt: instantOf(endsAt), ...numbers };
        return http.POST('/acting-licences', { headers, body });
      },
    },
  ];
}

/** Drawn from the last half year, and good for as long. */
function usualPlan(): Record<string, string> {
  const now = Date.now();
  return { from: daysAgo(180, now), endsAt: daysAgo(-180, now) };
}
