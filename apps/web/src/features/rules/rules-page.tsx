import './texts.js';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Column } from '../../components/data-table.js';
import { CommandForm } from '../../components/form/command-form.js';
import { PageHead } from '../../components/page-head.js';
import { ListFilters } from '../../components/record/list-filters.js';
import { ListOf } from '../../components/record/list-of.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { RuleStatus } from './status.js';

type Rule = Schemas['Rule'];

const route = getRouteApi('/rules');
const states = ['draft', 'shadow', 'suggest', 'act', 'stopped', 'archived'] as const satisfies readonly Rule['state'][];

/** The rules of the house: what each listens to, what it proposes, and how far it goes. */
export function RulesPage(): ReactElement {
  const t = useTexts();
  const search: { q?: string; state?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const found = useInfiniteQuery(pages('/rules', { q: search.q, state: search.state }));
  return (
    <>
      <PageHead title={t('rules.title')} />
      <Text size="sm" c="dimmed" mb="sm">
        {t('rules.hint')}
      </Text>
      <Keep />
      <ListFilters
        find={t('rules.find')}
        said={{ ...search }}
        choices={[
          {
            name: 'state',
            label: t('rules.state'),
            options: states.map((value) => ({ value, label: t(`rules.is.${value}`) })),
          },
        ]}
        change={(said) => void navigate({ to: '/rules', search: said, replace: true })}
      />
      <ListOf
        label={t('rules.title')}
        found={found}
        columns={columns}
        keyOf={({ id }) => id}
        empty={t(Object.keys(search).length > 0 ? 'rules.noneSo' : 'rules.none')}
      />
    </>
  );
}

/** For those who keep rules: to write one, and to stop them all. */
function Keep(): ReactElement | null {
  const t = useTexts();
  const [stopping, stop] = useState(false);
  const { may, because, known } = useMay('keep_policies');
  if (!known) return null;
  if (!may)
    return (
      <Text size="sm" c="dimmed" mb="sm">
        {t('rules.onlyKeepers', { because: because ?? '' })}
      </Text>
    );
  if (stopping)
    return (
      <CommandForm
        name="stop-rules"
        title={t('rules.stopAll')}
        fields={[{ name: 'reason', label: t('field.reason'), kind: 'text' }]}
        grave
        send={({ reason = '' }, headers) =>
          http.POST('/rules/stop', { headers, body: reason === '' ? {} : { reason } })
        }
        done={() => stop(false)}
        close={() => stop(false)}
      />
    );
  return (
    <Group mb="sm" gap="xs">
      <Button component={Link} to="/rules/new" variant="default">
        {t('rules.write')}
      </Button>
      <Button variant="default" onClick={() => stop(true)}>
        {t('rules.stopAll')}
      </Button>
    </Group>
  );
}

function useColumns(): Column<Rule>[] {
  const t = useTexts();
  const clock = useClock();
  return [
    {
      id: 'name',
      title: t('rules.name'),
      cell: ({ key, name }) => (
        <Anchor component={Link} to="/rules/$ref" params={{ ref: key } as never} preload="intent" inherit>
          <span className="key">{key}</span> {name}
        </Anchor>
      ),
    },
    { id: 'state', title: t('rules.state'), width: 190, cell: (rule) => <RuleStatus of={rule} /> },
    {
      id: 'listens',
      title: t('rules.listens'),
      width: 240,
      cell: ({ newest: { events } }) => <code style={{ overflowWrap: 'anywhere' }}>{events.join(', ')}</code>,
    },
    {
      id: 'proposes',
      title: t('rules.proposes'),
      width: 130,
      cell: ({ newest: { command } }) => <code>{command}</code>,
    },
    {
      id: 'since',
      title: t('rules.since'),
      width: 180,
      cell: ({ stateSince }) => <time dateTime={stateSince}>{clock.at(stateSince)}</time>,
    },
  ];
}
