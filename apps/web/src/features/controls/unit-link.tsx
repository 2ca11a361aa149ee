import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { RegisterLink } from '../../components/record-link.js';
import type { Item } from './judging.js';

/** To one of the sample: to the page of a run, or where its list says it is seen. */
export function UnitLink({ of: { key, title, link } }: { of: Item }): ReactElement {
  if (/^OC-\d+$/.test(key) && link === null) return <RegisterLink of="occurrences" record={{ key, title }} />;
  return (
    <>
      <span className="key">{key}</span>{' '}
      {link === null ? (
        title
      ) : (
        <Anchor href={link} target="_blank" rel="noreferrer noopener" inherit>
          {title}
        </Anchor>
      )}
    </>
  );
}
