import './texts.js';
import { Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { PersonLink } from '../../components/record-link.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { controlActs } from './acts.js';
import { useContentText } from './content-text.js';
import { Runs } from './run-strip.js';
import { TestsOf } from './tests-of.js';
import { ControlStatus } from './status.js';
import { Versions } from './versions.js';
import type { Detail } from './words.js';

const route = getRouteApi('/controls/$ref');

/** A control: what it is for, how its runs stand, whether it is attested, and what may be done. */
export function ControlPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/controls/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('controls', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/controls/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  const { zone } = one.frequency;
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="controls">
        <ControlStatus of={one} />
      </RecordHead>
      <Stack gap="md">
        <RecordActs record={one} allowed={one.allowed} acts={controlActs(t, one)} waitingFor={[]} />
        <Runs of={one} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About of={one} />
              <Versions of={one} />
              <Happened of={times} zone={zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <Attestation of={one} />
              <TestsOf of={one} />
              <Coming of={times} zone={zone} />
              <Links
                of="control"
                id={one.id}
                first={[
                  { kind: 'risk', title: t('control.risksMet'), none: t('control.noRisk') },
                  { kind: 'finding', title: t('control.findingsAgainst'), none: t('control.noFinding') },
                ]}
              />
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
  const textOf = useContentText();
  const { approval, retirement } = one;
  const by = ({ by: who, at }: { by: { name: string }; at: string }): string =>
    t('control.approvedBy', { who: who.name, when: clock.at(at) });
  return (
    <Part title={t('control.objective')}>
      <Text size="sm" className="said" mb="sm">
        {one.objective}
      </Text>
      <Facts
        facts={[
          [t('control.procedure'), one.procedure && <span className="said">{one.procedure}</span>],
          [t('control.type'), t(`control.typeIs.${one.type}`)],
          [t('control.automation'), t(`control.automationIs.${one.automation}`)],
          [t('control.frequency'), `${textOf(one, 'frequency')} (${one.frequency.zone})`],
          [t('control.withinIs'), one.within],
          [t('control.missed'), textOf(one, 'missed')],
          [t('control.ownerIs'), <PersonLink key="owner" person={one.owner} />],
          [t('control.operatorIs'), <PersonLink key="operator" person={one.operator} />],
          [t('control.domainLead'), one.domainLead && <PersonLink person={one.domainLead} />],
          [t('control.author'), <PersonLink key="author" person={one.author} />],
          [t('control.stage'), t(`case.stageIs.${one.stage}`)],
          [t('control.domain'), one.domain ?? t('control.allDomains')],
          [t('control.markets'), one.markets.join(', ')],
          [t('control.approved'), approval && by(approval)],
          [t('control.retired'), retirement && `${by(retirement)}: ${retirement.reason}`],
        ]}
      />
    </Part>
  );
}

/** Whether this version is attested, by when it is to be, and whom that waits for. */
function Attestation({
  of: { attestation, revision, due, overdue, owner, status, attestEvery },
}: {
  of: Detail;
}): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (status === 'proposed') return null;
  const waits = due !== null && (overdue || attestation?.holds !== true);
  const state =
    attestation === null
      ? t('control.attestNever')
      : attestation.holds
        ? t('control.attestHolds')
        : t('control.attestFell', { version: revision });
  return (
    <Part title={t('control.attestation')}>
      {attestation !== null && (
        <>
          <Text size="sm" className="said">
            {attestation.statement}
          </Text>
          <Text size="xs" c="dimmed">
            {t('control.attestedBy', {
              who: attestation.by.name,
              when: clock.at(attestation.at),
              version: attestation.revision,
            })}
          </Text>
        </>
      )}
      <Text size="sm" mb="xs">
        {state}
      </Text>
      <Facts
        facts={[
          [t('control.attestBy'), due && <Due at={due.at} zone={due.zone} />],
          [t('control.attestEvery'), attestEvery],
        ]}
      />
      {waits && (
        <Text size="sm" mt="xs">
          {t('control.attestWaits', { who: owner.name })}
        </Text>
      )}
    </Part>
  );
}
