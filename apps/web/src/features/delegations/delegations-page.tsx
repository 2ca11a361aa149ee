import './texts.js';
import { Badge, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { PageHead } from '../../components/page-head.js';
import { PersonLink } from '../../components/record-link.js';
import { RowsOf } from '../../components/record/rows-of.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMe } from '../../lib/session.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { ownZone } from '../../lib/time.js';
import { NewDelegation } from './new-delegation.js';

type Delegation = Schemas['Delegation'];
const whose = ['mine', 'standIn', 'all'] as const;
const states = ['coming', 'active', 'ended', 'revoked'] as const satisfies readonly Delegation['state'][];

const route = getRouteApi('/delegations');

/** Who stands in for whom: for me, whom I stand in for, everybody's; a form to say so, and to end it. */
export function DelegationsPage(): ReactElement {
  const t = useTexts();
  const me = useMe();
  const search: { of?: string; state?: string; making?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const of = whose.find((each) => each === search.of) ?? 'mine';
  const state = states.find((each) => each === search.state);
  const making = search.making !== undefined;
  const { making: _making, ...filters } = search;
  const say = (said: Record<string, string>): void =>
    void navigate({ to: '/delegations', search: said, replace: true });
  const found = useInfiniteQuery(
    pages('/delegations', { state, ...{ mine: { person: me.id }, standIn: { standIn: me.id }, all: {} }[of] }),
  );
  return (
    <>
      <PageHead title={t('delegation.title')}>
        {!making && <Button onClick={() => say({ ...filters, making: 'yes' })}>{t('delegation.new')}</Button>}
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        {t('delegation.hint')}
      </Text>
      <Stack gap="md">
        {making && <NewDelegation done={() => say(filters)} />}
        <Group align="end">
          <Select
            label={t('delegation.whose')}
            allowDeselect={false}
            value={of}
            onChange={(chosen) =>
              say({ ...(state ? { state } : {}), ...(chosen === null || chosen === 'mine' ? {} : { of: chosen }) })
            }
            data={whose.map((value) => ({ value, label: t(`delegation.whoseIs.${value}`) }))}
          />
          <Select
            label={t('delegation.state')}
            clearable
            value={state ?? null}
            onChange={(chosen) => say({ ...(of === 'mine' ? {} : { of }), ...(chosen ? { state: chosen } : {}) })}
            data={states.map((value) => ({ value, label: t(`delegation.stateIs.${value}`) }))}
          />
        </Group>
        <RowsOf found={found} empty={t(state === undefined ? `delegation.none.${of}` : 'delegation.noneSo')}>
          {(each) => <Line delegation={each} />}
        </RowsOf>
      </Stack>
    </>
  );
}

function Line({ delegation }: { delegation: Delegation }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [ending, end] = useState(false);
  const { id, person, standIn, scope, state, startsAt, endsAt, timeZone, reason, createdBy, revokedBy } = delegation;
  const names = { person: person.name, standIn: standIn.name };
  /** As it was said: a day is all of it. */
  const said = ({ date, time }: Delegation['from'], at: string): string =>
    time === null ? clock.day(date) : clock.at(at, timeZone);
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm">
            <strong>{t('delegation.line', names)}</strong> · {t(`delegation.scopeIs.${scope}`)}{' '}
            <Badge variant={state === 'active' ? 'light' : 'default'} tt="none">
              {t(`delegation.stateIs.${state}`)}
            </Badge>
          </Text>
          <Text size="sm">
            {t('delegation.span', { from: said(delegation.from, startsAt), until: said(delegation.until, endsAt) })}
            {timeZone !== ownZone && ` (${timeZone})`}
            {reason !== '' && ` · ${reason}`}
          </Text>
          <Group gap="sm">
            <PersonLink person={person} />
            <PersonLink person={standIn} />
            <Text size="xs" c="dimmed">
              {t('delegation.setBy', { who: createdBy.name, when: clock.at(delegation.createdAt) })}
              {revokedBy !== null &&
                delegation.revokedAt !== null &&
                ` · ${t('delegation.endedBy', { who: revokedBy.name, when: clock.at(delegation.revokedAt) })}`}
            </Text>
          </Group>
        </div>
        {delegation.can.includes('end') && !ending && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('delegation.endThis', names)}
            onClick={() => end(true)}
          >
            {t('delegation.end')}
          </Button>
        )}
      </Group>
      {ending && (
        <CommandForm
          name={`end-delegation/${id}`}
          title={t('delegation.end')}
          grave
          fields={[{ name: 'reason', label: t('delegation.endReason'), kind: 'text' }]}
          send={(values, headers) =>
            http.POST('/delegations/{id}/end', {
              params: { path: { id } },
              body: values['reason'] ? { reason: values['reason'] } : {},
              headers,
            })
          }
          done={() => end(false)}
          close={() => end(false)}
        />
      )}
    </>
  );
}
