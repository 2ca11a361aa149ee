import './texts.js';
import { Anchor, Badge, Grid, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { Comments } from '../../components/record/comments.js';
import { Links } from '../../components/record/links.js';
import { ModelActs } from '../../components/record/model-acts.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { findingActs } from './acts.js';
import { FindingRating, FindingStatus } from './finding-status.js';
import { Launch } from './launch.js';
import { RootCause } from './root-cause.js';
import { Track } from './track.js';
import type { Detail } from './words.js';

const route = getRouteApi('/findings/$ref');

/** A finding: what is so and should be, who answers for it, how far it is, and what may be done. */
export function FindingPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const navigate = route.useNavigate();
  const found = useQuery(api.queryOptions('get', '/findings/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('findings', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/findings/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  const zone = one.due?.zone ?? one.target?.zone ?? 'UTC';
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="findings">
        <FindingStatus of={one} />
        <FindingRating of={one} />
      </RecordHead>
      <Stack gap="md">
        <Track of={one} />
        <RecordActs record={one} allowed={one.allowed} acts={findingActs(t, one)} waitingFor={[]} />
        <ModelActs of={one} />
        <Launch of={one} made={(id) => void navigate({ to: '/programs/$id', params: { id } })} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About of={one} />
              <RootCause of={one} />
              <Said of={one} />
              <Happened of={times} zone={zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <Coming of={times} zone={zone} />
              <Links of="finding" id={one.id} />
              <Part title={t('items.comments')}>
                <Comments of="findings" id={one.id} />
              </Part>
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function About({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  const over = one.status === 'verified' || one.status === 'withdrawn';
  const moved = one.firstTarget !== null && one.firstTarget.at !== one.target?.at;
  const date = (of: Detail['due']): ReactElement | null => of && <Due at={of.at} zone={of.zone} over={over} />;
  return (
    <Part title={t('finding.condition')}>
      <Text size="sm" className="said" mb="sm">
        {one.condition}
      </Text>
      <Facts
        facts={[
          [t('finding.criteria'), one.criteria],
          [t('finding.cause'), one.cause],
          [t('finding.effect'), one.effect],
          [t('finding.recommendations'), one.recommendations.length > 0 ? <Lines of={one.recommendations} /> : null],
          [t('finding.ownerIs'), <PersonLink key="owner" person={one.owner} />],
          [t('finding.author'), <PersonLink key="author" person={one.author} />],
          [t('finding.domainLead'), one.domainLead && <PersonLink person={one.domainLead} />],
          [t('finding.stage'), one.stage && t(`case.stageIs.${one.stage}`)],
          [t('finding.domain'), one.domain],
          [t('finding.markets'), one.markets.join(', ')],
          [t('finding.dueIs'), over ? null : date(one.due)],
          [t('finding.target'), date(one.target)],
          [t('finding.firstTarget'), moved ? date(one.firstTarget) : null],
          [t('finding.teams'), <TheTeams key="teams" of={one} />],
        ]}
      />
    </Part>
  );
}

const asks = ['draft', 'proposed', 'disputed', 'agreed'];

/** The round in which teams were asked about it, and the way to ask them. */
function TheTeams({ of: { key, title, status, allowed, alignment } }: { of: Detail }): ReactElement {
  const t = useTexts();
  const goesOn = alignment?.status === 'open' || alignment?.status === 'deciding';
  const may = !goesOn && asks.includes(status) && allowed.includes('withdraw');
  return (
    <Group gap="xs" component="span">
      {alignment && <RegisterLink of="alignments" record={{ key: alignment.key, title }} />}
      {alignment && (
        <Badge variant="default" tt="none">
          {t(`finding.teamsAre.${alignment.status}`)}
        </Badge>
      )}
      {may && (
        <Anchor component={Link} to="/alignments" search={{ of: key } as never} inherit>
          {t('finding.askTeams')}
        </Anchor>
      )}
      {!alignment && !may && t('finding.notAsked')}
    </Group>
  );
}

function Lines({ of }: { of: readonly string[] }): ReactElement {
  return (
    <List size="sm" type="ordered">
      {of.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}

interface Statement {
  title: string;
  text: string;
  by: string;
  links?: readonly string[];
}

/** What people said on its way: the answer, what was done, the verification. */
function Said({ of: finding }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  const { agreement, dispute, remediation, verification, reopening, withdrawal } = finding;
  const by = (said: { by: { name: string } | null; at: string }): string =>
    `${said.by?.name ?? t('finding.itself')}, ${clock.at(said.at)}`;
  const all: (Statement | null)[] = [
    dispute && {
      title: t('finding.is.disputed'),
      text: `${dispute.reason}\n${t('finding.wouldChange')}: ${dispute.wouldChange}`,
      by: by(dispute),
    },
    agreement && { title: t('finding.is.agreed'), text: agreement.note ?? '', by: by(agreement) },
    remediation && {
      title: t('finding.is.remediated'),
      text: remediation.text,
      by: by(remediation),
      links: remediation.links,
    },
    verification && { title: t('finding.is.verified'), text: verification.text, by: by(verification) },
    reopening && { title: t('finding.reopened'), text: reopening.reason, by: by(reopening) },
    withdrawal === null ? null : { title: t('finding.is.withdrawn'), text: withdrawal, by: '' },
  ];
  const said = all.filter((one) => one !== null);
  if (said.length === 0) return null;
  return (
    <Part title={t('finding.said')}>
      <Stack gap="sm">
        {said.map(({ title, text, by: who, links = [] }) => (
          <div key={title}>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            <Text size="sm" className="said">
              {text}
            </Text>
            {links.map((url) => (
              <Text key={url} size="sm">
                <Anchor href={url} target="_blank" rel="noreferrer noopener" inherit>
                  {url}
                </Anchor>
              </Text>
            ))}
            <Text size="xs" c="dimmed">
              {who}
            </Text>
          </div>
        ))}
      </Stack>
    </Part>
  );
}
