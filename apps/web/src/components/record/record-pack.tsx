import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { fileUrl } from '../../lib/api.js';
import { useMay } from '../../lib/rights.js';
import { useTexts } from '../../lib/texts.js';

/** Kinds of records of which all of one can be had in one file. */
export type Packed =
  | 'action-items'
  | 'programs'
  | 'exceptions'
  | 'risks'
  | 'cases'
  | 'review-rounds'
  | 'findings'
  | 'breaches'
  | 'analyses'
  | 'alignments'
  | 'controls'
  | 'occurrences'
  | 'control-tests';

interface Props {
  /** As the API calls records of its kind: `action-items`. */
  of: Packed;
  id: string;
}

/** All of a record in one ZIP, with what proves it, for those who read the whole trail; nothing for others. */
export function RecordPack({ of, id }: Props): ReactElement | null {
  const t = useTexts();
  const { may } = useMay('read_trail');
  if (!may) return null;
  return (
    <Button variant="subtle" size="compact-sm" component="a" href={fileUrl(`/${of}/${id}/pack`)} download>
      {t('act.pack')}
    </Button>
  );
}
