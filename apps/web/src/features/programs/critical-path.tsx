import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { ItemLink } from '../../components/record-link.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { criticalPath } from './queries.js';

/** The chain of work that decides when the program ends, and how that stands to its target. */
export function CriticalPath({ id }: { id: string }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useQuery(criticalPath(id));
  if (found.data === undefined) return found.isPending ? <Loading rows={3} /> : <Problem error={found.error} />;
  const { path, end, target, late, circles } = found.data;
  return (
    <>
      {circles.map((circle) => (
        <Text size="sm" className="late" key={circle.map((each) => each.id).join('/')}>
          {t('programs.circle', { way: circle.map(({ key, title }) => key ?? title).join(' → ') })}
        </Text>
      ))}
      {end !== null && (
        <Text size="sm">
          {t('programs.ends', { when: clock.at(end) })}
          {target !== null && ` · ${t('programs.targetAt', { when: clock.at(target) })}`}
        </Text>
      )}
      {late !== null && (
        <Text size="sm" className="late">
          {t('programs.lateBy', { count: late.workingDays })}
        </Text>
      )}
      {path.length === 0 && <Empty>{t('programs.noPath')}</Empty>}
      <List type="ordered" size="sm">
        {path.map((step) => (
          <List.Item key={step.id}>
            {step.key === null ? step.title : <ItemLink item={{ key: step.key, title: step.title }} />}
            <Text size="xs" c="dimmed">
              {step.owner !== null && `${step.owner.name} · `}
              {t('programs.doneBy', { when: clock.at(step.end) })}
            </Text>
          </List.Item>
        ))}
      </List>
    </>
  );
}
