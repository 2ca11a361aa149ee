import { Badge, Group } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTexts } from '../../lib/texts.js';
import { PageHead } from '../page-head.js';
import { RecordPack, type Packed } from './record-pack.js';
import { Steps, type Stepping } from './stepping.js';

interface Props {
  of: { id: string; key: string; title: string; restricted?: boolean };
  stepping: Stepping;
  /** As the API calls records of its kind, where all of one can be had in one file. */
  pack?: Packed;
  /** How it stands. */
  children: ReactNode;
}

/** The head of a record's page: what it is called, where one is in the list that one came from, how it stands, and whether few see it. */
export function RecordHead({
  of: { id, key, title, restricted = false },
  stepping,
  pack,
  children,
}: Props): ReactElement {
  const t = useTexts();
  return (
    <PageHead title={`${key} ${title}`}>
      <Group gap="xs">
        <Steps stepping={stepping} />
        {pack && <RecordPack of={pack} id={id} />}
        {children}
        {restricted && (
          <Badge variant="default" tt="none">
            {t('record.restricted')}
          </Badge>
        )}
      </Group>
    </PageHead>
  );
}
