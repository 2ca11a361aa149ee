import './texts.js';
import { Button, Grid, Group, List, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
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
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { reviewActs } from './acts.js';
import { DrawForm } from './draw-form.js';
import { ResultsOf } from './results.js';
import { ReviewStatus } from './review-status.js';

type Detail = Schemas['ReviewRoundDetail'];

const route = getRouteApi('/review-rounds/$ref');

/** A review round: what is asked, how far it is, what it has come to, and what may be done. */
export function ReviewPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/review-rounds/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('review-rounds', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/review-rounds/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  const judging = one.mine.judges && (one.status === 'open' || one.status === 'adjudicating');
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="review-rounds">
        <ReviewStatus of={one} />
      </RecordHead>
      <Stack gap="md">
        {judging && (
          <Group>
            <Button component={Link} to="/review-rounds/$ref/judge" params={{ ref: one.key } as never}>
              {t('review.judge')}
            </Button>
          </Group>
        )}
        <RecordActs record={one} allowed={one.allowed} acts={reviewActs(t, one)} waitingFor={[]} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About of={one} />
              {one.mine.seesAnswers && one.progress.answered > 0 && <ResultsOf of={one} />}
              <Happened of={times} zone={one.due.zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <Part title={t('review.progress')}>
                <Progress of={one} />
              </Part>
              <Part title={t('review.sample')}>
                <Sample of={one} />
              </Part>
              <Coming of={times} zone={one.due.zone} />
              <Links of="review_round" id={one.id} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function About({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  const over = one.status === 'closed' || one.status === 'cancelled';
  return (
    <Part title={one.decision.text}>
      {one.text !== '' && (
        <Text size="sm" className="said" mb="sm">
          {one.text}
        </Text>
      )}
      <Facts
        facts={[
          [
            t('review.labels'),
            one.decision.labels
              .map(({ value, violation }) => (violation ? `${value} (${t('review.violation')})` : value))
              .join(', '),
          ],
          [t('review.lines'), one.policyLines.join('; ')],
          [
            t('review.questions'),
            one.questions.length === 0 ? null : (
              <List key="questions" size="sm">
                {one.questions.map(({ key, text, required }) => (
                  <List.Item key={key}>{required ? `${text} (${t('review.required')})` : text}</List.Item>
                ))}
              </List>
            ),
          ],
          [t('review.perItem'), t(one.perItem === 2 ? 'review.perItemIs.two' : 'review.perItemIs.one')],
          [t('review.reviewers'), <People key="reviewers" people={one.reviewers} />],
          [t('review.adjudicators'), one.adjudicators.length === 0 ? null : <People people={one.adjudicators} />],
          [t('review.owner'), <PersonLink key="owner" person={one.owner} />],
          [t('review.domainLead'), one.domainLead && <PersonLink person={one.domainLead} />],
          [t('review.domain'), one.domain],
          [t('review.markets'), one.markets.join(', ')],
          [t('review.judgeBy'), over ? null : <Due at={one.due.at} zone={one.due.zone} over={false} />],
        ]}
      />
    </Part>
  );
}

function People({ people }: { people: Detail['reviewers'] }): ReactElement {
  const t = useTexts();
  if (people.length === 0) return <>{t('review.reviewersNone')}</>;
  return (
    <>
      {people.map((person, index) => (
        <span key={person.id}>
          {index > 0 && ', '}
          <PersonLink person={person} />
        </span>
      ))}
    </>
  );
}

function Progress({ of: { progress, mine, ending } }: { of: Detail }): ReactElement {
  const t = useTexts();
  const { answered, needed, items, disagreements, adjudicated } = progress;
  return (
    <Facts
      facts={[
        [t('review.items'), items],
        [t('review.answered'), t('review.answeredOf', { answered, needed })],
        [
          t('review.differ'),
          disagreements === null ? null : t('review.differOf', { differ: disagreements, done: adjudicated ?? 0 }),
        ],
        [t('review.mine'), mine.judges ? t('review.mineIs', mine) : null],
        [
          t('review.ended'),
          ending &&
            (ending.reason === null
              ? t('review.endedAll')
              : t('review.endedEarly', { reason: ending.reason, unanswered: ending.unanswered })),
        ],
      ]}
    />
  );
}

function Sample({ of: one }: { of: Detail }): ReactElement {
  const t = useTexts();
  const { sample } = one;
  const draws = one.status === 'draft' && one.allowed.includes('edit');
  return (
    <Stack gap="sm">
      {sample === null ? (
        <Text size="sm">{t(one.mine.seesAnswers ? 'review.sampleNone' : 'review.sampleHidden')}</Text>
      ) : (
        <>
          <Text size="sm">
            {t('review.sampleIs', {
              drawn: sample.strata.reduce((sum, { drawn }) => sum + drawn, 0),
              population: sample.population,
              method: t(`review.methodIs.${sample.method}`),
              seed: sample.seed,
              file: sample.file,
            })}
          </Text>
          <Facts facts={[[t('review.golden'), sample.golden]]} />
          {sample.strata.length > 1 && <Strata of={sample.strata} />}
        </>
      )}
      {draws && <DrawForm of={one} />}
    </Stack>
  );
}

function Strata({ of: strata }: { of: NonNullable<Detail['sample']>['strata'] }): ReactElement {
  const t = useTexts();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('review.stratum')}</Table.Th>
          <Table.Th>{t('review.population')}</Table.Th>
          <Table.Th>{t('review.drawn')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {strata.map(({ name, population, drawn }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{population}</Table.Td>
            <Table.Td>{drawn}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
