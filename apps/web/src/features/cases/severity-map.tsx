import { Anchor, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Part } from '../../components/part.js';
import { RatingBadge } from '../../components/rating.js';
import { api, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

type Cell = Schemas['CasesBySeverity']['cells'][number];

const scale = [1, 2, 3, 4, 5];

/** How many cases there are in each cell of the matrix; a cell leads to its cases. It is a table, and is read as one. */
export function SeverityMap(): ReactElement {
  const t = useTexts();
  const query = { status: 'new,triaged,investigating,concluded' };
  const found = useQuery(api.queryOptions('get', '/cases/by-severity', { params: { query } }));
  return (
    <Part title={t('case.map')}>
      <Text size="xs" c="dimmed" mb="xs">
        {t('case.mapHint')}
      </Text>
      <Came of={found}>{({ cells }) => <Cells cells={cells} />}</Came>
    </Part>
  );
}

function Cells({ cells }: { cells: readonly Cell[] }): ReactElement {
  const t = useTexts();
  const at = (likelihood: number, impact: number): Cell | undefined =>
    cells.find((cell) => cell.likelihood === likelihood && cell.impact === impact);
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table aria-label={t('case.map')} withTableBorder withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {scale.map((n) => (
              <Table.Th key={n} scope="col">
                {t('case.mapImpact', { n })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scale.toReversed().map((likelihood) => (
            <Table.Tr key={likelihood}>
              <Table.Th scope="row">{t('case.mapLikelihood', { n: likelihood })}</Table.Th>
              {scale.map((impact) => (
                <Table.Td key={impact}>
                  <CellOf cell={at(likelihood, impact)} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function CellOf({ cell }: { cell: Cell | undefined }): ReactElement | null {
  const t = useTexts();
  if (cell === undefined) return null;
  const { severity, count, likelihood, impact } = cell;
  if (count === 0) return <RatingBadge rating={severity} />;
  return (
    <>
      <RatingBadge rating={severity} />{' '}
      <Anchor
        component={Link}
        to="/cases"
        search={{ likelihood: String(likelihood), impact: String(impact) } as never}
        aria-label={t('case.cell', { severity: t(`rating.${severity}`), n: count })}
        inherit
      >
        {count}
      </Anchor>
    </>
  );
}
