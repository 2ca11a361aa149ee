import './texts.js';
import { Alert, Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { alignmentActs } from './acts.js';
import { AlignmentStatus } from './alignment-status.js';
import { Revise } from './revise.js';
import { Revisions } from './revisions.js';
import { Teams } from './teams.js';
import { parts, partText, type Detail, type Part as ContentPart } from './words.js';
import { useSpokenText } from '../../lib/spoken.js';
import { Spoken } from '../../components/spoken.js';

const route = getRouteApi('/alignments/$ref');

/** An alignment round: what is asked, what each team says, and what may be done. */
export function AlignmentPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/alignments/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('alignments', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/alignments/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  const { zone } = one.due;
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="alignments">
        <AlignmentStatus of={one} />
      </RecordHead>
      <Stack gap="md">
        <RecordActs record={one} allowed={one.allowed} acts={alignmentActs(t, one)} waitingFor={one.waitsFor} />
        <Revise of={one} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <Outcome of={one} />
              <Teams of={one} />
              <Asked of={one} />
              <Revisions of={one} />
              <Happened of={times} zone={zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <About of={one} />
              <Coming of={times} zone={zone} />
              <Links of="alignment" id={one.id} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

/** How it came out, with who was against it; it stays so. */
function Outcome({ of: one }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const spoken = useSpokenText();
  const { outcome, withdrawal, frozenHash } = one;
  if (outcome === null && withdrawal === null) return null;
  const names = (teams: readonly { name: string }[]): string | null => teams.map(({ name }) => name).join(', ') || null;
  const how =
    outcome &&
    (outcome.how === 'rule'
      ? t('alignment.byRule', { because: spoken(outcome.because) })
      : t('alignment.byChair', { by: outcome.by?.name ?? '', reason: outcome.reason ?? '' }));
  return (
    <Part title={t('alignment.outcome')}>
      <Facts
        facts={[
          [t('alignment.status'), t(`alignment.is.${one.status}`)],
          [t('alignment.outcome'), how],
          [t('alignment.ruleSaid'), outcome?.how === 'chair' ? spoken(outcome.because) : null],
          [t('alignment.dissent'), outcome && names(outcome.dissent)],
          [t('alignment.silentTeams'), outcome && names(outcome.silent)],
          [t('alignment.withdrawal'), withdrawal],
          [t('alignment.hash'), frozenHash && <code style={{ overflowWrap: 'anywhere' }}>{frozenHash}</code>],
        ]}
      />
    </Part>
  );
}

/** What is proposed first; the title stands above. */
const shown: readonly ContentPart[] = ['proposal', ...parts.filter((part) => part !== 'proposal' && part !== 'title')];

/** What the teams are asked about. */
function Asked({ of: { content, findingChanged, closedAt } }: { of: Detail }): ReactElement {
  const t = useTexts();
  const changed = findingChanged.map((part) => t(`alignment.part.${part}`)).join(', ');
  return (
    <Part title={t('alignment.content')}>
      {changed !== '' && closedAt === null && (
        <Alert variant="light" mb="sm" role="note">
          {t('alignment.findingChanged', { parts: changed })}
        </Alert>
      )}
      <Facts
        facts={shown.map((part) => [
          t(`alignment.part.${part}`),
          partText(content, part) === '' ? null : (
            <Text key={part} size="sm" className="said">
              {partText(content, part)}
            </Text>
          ),
        ])}
      />
    </Part>
  );
}

function About({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  const over = one.closedAt !== null;
  const moved = one.firstDueAt !== one.due.at;
  const { kind, required } = one.rule;
  return (
    <Part title={t('alignment.itself')}>
      <Facts
        facts={[
          [
            t('alignment.of'),
            <RegisterLink key="finding" of="findings" record={{ key: one.finding.key, title: one.content.title }} />,
          ],
          [t('alignment.rule'), t(`alignment.ruleIs.${kind}`) + (required === null ? '' : ` (${required})`)],
          [t('alignment.soFar'), over ? null : <Spoken key="verdict">{one.verdict.because}</Spoken>],
          [t('alignment.dueIs'), <Due key="due" at={one.due.at} zone={one.due.zone} over={over} />],
          [t('alignment.firstDue'), moved ? <Due at={one.firstDueAt} zone={one.due.zone} over /> : null],
          [t('alignment.chair'), <PersonLink key="chair" person={one.chair} />],
          [t('alignment.revisions'), String(one.revision)],
        ]}
      />
    </Part>
  );
}
