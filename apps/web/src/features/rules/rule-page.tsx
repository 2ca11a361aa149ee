import './texts.js';
import { Button, Code, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { PageHead } from '../../components/page-head.js';
import { Part } from '../../components/part.js';
import { PersonLink } from '../../components/record-link.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { ruleActs } from './acts.js';
import { BackTest } from './back-test.js';
import { Licences } from './licences.js';
import { RuleStatus } from './status.js';
import { Answers } from './answers.js';
import { Spoken } from '../../components/spoken.js';

type Detail = Schemas['RuleDetail'];

const route = getRouteApi('/rules/$ref');

/** A rule: what it says, how far it goes, what it would have done, and what it made of what happened since. */
export function RulePage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/rules/{id}', { params: { path: { id: ref } } }));
  const one = found.data;
  if (one === undefined) return <NotShown found={found} />;
  const record = { id: one.id, key: one.key, title: one.name, version: one.newest.version };
  return (
    <>
      <PageHead title={`${one.key} ${one.name}`}>
        <RuleStatus of={one} />
      </PageHead>
      <Stack gap="md">
        <Group gap="xs">
          <RecordActs record={record} allowed={one.allowed} acts={ruleActs(t, one)} waitingFor={[]} />
          {one.allowed.includes('version') && (
            <Button component={Link} to="/rules/$ref/edit" params={{ ref: one.key } as never} variant="default">
              {t('rules.act.version')}
            </Button>
          )}
        </Group>
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <Versions of={one} />
              <Licences of={one} />
              <BackTest of={one} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <About of={one} />
              <Answers of={one} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function About({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Part title={t('rules.about')}>
      <Facts
        facts={[
          [t('rules.description'), one.description && <span className="said">{one.description}</span>],
          [t('rules.state'), t(`rules.is.${one.state}`)],
          [t('rules.since'), clock.at(one.stateSince)],
          [t('rules.stateBy'), one.stateBy && <PersonLink person={one.stateBy} />],
          [t('rules.because'), one.because && <Spoken key="because">{one.because}</Spoken>],
          [t('rules.listens'), one.newest.events.join(', ')],
          [t('rules.proposes'), one.newest.command],
        ]}
      />
    </Part>
  );
}

/** What each version says, the newest first. */
function Versions({ of: { versions, version: live, state } }: { of: Detail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [chosen, choose] = useState<number | null>(null);
  const shown = versions.find(({ version }) => version === chosen) ?? versions[0];
  const listens = state === 'shadow' || state === 'suggest' || state === 'act';
  return (
    <Part title={shown === undefined ? t('rules.versions') : t('rules.version', { version: shown.version })}>
      {shown && (
        <Code block tabIndex={0}>
          {shown.text}
        </Code>
      )}
      <ul className="rows">
        {versions.map(({ version, createdBy, createdAt }, index) => (
          <li key={version}>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-pressed={version === shown?.version}
              onClick={() => choose(version)}
            >
              {t('rules.version', { version })}
            </Button>{' '}
            <Text size="xs" c="dimmed" component="span">
              {[
                t('rules.writtenBy', { who: createdBy.name, when: clock.at(createdAt) }),
                ...(index === 0 ? [t('rules.newest')] : []),
                ...(version === live ? [t(listens ? 'rules.live' : 'rules.lastLive')] : []),
              ].join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}
