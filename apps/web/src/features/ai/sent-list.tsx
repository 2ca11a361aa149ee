import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { Part } from '../../components/part.js';
import { ListOf } from '../../components/record/list-of.js';
import type { Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useClock, useTexts } from '../../lib/texts.js';

/** What left for a model, for whoever reads the trail. */
export function SentList(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useInfiniteQuery(pages('/ai/sent', {}));
  const columns: Column<Schemas['AiSent']>[] = [
    { id: 'at', title: t('ai.sentAt'), width: 180, cell: ({ at }) => <time dateTime={at}>{clock.at(at)}</time> },
    { id: 'by', title: t('ai.by'), cell: ({ by }) => by.name },
    {
      id: 'record',
      title: t('ai.record'),
      width: 110,
      cell: ({ record }) => <span className="key">{record.key}</span>,
    },
    { id: 'to', title: t('ai.model'), cell: ({ provider, model }) => `${provider} ${model}` },
    { id: 'bytes', title: t('ai.bytes'), numeric: true, width: 100, cell: ({ bytes }) => bytes },
    { id: 'digest', title: 'SHA-256', width: 150, cell: ({ digest }) => <code>{digest.slice(0, 12)}</code> },
  ];
  return (
    <Part title={t('ai.sent')}>
      <ListOf
        label={t('ai.sentTable')}
        found={found}
        columns={columns}
        keyOf={({ runId, attempt }) => `${runId}/${attempt}`}
        empty={t('ai.nothingSent')}
      />
    </Part>
  );
}
