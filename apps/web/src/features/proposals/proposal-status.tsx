import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Proposal } from './words.js';

/** Where a proposal stands, in words. */
export function ProposalStatus({ of: { status, changed } }: { of: Proposal }): ReactElement {
  const t = useTexts();
  const lively = status === 'proposed' || status === 'approved';
  const props = status === 'failed' ? { color: 'red', variant: 'light' } : { variant: lively ? 'light' : 'default' };
  return (
    <>
      <Badge {...props} tt="none">
        {t(`proposal.is.${status}`)}
      </Badge>
      {changed && (
        <Badge variant="default" tt="none">
          {t('proposal.withChanges')}
        </Badge>
      )}
    </>
  );
}
