import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Loading } from './loading.js';
import { Problem } from './problem.js';

interface Props<Data> {
  of: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending'>;
  /** So many lines stand there while it comes. */
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** What was asked for, once it has come; until then its shape, and why it did not come. Nobody is told “nothing” of what is not known. */
export function Came<Data>({ of: { data, error, isPending }, rows = 4, children }: Props<Data>): ReactElement {
  return (
    <>
      <Problem error={error} />
      {data !== undefined ? children(data) : isPending && <Loading rows={rows} />}
    </>
  );
}
