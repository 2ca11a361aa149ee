import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Case = Schemas['Case'];

/** Where a case stands; that it is overdue goes before. */
export function CaseStatus({ of: { overdue, status, ladderLevel: level } }: { of: Case }): ReactElement {
  const t = useTexts();
  if (overdue) {
    const late = status === 'new' ? 'case.untriaged' : 'case.overdue';
    return (
      <Badge color="red" variant="light" tt="none">
        {level > 0 ? t(`${late}At`, { level }) : t(late)}
      </Badge>
    );
  }
  return (
    <Badge variant={status === 'new' || status === 'concluded' ? 'light' : 'default'} tt="none">
      {t(`case.is.${status}`)}
    </Badge>
  );
}
