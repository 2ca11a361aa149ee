import { Group, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { ItemLink, ProgramLink } from '../../components/record-link.js';
import type { Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';

type Neighbour = Schemas['ItemDependency'];

/** What it waits for, what waits for it, and by which exceptions it is suspended. */
export function Neighbours({ item }: { item: Schemas['ActionItemDetail'] }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  const { waitsFor, holdsUp, exceptions, followUpOf } = item;
  if (waitsFor.length + holdsUp.length + exceptions.length === 0 && followUpOf === null) return null;
  return (
    <section>
      <Title order={2} mb={4}>
        {t('items.neighbours')}
      </Title>
      <Items title={t('items.waitsFor')} items={waitsFor} />
      <Items title={t('items.holdsUp')} items={holdsUp} />
      {exceptions.map((each) => (
        <Text size="sm" key={each.id}>
          <span className="key">{each.key}</span> {each.title} ·{' '}
          {t('items.exceptionEnds', { when: clock.at(each.endsAt) })}
        </Text>
      ))}
      {followUpOf !== null && <Text size="sm">{t('items.followUpOf', { of: followUpOf.subject.name })}</Text>}
    </section>
  );
}

function Items({ title, items }: { title: string; items: readonly Neighbour[] }): ReactElement | null {
  const t = useTexts();
  if (items.length === 0) return null;
  return (
    <>
      <Title order={3}>{title}</Title>
      <ul className="rows">
        {items.map((each) => (
          <li key={each.id}>
            <Text size="sm">
              <ItemLink item={each} />
            </Text>
            <Group gap="sm">
              <Text size="xs">{t(`status.${each.status}`)}</Text>
              <Due at={each.dueAt} over={each.status === 'done' || each.status === 'cancelled'} />
              <Text size="xs" component="span">
                <ProgramLink program={each.program} />
              </Text>
            </Group>
          </li>
        ))}
      </ul>
    </>
  );
}
