import './texts.js';
import { Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Links } from '../../components/record/links.js';
import { NotShown } from '../../components/record/not-shown.js';
import { RecordActs } from '../../components/record/record-acts.js';
import { RecordHead } from '../../components/record/record-head.js';
import { useStepping } from '../../components/record/stepping.js';
import { Coming, Happened, useTimes } from '../../components/record/times.js';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { dayIn } from '../../lib/time.js';
import { AboutTest, Conclusion, SampleFacts } from './about-test.js';
import { testActs } from './test-acts.js';
import { DrawList } from './draw-list.js';
import { Judge } from './judge.js';
import { itemToJudge, type TestDetail } from './judging.js';
import { SampleTable } from './sample-table.js';
import { TestStatus } from './test-status.js';

const route = getRouteApi('/control-tests/$ref');

/** A test of a control: from what it is drawn, what each of the sample came to, and what that proposes. */
export function TestPage(): ReactElement {
  const { ref }: { ref: string } = route.useParams();
  const found = useQuery(api.queryOptions('get', '/control-tests/{id}', { params: { path: { id: ref } } }));
  const times = useTimes('control-tests', ref);
  const t = useTexts();
  const one = found.data;
  const key = one?.key ?? ref;
  const stepping = useStepping({ at: `/control-tests/${key}`, called: `${key} ${one?.title ?? ''}` });
  if (one === undefined) return <NotShown found={found} />;
  const zone = one.due?.zone ?? 'UTC';
  const over = one.status === 'concluded' || one.status === 'cancelled';
  return (
    <>
      <RecordHead of={one} stepping={stepping} pack="control-tests">
        <TestStatus of={one} />
      </RecordHead>
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <RecordActs
              record={one}
              allowed={one.allowed}
              acts={testActs(t, one, dayIn(zone, Date.now()))}
              waitingFor={over ? [] : [one.tester]}
            />
            {one.about === 'operating' && one.allowed.includes('draw') && one.tally.judged === 0 && (
              <DrawList of={one} />
            )}
            <Sample of={one} />
            <Happened of={times} zone={zone} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <Conclusion of={one} />
            <AboutTest of={one} />
            <SampleFacts of={one} />
            <Coming of={times} zone={zone} />
            <Links of="control_test" id={one.id} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** The sample, of which one after the other is judged by whoever may. */
function Sample({ of: one }: { of: TestDetail }): ReactElement | null {
  const t = useTexts();
  const [chosen, choose] = useState<number | null>(null);
  if (one.items.length === 0) return null;
  const may = one.allowed.includes('judge');
  const item = may ? itemToJudge(one.items, chosen) : null;
  return (
    <>
      {item !== null && <Judge key={item.place} of={one} item={item} judged={() => choose(null)} />}
      {may && item === null && (
        <Text size="sm" role="status">
          {t('controlTest.allJudged')}
        </Text>
      )}
      <SampleTable of={one} {...(may ? { judge: choose } : {})} />
    </>
  );
}
