import './imports.css';
import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Import } from './queries.js';

const always = ['created', 'updated', 'unchanged'] as const;
const whereAny = ['kept', 'left', 'missing'] as const;

/** How many rows went which way, and what that sets off at once. */
export function Counts({ it }: { it: Import }): ReactElement {
  const t = useTexts();
  const shown = [...always, ...whereAny.filter((name) => it[name] > 0)];
  return (
    <section>
      <dl className="counts">
        {shown.map((name) => (
          <div key={name}>
            <dt>{t(`imports.counts.${name}`)}</dt>
            <dd>{it[name]}</dd>
          </div>
        ))}
        <div className={it.rejectedCount > 0 ? 'late' : undefined}>
          <dt>{t('imports.counts.rejected')}</dt>
          <dd>{it.rejectedCount}</dd>
        </div>
      </dl>
      {it.setOff && <SetOff setOff={it.setOff} />}
    </section>
  );
}

function SetOff({ setOff }: { setOff: NonNullable<Import['setOff']> }): ReactElement {
  const t = useTexts();
  const { breaching, escalating, people, messages } = setOff;
  if (breaching + escalating + messages === 0) return <Text size="sm">{t('imports.setOffNone')}</Text>;
  return (
    <Group gap="xs">
      <Text size="sm" fw={600}>
        {t('imports.setOff')}
      </Text>
      <Text size="sm" className={breaching + escalating > 0 ? 'soon' : undefined}>
        {[
          ...(breaching > 0 ? [t('imports.breaching', { count: breaching })] : []),
          ...(escalating > 0 ? [t('imports.escalating', { count: escalating })] : []),
          t('imports.messages', { count: messages }),
          t('imports.toldPeople', { count: people }),
        ].join(' · ')}
      </Text>
    </Group>
  );
}
