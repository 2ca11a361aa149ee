import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { ProblemError } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import { Loading } from '../loading.js';
import { PageHead } from '../page-head.js';
import { Problem } from '../problem.js';

interface Props {
  found: { error: Error | null; isPending: boolean; refetch: () => unknown };
  /** So many lines stand there while it comes. */
  rows?: number;
}

/** A page whose record is not there yet: its shape while it comes; else why it does not, and how to go on. */
export function NotShown({ found: { error, isPending, refetch }, rows = 8 }: Props): ReactElement {
  const t = useTexts();
  if (isPending) return <Loading rows={rows} />;
  const missing = error instanceof ProblemError && error.status === 404;
  return (
    <>
      <PageHead title={t(missing ? 'problem.notThere' : 'problem.notShown')} />
      <Problem error={error} />
      {!missing && (
        <Button variant="default" mt="sm" onClick={() => refetch()}>
          {t('tryAgain')}
        </Button>
      )}
    </>
  );
}
