import './texts.js';
import { Alert, Badge, Button, Grid, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Empty } from '../../components/empty.js';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { PersonLink } from '../../components/record-link.js';
import { Glass } from '../../components/record/glass.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { OpenRound } from '../../components/record/open-round.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { analysisActs, analysisGlass } from './acts.js';
import { AnalysisStatus } from './analysis-status.js';
import { GraphEditor } from './graph-editor.js';
import type { Detail } from './words.js';
import { useSpokenText } from '../../lib/spoken.js';

const route = getRouteApi('/analyses/$ref');

/** A root cause analysis: its graph, where else it could happen, who signs, and what may be done. */
export function AnalysisPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/analyses/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('analyses', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/analyses/${key}`, called: `${key} ${one?.title ?? ''}` });
  const spoken = useSpokenText();
  if (one === undefined) return <NotShown found={found} />;
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="analyses">
        <AnalysisStatus of={one} />
      </RecordHead>
      <Stack gap="md">
        {one.missing !== null && <Alert color="blue">{t('analysis.missing', { what: spoken(one.missing) })}</Alert>}
        <RecordActs
          record={one}
          allowed={one.allowed}
          acts={analysisActs(t, one)}
          waitingFor={one.signOff?.waitingFor ?? []}
          decided={stepping.goOn}
        />
        {one.status === 'signed' && (
          <Group>
            <Button variant="default" component={Link} to="/findings" search={{ of: one.key } as never}>
              {t('analysis.act.finding')}
            </Button>
          </Group>
        )}
        <GraphEditor key={one.id} of={one} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About of={one} />
              <Elsewhere of={one} />
              <Course of={one} />
              <Happened of={times} zone={one.due.zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <OpenRound round={one.signOff} />
              <Glass
                of={{ id: one.id, name: `${one.key} ${one.title}` }}
                round={one.signOff}
                broken={one.brokenGlass}
                allowed={one.allowed}
                refused={one.refused}
                send={analysisGlass(one.id)}
              />
              <Coming of={times} zone={one.due.zone} />
              <Links
                of="analysis"
                id={one.id}
                first={[{ kind: 'finding', title: t('analysis.carries'), none: t('analysis.carriesNone') }]}
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
  const over = one.status === 'signed' || one.status === 'withdrawn';
  return (
    <Part title={t('analysis.problem')}>
      <Text size="sm" className="said" mb="sm">
        {one.problem}
      </Text>
      <Facts
        facts={[
          [t('analysis.method'), t(`analysis.methodIs.${one.method}`)],
          [t('analysis.causes'), <Causes key="causes" of={one.causes} />],
          [t('analysis.ownerIs'), <PersonLink key="owner" person={one.owner} />],
          [t('analysis.domainLead'), one.domainLead && <PersonLink person={one.domainLead} />],
          [t('analysis.stage'), one.stage && t(`case.stageIs.${one.stage}`)],
          [t('analysis.domain'), one.domain],
          [t('analysis.market'), one.markets.join(', ')],
          [t('analysis.version'), String(one.contentVersion)],
          [t('analysis.due'), over ? null : <Due at={one.due.at} zone={one.due.zone} over={false} />],
          ['SHA-256', one.signedHash],
        ]}
      />
    </Part>
  );
}

/** The causes that it tells, roots first. */
export function Causes({ of }: { of: Detail['causes'] }): ReactElement {
  const t = useTexts();
  if (of.length === 0) return <>{t('analysis.noCause')}</>;
  return (
    <Group gap={4} component="span">
      {of.map(({ node, role, code }) => (
        <Badge
          key={node}
          {...(role === 'root' ? { color: 'red', variant: 'light' } : { variant: 'default' })}
          tt="none"
        >
          {code === 'unknown' ? t('analysis.unknown') : code}
        </Badge>
      ))}
    </Group>
  );
}

/** Who was asked where else it could happen, and what they say. */
function Elsewhere({ of: { elsewhere } }: { of: Detail }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('analysis.elsewhere')}>
      {elsewhere.length === 0 ? (
        <Empty>{t('analysis.elsewhereNone')}</Empty>
      ) : (
        <Table.ScrollContainer minWidth={480}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {(['where', 'who', 'answer'] as const).map((name) => (
                  <Table.Th key={name}>{t(`analysis.${name}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {elsewhere.map((ask) => (
                <Table.Tr key={ask.number}>
                  <Table.Td>{[ask.market, ask.domain].filter((part) => part !== null).join(', ')}</Table.Td>
                  <Table.Td>
                    <PersonLink person={ask.person} />
                  </Table.Td>
                  <Table.Td>
                    <AnswerOf ask={ask} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Part>
  );
}

function AnswerOf({ ask }: { ask: Detail['elsewhere'][number] }): ReactElement {
  const t = useTexts();
  if (ask.answer !== null) {
    const { verdict, record, text } = ask.answer;
    return <>{`${t(`analysis.verdictIs.${verdict}`)}${record === null ? '' : ` (${record})`}: ${text}`}</>;
  }
  if (ask.takenBack !== null) return <>{t('analysis.takenBack', { reason: ask.takenBack })}</>;
  return <Due at={ask.due.at} zone={ask.due.zone} over={false} />;
}

function Course({ of: { timeline } }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (timeline.length === 0) return null;
  return (
    <Part title={t('analysis.happened')}>
      <Facts facts={timeline.map(({ at, text }) => [clock.at(at), text])} />
    </Part>
  );
}
