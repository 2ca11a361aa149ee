import './texts.js';
import { Anchor, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import type { Column } from '../../components/data-table.js';
import { Facts } from '../../components/facts.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { ListOf } from '../../components/record/list-of.js';
import { RunOutcome } from '../../components/record/model-draft.js';
import { api, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Budget } from './budget.js';
import { Measures } from './measures.js';
import { SentList } from './sent-list.js';

/** The model that drafts what people decide on: whether there is one, what it costs, what it did, and what it was told. */
export function AiPage(): ReactElement {
  const t = useTexts();
  const { may } = useMay('read_trail');
  return (
    <>
      <PageHead title={t('ai.title')} />
      <Text size="sm" c="dimmed" mb="sm">
        {t('ai.hint')}
      </Text>
      <Stack gap="md">
        <Status />
        <Budget />
        <Measures />
        <Part title={t('ai.runs')}>
          <Runs />
        </Part>
        {may && <SentList />}
      </Stack>
    </>
  );
}

function Status(): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/ai/status', {}));
  return (
    <Part title={t('ai.status')}>
      <Came of={found}>
        {({ on, provider, model, leaves, prices }) =>
          on ? (
            <Facts
              facts={[
                [t('ai.model'), `${provider} ${model ?? ''}`],
                [t('ai.leaves'), leaves.domains.length === 0 ? t('ai.allDomains') : leaves.domains.join(', ')],
                [t('ai.restricted'), t(leaves.restricted ? 'ai.restrictedToo' : 'ai.restrictedNot')],
                [t('ai.names'), t(leaves.masked ? 'ai.masked' : 'ai.notMasked')],
                [t('ai.prices'), t('ai.priceIs', { in: prices.in, out: prices.out, currency: prices.currency })],
              ]}
            />
          ) : (
            <Text size="sm">{t('ai.off')}</Text>
          )
        }
      </Came>
    </Part>
  );
}

function Runs(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useInfiniteQuery(pages('/ai/runs', {}));
  const columns: Column<Schemas['AiRun']>[] = [
    {
      id: 'task',
      title: t('ai.what'),
      cell: ({ id, task }) => (
        <Anchor component={Link} to="/ai/$id" params={{ id } as never} preload="intent" inherit>
          {t(`model.task.${task}`)}
        </Anchor>
      ),
    },
    {
      id: 'record',
      title: t('ai.record'),
      width: 110,
      cell: ({ record }) => <span className="key">{record.key}</span>,
    },
    { id: 'outcome', title: t('ai.cameTo'), cell: (run) => <RunOutcome of={run} /> },
    { id: 'by', title: t('ai.by'), width: 170, cell: ({ askedBy }) => askedBy.name },
    {
      id: 'at',
      title: t('ai.askedAt'),
      width: 180,
      cell: ({ askedAt }) => <time dateTime={askedAt}>{clock.at(askedAt)}</time>,
    },
  ];
  return (
    <ListOf label={t('ai.runsTable')} found={found} columns={columns} keyOf={({ id }) => id} empty={t('ai.noRuns')} />
  );
}
