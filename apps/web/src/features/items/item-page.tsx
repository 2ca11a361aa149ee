import './texts.js';
import { Alert, Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { ItemActs } from '../../components/acts/item-acts.js';
import { Due } from '../../components/due.js';
import { Ladder } from '../../components/ladder.js';
import { Came } from '../../components/came.js';
import { Comments } from '../../components/record/comments.js';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { PageHead } from '../../components/page-head.js';
import { Refused } from '../../components/refused.js';
import { Part } from '../../components/part.js';
import { ProgramLink } from '../../components/record-link.js';
import { RecordPack } from '../../components/record/record-pack.js';
import { Steps, useStepping } from '../../components/record/stepping.js';
import { ItemStatus, StatusTrack } from '../../components/status.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Content } from './content.js';
import { EvidenceList } from './evidence-list.js';
import { fired } from '../../components/timeline/folded.js';
import { Measured } from './measured.js';
import { Neighbours } from './neighbours.js';
import { item as itemQuery, timeline, upcoming } from './queries.js';
import { Check, Requests } from './requests.js';
import { SignOff } from './sign-off.js';
import { Timeline } from '../../components/timeline/timeline.js';
import { useSpokenText } from '../../lib/spoken.js';

type Item = Schemas['ActionItemDetail'];

const route = getRouteApi('/items/$ref');

/** An action item: where it stands, what one may do, what it is about, who signs, and what escalates when. */
export function ItemPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(itemQuery(ref));
  const item = found.data;
  if (item === undefined) return <NotShown found={found} />;
  return <Found key={item.id} item={item} />;
}

function Found({ item }: { item: Item }): ReactElement {
  const t = useTexts();
  const next = useStepping({ at: `/items/${item.key}`, called: `${item.key} ${item.title}` });
  const happened = useQuery(timeline(item.id));
  const comes = useQuery(upcoming(item.id));
  const entries = useMemo(() => happened.data?.items ?? [], [happened.data]);
  return (
    <>
      <PageHead title={`${item.key} ${item.title}`}>
        <Group gap="xs">
          <Steps stepping={next} />
          <RecordPack of="action-items" id={item.id} />
        </Group>
      </PageHead>
      <Stack gap="sm" mb="lg">
        <Group gap="md">
          <StatusTrack status={item.status} />
          {item.overdue && <ItemStatus item={item} />}
        </Group>
        <Facts item={item} />
        {item.holdReason !== null && <Alert color="gray">{t('items.held', { why: item.holdReason })}</Alert>}
        <ItemActs item={item} done={next.goOn} />
        <Refused
          refused={item.refused}
          called={(command) => t(`items.command.${command}`, { defaultValue: command.replaceAll('_', ' ') })}
        />
      </Stack>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Part title={t('items.content')}>
              <Content item={item} />
            </Part>
            <Part title={t('items.evidence')}>
              <EvidenceList item={item} />
            </Part>
            <Part title={t('items.signOff')}>
              <SignOff item={item} />
            </Part>
            {item.extensionCount > 0 || item.pendingExtension !== null ? (
              <Part title={t('items.requests')}>
                <Requests item={item} />
              </Part>
            ) : null}
            {item.effectiveness !== null && (
              <Part title={t('items.check')}>
                <Check check={item.effectiveness} />
                <Measured id={item.id} />
              </Part>
            )}
            <Neighbours item={item} />
            <Links of="action_item" id={item.id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Part title={t('items.ladder')}>
              <Came of={happened}>
                {() => (
                  <Came of={comes}>
                    {({ items }) => <Ladder passed={fired(entries)} coming={items} zone={item.due.zone} />}
                  </Came>
                )}
              </Came>
              {comes.data?.paused != null && <Paused {...comes.data.paused} />}
            </Part>
            <Part title={t('items.comments')}>
              <Comments of="items" id={item.id} />
            </Part>
            <Part title={t('items.timeline')}>
              <Came of={happened}>{() => <Timeline entries={entries} zone={item.due.zone} />}</Came>
            </Part>
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** Who owes it, until when, and where it belongs. */
function Facts({ item }: { item: Item }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const over = item.status === 'done' || item.status === 'cancelled';
  return (
    <Group gap="lg">
      <Fact name={t('items.owner')}>{item.owner.name}</Fact>
      <Fact name={t('items.due')}>
        <Due at={item.due.at} zone={item.due.zone} over={over} />
        {item.due.counts.date !== item.due.agreed.date && (
          <Text size="xs" c="dimmed">
            {t('items.agreedOn', { day: clock.day(item.due.agreed.date) })}
          </Text>
        )}
      </Fact>
      <Fact name={t('items.program')}>
        <ProgramLink program={item.program} />
        <Text size="sm" component="span" c="dimmed">
          {' '}
          · {item.phase.name}
        </Text>
      </Fact>
      {item.acknowledgedUntil !== null && !clock.passed(item.acknowledgedUntil) && (
        <Fact name={t('items.acknowledged')}>{clock.at(item.acknowledgedUntil)}</Fact>
      )}
    </Group>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}

function Paused({ since, why }: { since: string; why: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  return (
    <Text size="sm" mt={6}>
      {t('items.paused', { since: clock.at(since), why: spoken(why) })}
    </Text>
  );
}
