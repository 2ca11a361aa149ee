import type { DataSource, EntityManager } from 'typeorm';
import { circlesIn, type Edge } from '../../domain/dependency/cycle.js';
import { phaseEdges } from '../../domain/dependency/phase-edges.js';
import { stableId } from '../../domain/stable-id.js';
import { saveNotices } from '../inbox/save-notices.js';
import { recordedKeys, saveEvents } from '../trail/events.js';
import { lockDependencies, namesOnWay, phasesOf, wayText } from './edges.js';

interface OpenItem {
  id: string;
  phaseId: string;
  programId: string;
}

interface ProgramOfCircle {
  id: string;
  name: string;
  version: number;
  manager_id: string;
}

/**
 * Looks for items that wait for themselves: no door lets them in any more, but some may be stored from before. Work in a
 * circle stands still for ever, so the managers of its programs are told, each once of each. Gives how many were told.
 */
export function tellCircles(dataSource: DataSource, at: number): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const { items, edges } = await openWaits(manager);
    if (edges.length === 0) return 0;
    const programIds = [...new Set(items.map(({ programId }) => programId))];
    const circles = circlesIn([...edges, ...phaseEdges(items, await phasesOf(manager, programIds))]);
    if (circles.length === 0) return 0;
    // Of two workers that look at one time the second finds the circle told.
    await lockDependencies(manager);
    let told = 0;
    for (const circle of circles) {
      const within = items.filter(({ id }) => circle.includes(id));
      told += await tell(manager, circle, [...new Set(within.map(({ programId }) => programId))], at);
    }
    return told;
  });
}

/** Dependencies between items that are not over, of programs that live. */
async function openWaits(manager: EntityManager): Promise<{ items: OpenItem[]; edges: Edge[] }> {
  const open = `status NOT IN ('done', 'cancelled')`;
  const edges: Edge[] = await manager.query(
    `SELECT d.item_id AS "itemId", d.predecessor_id AS "waitsFor" FROM item_dependencies d
     JOIN action_items i ON i.id = d.item_id AND i.${open} JOIN action_items q ON q.id = d.predecessor_id AND q.${open}`,
  );
  const items: OpenItem[] = await manager.query(
    `SELECT i.id, i.phase_id AS "phaseId", i.program_id AS "programId" FROM action_items i
     JOIN programs p ON p.id = i.program_id AND p.status IN ('draft', 'active', 'on_hold') WHERE i.id = ANY($1)`,
    [[...new Set(edges.flatMap(({ itemId, waitsFor }) => [itemId, waitsFor]))]],
  );
  const known = new Set(items.map(({ id }) => id));
  return { items, edges: edges.filter(({ itemId, waitsFor }) => known.has(itemId) && known.has(waitsFor)) };
}

async function tell(manager: EntityManager, circle: string[], programIds: string[], at: number): Promise<number> {
  const names = await namesOnWay(manager, circle);
  const path = circle.flatMap((id) => names.get(id) ?? []);
  const programs: ProgramOfCircle[] = await manager.query(
    'SELECT id, name, version, manager_id FROM programs WHERE id = ANY($1) ORDER BY id',
    [programIds],
  );
  // The same circle, from whichever of its items it is walked.
  const same = stableId(...[...new Set(circle)].sort());
  const keyOf = ({ id }: ProgramOfCircle): string => `program/${id}#circle:${same}`;
  const before = await recordedKeys(manager, programs.map(keyOf));
  const news = programs.filter((program) => !before.has(keyOf(program)));
  const subject = ({ id }: ProgramOfCircle) => ({ subjectKind: 'program' as const, subjectId: id, programId: id });
  await saveEvents(
    manager,
    news.map((program) => ({
      ...subject(program),
      event: {
        key: keyOf(program),
        type: 'program.circle_found',
        at,
        actorId: null,
        version: program.version,
        data: { path, way: wayText(path) },
      },
    })),
  );
  await saveNotices(
    manager,
    news.map((program) => ({
      ...subject(program),
      facts: { itemTitle: program.name, itemNumber: null, programName: program.name },
      notice: {
        eventKey: keyOf(program),
        kind: 'circle_found' as const,
        to: [{ personId: program.manager_id, role: 'program_manager' as const }],
        channels: ['inbox' as const, 'email' as const],
        at,
        facts: { reason: wayText(path) },
      },
    })),
  );
  return news.length;
}
