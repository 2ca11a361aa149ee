import './texts.js';
import { Anchor, Grid, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { RatingBadge } from '../../components/rating.js';
import { PersonLink } from '../../components/record-link.js';
import { Comments } from '../../components/record/comments.js';
import { Links } from '../../components/record/links.js';
import { ModelActs } from '../../components/record/model-acts.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { caseActs } from './acts.js';
import { CaseStatus } from './case-status.js';
import { MergeOthers } from './merge-others.js';
import { GoesOnIn, Merged } from './merged.js';
import { isOver } from './words.js';

type Detail = Schemas['CaseDetail'];

const route = getRouteApi('/cases/$ref');

/** A case: what was reported, how grave it is, what was found, and what may be done. */
export function CasePage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/cases/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('cases', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/cases/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="cases">
        <CaseStatus of={one} />
        <RatingBadge rating={one.severity} />
      </RecordHead>
      <Stack gap="md">
        <RecordActs record={one} allowed={one.allowed} acts={caseActs(t, one)} waitingFor={[]} />
        <GoesOnIn of={one} />
        <MergeOthers of={one} />
        <ModelActs of={one} />
        <Text size="sm">
          <Anchor component={Link} to="/findings" search={{ of: one.key } as never} inherit>
            {t('case.makeFinding')}
          </Anchor>
          {' · '}
          <Anchor component={Link} to="/analyses" search={{ of: one.key } as never} inherit>
            {t('case.findCause')}
          </Anchor>
          {' · '}
          <Anchor component={Link} to="/items" search={{ of: one.key } as never} inherit>
            {t('case.makeItem')}
          </Anchor>
        </Text>
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <About of={one} />
              <Conclusion of={one} />
              <Merged of={one} />
              <Happened of={times} zone={one.due.zone} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <Coming of={times} zone={one.due.zone} />
              <Links of="case" id={one.id} />
              <Part title={t('items.comments')}>
                <Comments of="cases" id={one.id} />
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
  return (
    <Part title={t('case.text')}>
      <Text size="sm" className="said" mb="sm">
        {one.text}
      </Text>
      <Facts
        facts={[
          [t('case.score'), `${one.likelihood} × ${one.impact}`],
          [t('case.lead'), <PersonLink key="lead" person={one.lead} />],
          [t('case.domainLead'), one.domainLead && <PersonLink person={one.domainLead} />],
          [t('case.source'), one.sourceText ?? t(`case.sourceIs.${one.source}`)],
          [t('case.reporter'), one.reporter.person ? <PersonLink person={one.reporter.person} /> : one.reporter.text],
          [t('case.domain'), one.domain],
          [t('case.markets'), one.markets.join(', ')],
          [t('case.stage'), one.stage && t(`case.stageIs.${one.stage}`)],
          [t('case.affected'), affectedText(t, one)],
          [t('case.samples'), one.samples.length > 0 ? <Samples of={one} /> : null],
          [t('case.raisedBy'), <PersonLink key="by" person={one.raisedBy} />],
          [
            t(one.status === 'new' ? 'case.triageDue' : 'case.closeBy'),
            isOver(one) ? null : <Due at={one.due.at} zone={one.due.zone} over={false} />,
          ],
        ]}
      />
    </Part>
  );
}

function affectedText(t: ReturnType<typeof useTexts>, { affected }: Detail): string {
  return (['users', 'sellers', 'creators', 'listings'] as const)
    .flatMap((whom) => {
      const count = affected[whom];
      return count === null ? [] : [t(`case.affectedIs.${whom}`, { n: count })];
    })
    .join(', ');
}

function Samples({ of: { samples } }: { of: Detail }): ReactElement {
  return (
    <List size="sm">
      {samples.map(({ url, note }, index) => (
        <List.Item key={`${index}/${url}`}>
          <Anchor href={url} target="_blank" rel="noreferrer noopener" inherit>
            {url}
          </Anchor>{' '}
          {note}
        </List.Item>
      ))}
    </List>
  );
}

function Conclusion({ of: { conclusion, rejection } }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (conclusion === null)
    return rejection === null ? null : (
      <Part title={t('case.rejection')}>
        <Text size="sm" className="said">
          {rejection}
        </Text>
      </Part>
    );
  return (
    <Part title={t('case.conclusion')}>
      <Text size="sm" className="said">
        {conclusion.text}
      </Text>
      <Text size="xs" c="dimmed">
        {t('case.concludedBy', {
          who: conclusion.concludedBy.name,
          when: clock.at(conclusion.at),
          verdict: t(`case.verdictIs.${conclusion.verdict}`),
        })}
      </Text>
    </Part>
  );
}
