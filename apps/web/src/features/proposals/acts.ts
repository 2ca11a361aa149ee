import { typed } from '../../components/form/command-form.js';
import type { RecordAct } from '../../components/record/record-acts.js';
import { http } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';
import { changeAct, isChangeable } from './change-act.js';
import { reasons, type Detail, type Reason } from './words.js';

const to = ({ id }: Detail) => ({ params: { path: { id } } });

/** What may be done to a proposal; whether it may comes with it. */
export function proposalActs(t: ReturnType<typeof useTexts>, one: Detail): RecordAct[] {
  const note = { name: 'note', label: t('field.note'), kind: 'text' } as const;
  return [
    {
      ...{ id: 'approve', event: 'approve', title: t('proposal.act.approve'), primary: true, fields: [note] },
      send: (values, headers) =>
        http.POST('/proposals/{id}/approve', {
          ...{ ...to(one), headers, body: { digest: one.digest, ...typed(values, 'note') } },
        }),
    },
    ...(isChangeable(one) ? [changeAct(t, one)] : []),
    {
      ...{ id: 'reject', event: 'reject', title: t('proposal.act.reject'), grave: true },
      fields: [
        {
          ...{ name: 'reason', label: t('proposal.rejection'), kind: 'choice', required: true },
          options: reasons.map((value) => ({ value, label: t(`proposal.rejectionIs.${value}`) })),
        },
        note,
      ],
      send: ({ reason, ...values }, headers) =>
        http.POST('/proposals/{id}/reject', {
          ...{ ...to(one), headers, body: { reason: reason as Reason, ...typed(values, 'note') } },
        }),
    },
    {
      ...{ id: 'withdraw', event: 'withdraw', title: t('proposal.act.withdraw'), fields: [note] },
      send: (values, headers) =>
        http.POST('/proposals/{id}/withdraw', { ...to(one), headers, body: typed(values, 'note') }),
    },
  ];
}
