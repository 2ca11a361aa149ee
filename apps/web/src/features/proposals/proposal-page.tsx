import './texts.js';
import { Alert, Anchor, Badge, Button, Grid, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { LinkedRecord } from '../../components/linked-record.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api, http } from '../../lib/api.js';
import { numberFormat } from '../../lib/formats.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { proposalActs } from './acts.js';
import { changedIn } from './arguments.js';
import { ChangedArguments } from './changed-arguments.js';
import { Differences } from './differences.js';
import { ProposalStatus } from './proposal-status.js';
import { commandText, factCalled, factText, saidIn, type Detail } from './words.js';
import { Spoken } from '../../components/spoken.js';

const route = getRouteApi('/proposals/$ref');

/** A proposal: what it would change, the facts that it was made on, what speaks for it, and what may be done. */
export function ProposalPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/proposals/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('proposals', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/proposals/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  const { zone } = one.until;
  return (
    <>
      <RecordHead of={one} stepping={stepping}>
        <ProposalStatus of={one} />
      </RecordHead>
      <Stack gap="md">
        <RecordActs
          record={one}
          allowed={one.allowed}
          acts={proposalActs(t, one)}
          waitingFor={one.status === 'proposed' ? one.asked : []}
        />
        <Fell of={one} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <Part title={t('proposal.change')}>
                <Differences of={{ key, ...(one.approvedAs ?? one) }} />
              </Part>
              <Instead of={one} />
              <Premise of={one} />
              <Happened of={times} zone={zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <About of={one} />
              <Coming of={times} zone={zone} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

/** What was approved in the place of what was proposed, the one beside the other. */
function Instead({ of: { approvedAs, shareOfChange, arguments: proposed } }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const { i18n } = useTranslation();
  if (approvedAs === null) return null;
  const share = numberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const spoken = new Map(approvedAs.changes.map((one) => [one.field, one]));
  const changed = changedIn(proposed, approvedAs.arguments).map((one) =>
    // People are known by their names there, and not here.
    one.argument.endsWith('Id') ? { ...one, ...spoken.get(one.argument) } : one,
  );
  return (
    <Part title={t('proposal.approvedAs')}>
      <Text size="sm" c="dimmed">
        {t('proposal.changedBy', { name: approvedAs.by.name, share: share.format(shareOfChange ?? 0) })}
      </Text>
      <ChangedArguments of={changed} label={t('proposal.approvedAs')} />
    </Part>
  );
}

/** One whose facts fell, which failed, or is over can be proposed anew; the new one is gone to. */
function Fell({ of: one }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const navigate = route.useNavigate();
  const command = useCommand(
    `anew/${one.id}`,
    (_: null, headers) => http.POST('/proposals/{id}/anew', { params: { path: { id: one.id } }, headers, body: {} }),
    ({ data }) => data && void navigate({ to: '/proposals/$ref', params: { ref: data.key } }),
  );
  const fell = one.status === 'proposed' && one.premise.some(({ holds }) => holds === false);
  if (!fell && one.status !== 'failed' && one.status !== 'over') return null;
  return (
    <Alert variant="light" color="yellow" role="note">
      <Text size="sm" mb={6}>
        {fell ? t('proposal.fellMore') : (one.failure?.detail ?? t(`proposal.is.${one.status}`))}
      </Text>
      <Button size="compact-sm" variant="default" loading={command.isPending} onClick={() => command.mutate(null)}>
        {t('proposal.act.anew')}
      </Button>
      <Problem error={command.error} />
    </Alert>
  );
}

function Premise({ of: { premise } }: { of: Detail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <Part title={t('proposal.premise')}>
      <Table aria-label={t('proposal.premise')} withRowBorders={false} verticalSpacing={2} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('proposal.field')}</Table.Th>
            <Table.Th>{t('proposal.was')}</Table.Th>
            <Table.Th>{t('proposal.now')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {premise.map(({ field, was, is, holds }) => (
            <Table.Tr key={field}>
              <Table.Td>{factCalled(field)}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{factText(clock, was)}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {is !== null && factText(clock, is)}{' '}
                {holds !== null && (
                  <Badge size="sm" tt="none" variant={holds ? 'default' : 'light'} color={holds ? 'gray' : 'red'}>
                    {t(holds ? 'proposal.holds' : 'proposal.fell')}
                  </Badge>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

function About({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const { record, decision, madeBy } = one;
  const versions = Object.entries(madeBy).flatMap(([part, value]) => (value === null ? [] : [`${part} ${value}`]));
  const people = (all: Detail['authors']): string => all.map(({ name }) => name).join(', ');
  const other = (of: Detail['supersedes']): ReactElement | null =>
    of && (
      <Anchor component={Link} to="/proposals/$ref" params={{ ref: of.key } as never} inherit>
        {of.key}
      </Anchor>
    );
  return (
    <Part title={t('proposal.itself')}>
      <Facts
        facts={[
          [t('proposal.record'), <LinkedRecord key="record" of={record} />],
          [t('proposal.command'), commandText(t, one.command)],
          [t('proposal.says'), saidIn(one.arguments).join(' · ')],
          [t('proposal.why'), <span className="said">{one.reason}</span>],
          [t('proposal.quotes'), one.quotes.length === 0 ? null : <Quotes of={one} />],
          [t('proposal.maker'), t(`proposal.makerIs.${one.maker}`)],
          [t('proposal.versions'), versions.join(', ')],
          [t('proposal.authors'), people(one.authors)],
          [t('proposal.asked'), people(one.asked)],
          [t('proposal.until'), <Due at={one.until.at} zone={one.until.zone} over={one.status !== 'proposed'} />],
          [
            t('proposal.decision'),
            decision && t('proposal.decidedBy', { name: decision.by.name, at: clock.at(decision.at) }),
          ],
          [t('proposal.rejection'), decision?.reason ? t(`proposal.rejectionIs.${decision.reason}`) : null],
          [t('field.note'), decision?.note],
          [t('proposal.failure'), one.failure && <Spoken key="failure">{one.failure.detail}</Spoken>],
          [t('proposal.supersedes'), other(one.supersedes)],
          [t('proposal.supersededBy'), other(one.supersededBy)],
          [
            t('proposal.whyNot'),
            one.refused.length > 0 && (
              <Spoken key="whyNot">{one.refused.map(({ because }) => because).join(' ')}</Spoken>
            ),
          ],
          [
            t('proposal.changedDigest'),
            one.approvedAs && <code style={{ overflowWrap: 'anywhere' }}>{one.approvedAs.digest}</code>,
          ],
          [t('proposal.digest'), <code style={{ overflowWrap: 'anywhere' }}>{one.digest}</code>],
        ]}
      />
    </Part>
  );
}

function Quotes({ of: { quotes } }: { of: Detail }): ReactElement {
  return (
    <>
      {quotes.map(({ text, source, place }) => (
        <blockquote key={`${source}${text}`} style={{ margin: 0 }}>
          “{text}” <cite>{[source, ...(place === null ? [] : [place])].join(', ')}</cite>
        </blockquote>
      ))}
    </>
  );
}
