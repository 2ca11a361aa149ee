import { Badge, Button, Group, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { PersonLink, ProgramLink } from '../../components/record-link.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

type Grant = Schemas['RoleGrant'];

/** Roles that were given: which, to whom, where they hold, until when, by whom and why. */
export function Grants({ grants, toWhom = false }: { grants: readonly Grant[]; toWhom?: boolean }): ReactElement {
  return (
    <ul className="rows">
      {grants.map((grant) => (
        <li key={grant.id}>
          <Line grant={grant} toWhom={toWhom} />
        </li>
      ))}
    </ul>
  );
}

function Line({ grant, toWhom }: { grant: Grant; toWhom: boolean }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [sure, ask] = useState(false);
  const take = useCommand<null, unknown>(
    `take-role/${grant.id}`,
    (_nothing, headers) => http.DELETE('/role-grants/{id}', { params: { path: { id: grant.id } }, headers }),
    () => ask(false),
  );
  const role = t(`access.roleIs.${grant.role}`);
  const who = grant.person?.name ?? grant.team?.name ?? grant.group?.name ?? '';
  const live = grant.state === 'holds' || grant.state === 'coming';
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm">
            <strong>{role}</strong> · <Where grant={grant} />
            {(toWhom || grant.person === null) && (
              <>
                {' · '}
                <Whom grant={grant} />
              </>
            )}
          </Text>
          <Text size="xs" c="dimmed">
            {grant.state === 'coming' && `${t('access.fromOn', { when: clock.at(grant.from) })} · `}
            {grant.until !== null && `${t('access.until', { when: clock.at(grant.until) })} · `}
            {t('access.givenBy', { who: grant.givenBy?.name ?? '', when: clock.at(grant.givenAt) })} · {grant.reason}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {grant.state !== 'holds' && (
            <Badge variant="default" tt="none">
              {t(`access.stateIs.${grant.state}`)}
            </Badge>
          )}
          {live && (
            <Button
              variant="subtle"
              color={sure ? 'red' : 'gray'}
              size="compact-xs"
              aria-label={t('access.takeThis', { role, who })}
              loading={take.isPending}
              onClick={() => (sure ? take.mutate(null) : ask(true))}
            >
              {t(sure ? 'access.takeSure' : 'access.take')}
            </Button>
          )}
        </Group>
      </Group>
      <Problem error={take.error} />
    </>
  );
}

function Whom({ grant }: { grant: Grant }): ReactElement {
  const t = useTexts();
  if (grant.person) return <PersonLink person={grant.person} />;
  if (grant.team) return <>{t('access.ofTeam', { name: grant.team.name })}</>;
  return <>{t('access.ofGroup', { name: grant.group?.name ?? '', source: grant.group?.source ?? '' })}</>;
}

function Where({ grant }: { grant: Grant }): ReactElement {
  const t = useTexts();
  if (grant.program) return <ProgramLink program={grant.program} />;
  if (grant.domain !== null) return <>{t('access.inDomain', { name: grant.domain })}</>;
  if (grant.market !== null) return <>{t('access.inMarket', { name: grant.market })}</>;
  return <>{t('access.everywhere')}</>;
}
