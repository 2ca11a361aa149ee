import './texts.js';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { PersonLink } from '../../components/record-link.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';

type Team = Schemas['Team'];

const route = getRouteApi('/teams');

function bodyOf({ name = '', leadId, market }: Values) {
  return { name, leadId: leadId ? leadId : null, market: market ? market : null };
}

/** The teams, with their leads. */
export function TeamsPage(): ReactElement {
  const t = useTexts();
  const { q }: { q?: string } = route.useSearch();
  const administers = useMay('administer').may;
  const [form, open] = useState<string | null>(null);
  const found = useInfiniteQuery(pages('/teams', { q, sort: 'name' }));
  const teams = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const fields: FormField[] = [
    { name: 'name', label: t('team.name'), kind: 'line', required: true },
    { name: 'leadId', label: t('team.lead'), kind: 'person' },
    { name: 'market', label: t('team.market'), kind: 'line' },
  ];
  const close = (): void => open(null);
  return (
    <>
      <PageHead title={t('team.title')}>
        {administers && form !== 'new' && <Button onClick={() => open('new')}>{t('team.add')}</Button>}
      </PageHead>
      {form === 'new' && (
        <CommandForm
          name="add-team"
          title={t('team.add')}
          fields={fields}
          send={(values, headers) => http.POST('/teams', { body: bodyOf(values), headers })}
          done={close}
          close={close}
        />
      )}
      <Problem error={found.error} />
      {found.isPending && <Loading />}
      {found.data && teams.length === 0 && <Empty>{t('team.none')}</Empty>}
      <ul className="rows">
        {teams.map((team) => (
          <li key={team.id}>
            {form === team.id ? (
              <CommandForm
                name={`edit-team/${team.id}`}
                title={t('team.save')}
                fields={fields}
                initial={{ name: team.name, leadId: team.lead?.id ?? '', market: team.market ?? '' }}
                send={(values, headers) =>
                  http.PATCH('/teams/{id}', {
                    params: { path: { id: team.id } },
                    body: bodyOf(values),
                    headers: { ...headers, 'if-match': `"${team.version}"` },
                  })
                }
                done={close}
                close={close}
              />
            ) : (
              <Shown team={team} {...(administers ? { edit: () => open(team.id) } : {})} />
            )}
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button variant="default" mt="sm" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}

function Shown({ team, edit }: { team: Team; edit?: () => void }): ReactElement {
  const t = useTexts();
  const [open, show] = useState(false);
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm">
          <strong>{team.name}</strong>
          {team.market !== null && ` · ${team.market}`}
          {team.lead && (
            <>
              {' · '}
              {t('team.lead')}: <PersonLink person={team.lead} />
            </>
          )}
        </Text>
        <Group gap="xs">
          <Anchor component="button" type="button" size="sm" aria-expanded={open} onClick={() => show(!open)}>
            {t('team.see')}
          </Anchor>
          {edit && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              aria-label={t('team.editThis', { name: team.name })}
              onClick={edit}
            >
              {t('team.edit')}
            </Button>
          )}
        </Group>
      </Group>
      {open && <Members team={team} />}
    </Stack>
  );
}

function Members({ team }: { team: Team }): ReactElement {
  const t = useTexts();
  const found = useInfiniteQuery(pages('/people', { team: team.id, active: true, sort: 'name' }));
  const people = found.data?.pages.flatMap(({ items }) => items) ?? [];
  if (found.data && people.length === 0) return <Empty>{t('person.none')}</Empty>;
  return (
    <Text size="sm">
      {people.map((person, index) => (
        <span key={person.id}>
          {index > 0 && ' · '}
          <PersonLink person={person} />
        </span>
      ))}
    </Text>
  );
}
