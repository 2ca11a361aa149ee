import './texts.js';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { ItemLink, PersonLink, RegisterLink } from '../../components/record-link.js';
import { RunOutcome, RunProposals, Written } from '../../components/record/model-draft.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';

const route = getRouteApi('/ai/$id');
const lookEveryMs = 1_500;

/** What a model was asked, what it wrote, and what came of it. */
export function AiRunPage(): ReactElement {
  const { id }: { id: string } = route.useParams();
  const t = useTexts();
  const clock = useClock();
  const found = useQuery({
    ...api.queryOptions('get', '/ai/runs/{id}', { params: { path: { id } } }),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'ended' ? false : lookEveryMs),
  });
  const run = found.data;
  if (run === undefined) return <NotShown found={found} />;
  const { record } = run;
  return (
    <>
      <PageHead title={t('ai.runOf', { task: t(`model.task.${run.task}`), record: record.key })} />
      <Stack gap="md">
        <Part title={t('ai.cameTo')}>
          <Text size="sm" mb="xs">
            <RunOutcome of={run} />
          </Text>
          <RunProposals of={run} />
          <Facts
            facts={[
              [
                t('ai.record'),
                <RegisterLink key="record" of={record.kind === 'case' ? 'cases' : 'findings'} record={record} />,
              ],
              [t('ai.by'), <PersonLink key="by" person={run.askedBy} />],
              [
                t('ai.askedAt'),
                <time key="at" dateTime={run.askedAt}>
                  {clock.at(run.askedAt)}
                </time>,
              ],
              [t('ai.model'), run.model && `${run.provider ?? ''} ${run.model}`],
              [t('ai.version'), run.version],
              [t('ai.language'), t(`ai.languageIs.${run.language}`)],
              [t('ai.into'), run.into && t(`model.into.${run.into}`)],
              [t('ai.source'), run.source && <Read key="source" of={run.source} />],
              [t('ai.tokens'), run.tokens],
              [t('ai.leftOut'), run.leftOut === 0 ? null : run.leftOut],
            ]}
          />
        </Part>
        {((run.drafted?.length ?? 0) > 0 || run.sentences !== null) && (
          <Part title={t('ai.draft')}>
            <Written of={run} />
          </Part>
        )}
      </Stack>
    </>
  );
}

/** The text that was read: pasted, or a file of an item. */
function Read({ of: { name, itemKey } }: { of: NonNullable<Schemas['AiRunDetail']['source']> }): ReactElement {
  return itemKey === null ? <>{name}</> : <ItemLink item={{ key: itemKey, title: name }} />;
}
