import type { RecordAct } from '../../components/record/record-acts.js';
import { http, type Schemas } from '../../lib/api.js';
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
      ...{ id: 'stop', event: 'stop', title: t('rules.act.stop'), grave: true, fields: [reason] },
      send: ({ reason: why = '' }, headers) => http.POST('/rules/{id}/stop', { ...to, headers, body: said(why) }),
    },
    {
      ...{ id: 'archive', event: 'archive', title: t('rules.act.archive'), grave: true, fields: [reason] },
      send: ({ reason: why = '' }, headers) => http.POST('/rules/{id}/archive', { ...to, headers, body: said(why) }),
    },
  ];
}
