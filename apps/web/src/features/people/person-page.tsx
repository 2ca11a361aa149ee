import './texts.js';
import { Badge, Button, Grid, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { CommandForm } from '../../components/form/command-form.js';
import { NotShown } from '../../components/record/not-shown.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { PersonLink } from '../../components/record-link.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useMe } from '../../lib/session.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Accounts } from './accounts.js';
import { Invite } from './invite.js';
import { Leaving } from './leaving.js';
import { OpenWork } from './open-work.js';
import { bodyOf, personFields, valuesOf } from './person-fields.js';
import { RolesOf } from './roles-of.js';
import { Tokens } from './tokens.js';

const route = getRouteApi('/people/$id');

/** A person: where they belong, what they may, by what they come in, what hangs on them. */
export function PersonPage(): ReactElement {
  const { id }: { id: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/people/{id}', { params: { path: { id } } }));
  if (found.data === undefined) return <NotShown found={found} />;
  return <Shown key={found.data.id} person={found.data} />;
}

function Shown({ person }: { person: Schemas['Person'] }): ReactElement {
  const t = useTexts();
  const me = useMe();
  const administers = useMay('administer');
  return (
    <>
      <PageHead title={person.name}>
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {t(`person.accessIs.${person.access}`)}
          </Badge>
          {!person.active && (
            <Badge color="gray" variant="light" tt="none">
              {t('person.left')}
            </Badge>
          )}
        </Group>
      </PageHead>
      <Grid>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="md">
            <About person={person} administers={administers.may} />
            <RolesOf person={person} />
            <Accounts person={person} administers={administers.may} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="md">
            <OpenWork person={person} />
            {administers.may && person.active && !person.service && <Invite person={person} />}
            {(administers.may || me.id === person.id) && <Tokens person={person} />}
            {administers.may && person.active && <Leaving person={person} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function About({ person, administers }: { person: Schemas['Person']; administers: boolean }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [editing, edit] = useState(false);
  if (editing)
    return (
      <CommandForm
        name={`edit-person/${person.id}`}
        title={t('person.save')}
        fields={personFields(t)}
        initial={valuesOf(person)}
        send={(values, headers) =>
          http.PATCH('/people/{id}', {
            params: { path: { id: person.id } },
            body: bodyOf(values),
            headers: { ...headers, 'if-match': `"${person.version}"` },
          })
        }
        done={() => edit(false)}
        close={() => edit(false)}
      />
    );
  return (
    <Part title={t('person.about')}>
      <Facts
        facts={[
          [t('person.email'), person.email],
          [t('person.team'), person.team?.name],
          [t('person.manager'), person.manager && <PersonLink person={person.manager} />],
          [t('person.market'), person.market],
          [t('person.timeZone'), person.timeZone],
          [t('person.calendar'), person.calendar],
          [
            t('person.is'),
            [
              t(person.active ? 'person.here' : 'person.left'),
              ...(person.external ? [t('person.external')] : []),
              ...(person.service ? [t('person.service')] : []),
            ].join(' · '),
          ],
          [t('person.since'), clock.at(person.createdAt)],
        ]}
      />
      {administers && (
        <Button variant="default" mt="sm" onClick={() => edit(true)}>
          {t('person.edit')}
        </Button>
      )}
    </Part>
  );
}
