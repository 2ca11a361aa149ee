import './board.css';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Loading } from '../../../components/loading.js';
import { Problem } from '../../../components/problem.js';
import { useTexts } from '../../../lib/texts.js';
import { Column } from './column.js';
import { MoveCard } from './move-card.js';
import { targetsFrom, type Move, type Status } from './moves.js';
import { states as statesQuery, type BoardSearch } from './queries.js';

interface Props {
  programId: string;
  search: BoardSearch & { status?: Status | undefined };
  /** What the items are narrowed by. */
  children: ReactNode;
}

/** The items by state, a column each, as the table of states has them. A card is moved by what leads there. */
export function BoardView({ programId, search, children }: Props): ReactElement {
  const t = useTexts();
  const found = useQuery(statesQuery);
  const [move, wish] = useState<Move | null>(null);
  const states = found.data?.items ?? [];
  const shown = states.filter(({ status }) => search.status === undefined || search.status === status);
  return (
    <>
      {children}
      <Problem error={found.error} />
      {found.isPending && <Loading rows={4} />}
      <div className="board" role="group" aria-label={t('board.title')}>
        {shown.map(({ status }) => (
          <Column
            key={status}
            programId={programId}
            status={status}
            search={search}
            targets={targetsFrom(states, status)}
            wish={wish}
          />
        ))}
      </div>
      {move !== null && <MoveCard key={`${move.id}/${move.to}`} move={move} states={states} close={() => wish(null)} />}
    </>
  );
}
