import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';

/** To the page of an action item, by its key and title. */
export function ItemLink({ item }: { item: { key: string; title: string } }): ReactElement {
  return (
    <Anchor component={Link} to="/items/$ref" params={{ ref: item.key } as never} preload="intent" inherit>
      <span className="key">{item.key}</span> {item.title}
    </Anchor>
  );
}

export function ProgramLink({ program }: { program: { id: string; name: string } }): ReactElement {
  return (
    <Anchor component={Link} to="/programs/$id" params={{ id: program.id } as never} preload="intent" inherit>
      {program.name}
    </Anchor>
  );
}

export function PersonLink({ person }: { person: { id: string; name: string } }): ReactElement {
  return (
    <Anchor component={Link} to="/people/$id" params={{ id: person.id } as never} preload="intent" inherit>
      {person.name}
    </Anchor>
  );
}

/** To a record of a register, by its key and title. */
export function RegisterLink({
  of,
  record,
}: {
  of:
    | ('exceptions' | 'risks' | 'cases' | 'review-rounds' | 'findings' | 'alignments' | 'breaches' | 'analyses')
    | ('controls' | 'occurrences' | 'control-tests' | 'proposals');
  record: { key: string; title: string };
}): ReactElement {
  return (
    <Anchor component={Link} to={`/${of}/$ref`} params={{ ref: record.key } as never} preload="intent" inherit>
      <span className="key">{record.key}</span> {record.title}
    </Anchor>
  );
}
