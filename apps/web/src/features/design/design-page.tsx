import '../../lib/record-texts.js';
import { Stack, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Due } from '../../components/due.js';
import { Empty } from '../../components/empty.js';
import { Ladder } from '../../components/ladder.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { ItemStatus, StatusTrack } from '../../components/status.js';
import { NoAnswer, ProblemError } from '../../lib/problem.js';

const hour = 3_600_000;
const states = ['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'] as const;

/** Each component in its states, for whoever builds the page; it is there in development only. */
export function DesignPage(): ReactElement {
  const now = Date.now();
  const iso = (hours: number): string => new Date(now + hours * hour).toISOString();
  return (
    <Stack>
      <PageHead title="Design" />
      <Shown title="Status">
        {states.map((status) => (
          <StatusTrack key={status} status={status} />
        ))}
        <ItemStatus item={{ status: 'open', overdue: true, ladderLevel: 0 }} />
        <ItemStatus item={{ status: 'in_progress', overdue: true, ladderLevel: 2 }} />
        <ItemStatus item={{ status: 'submitted', overdue: false, ladderLevel: 0 }} />
      </Shown>
      <Shown title="Due">
        <Due at={iso(-30)} zone="Asia/Jakarta" />
        <Due at={iso(5)} zone="Asia/Jakarta" />
        <Due at={iso(200)} zone="Asia/Jakarta" />
        <Due at={iso(-30)} over />
      </Shown>
      <Shown title="Problem">
        <Problem error={new NoAnswer()} />
        <Problem
          error={
            new ProblemError(400, 'invalid-request', 'The request is not valid.', [
              { path: 'due.date', message: 'must be a day such as 2026-12-03.' },
            ])
          }
        />
      </Shown>
      <Shown title="Ladder">
        <Ladder passed={[]} coming={[]} zone="Asia/Jakarta" />
        <Ladder
          zone="Asia/Jakarta"
          passed={[
            {
              seq: 1,
              type: 'item.breached',
              at: iso(-20),
              summary: 'The due date passed.',
              data: {},
              told: [],
              rule: null,
            },
          ]}
          coming={[
            {
              kind: 'level',
              level: 1,
              occurrence: 0,
              at: iso(4),
              local: '',
              zone: 'Asia/Jakarta',
              because: '4 hours after the due date',
              who: [{ role: 'owner_manager', person: { id: '1', name: 'Mei Ling Tan' } }],
            },
          ]}
        />
      </Shown>
      <Shown title="Empty">
        <Empty>Nothing waits for your decision.</Empty>
      </Shown>
    </Stack>
  );
}

function Shown({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </section>
  );
}
