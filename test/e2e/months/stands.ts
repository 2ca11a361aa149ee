import type { Setting } from './setting.js';

/** Records that nothing will move, and of which nobody was told. */
export async function standsStill(s: Setting): Promise<string[]> {
  const found = await s.query<{ what: string }>(`
    WITH fit AS (SELECT id FROM people WHERE active AND access <> 'auditor'),
    -- Live items of which no step is planned.
    stood AS (SELECT i.* FROM action_items i WHERE i.status IN ('open', 'in_progress', 'on_hold', 'submitted')
      AND NOT EXISTS (SELECT 1 FROM planned_steps p WHERE p.subject_id = i.id AND p.state = 'planned'))
    SELECT 'AI-' || number || ' is ' || status || ', not overdue, and no step is planned' AS what FROM stood
      WHERE status IN ('open', 'in_progress') AND NOT overdue
    UNION ALL SELECT 'AI-' || number || ' is overdue, its ladder is over, and nobody who is there was told' FROM stood i
      WHERE status IN ('open', 'in_progress') AND overdue AND NOT EXISTS (SELECT 1 FROM notifications n JOIN people w ON w.id = n.person_id
        WHERE n.subject_id = i.id AND n.kind IN ('level', 'breach'))
    UNION ALL SELECT 'AI-' || number || ' is on hold, and nobody was told' FROM stood i
      WHERE status = 'on_hold' AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.subject_id = i.id AND n.kind IN ('held', 'suspended'))
        AND NOT EXISTS (SELECT 1 FROM audit_events e JOIN fit ON fit.id = e.actor_id WHERE e.subject_id = i.id AND e.type = 'item.held')
    UNION ALL SELECT 'AI-' || number || ' is suspended, and its exception has no end to come' FROM action_items i
      WHERE i.held_exception_id IS NOT NULL AND i.status = 'on_hold' AND NOT EXISTS (
        SELECT 1 FROM planned_steps p WHERE p.subject_id = i.held_exception_id AND p.state = 'planned')
    UNION ALL SELECT r.subject_kind || ' ' || r.subject_id || ' waits for a decision that nobody can make, unsaid' FROM sign_off_rounds r
      WHERE r.state = 'open' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(r.stages -> (r.stage - 1) -> 'approvers') a
          JOIN fit ON fit.id = (a ->> 'personId')::uuid)
        AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.kind = 'nobody_can_decide'
          AND n.subject_id IN (r.subject_id, (SELECT program_id FROM phases WHERE id = r.subject_id)) AND n.at >= r.opened_at)
    UNION ALL SELECT r.subject_kind || ' ' || r.subject_id || ' asks ' || w.name || ', who has left' FROM sign_off_rounds r,
      LATERAL jsonb_array_elements(r.stages -> (r.stage - 1) -> 'approvers') a JOIN people w ON w.id = (a ->> 'personId')::uuid
      WHERE r.state = 'open' AND NOT w.active AND NOT EXISTS (
        SELECT 1 FROM signatures g WHERE g.round_id = r.id AND coalesce(g.for_person_id, g.person_id) = w.id)
    UNION ALL SELECT 'AI-' || i.number || ' asks ' || w.name || ' as the program manager, who is another' FROM sign_off_rounds r
      JOIN action_items i ON i.round_id = r.id JOIN programs g ON g.id = i.program_id,
      LATERAL jsonb_array_elements(r.stages -> (r.stage - 1) -> 'approvers') a JOIN people w ON w.id = (a ->> 'personId')::uuid
      WHERE r.state = 'open' AND a ->> 'role' = 'program_manager' AND w.id <> g.manager_id AND NOT EXISTS (
        SELECT 1 FROM signatures s WHERE s.round_id = r.id AND coalesce(s.for_person_id, s.person_id) = w.id)
    UNION ALL SELECT 'AI-' || i.number || ' is handed in, and has no round' FROM action_items i
      WHERE i.status = 'submitted' AND NOT EXISTS (SELECT 1 FROM sign_off_rounds r WHERE r.id = i.round_id AND r.state = 'open')
    UNION ALL SELECT r.subject_kind || ' ' || r.subject_id || ': ' || w.name || ' is asked, and was not told' FROM sign_off_rounds r,
      LATERAL jsonb_array_elements(r.stages -> (r.stage - 1) -> 'approvers') a JOIN people w ON w.id = (a ->> 'personId')::uuid
      WHERE r.state = 'open' AND w.active AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.person_id = w.id
        AND n.subject_id IN (r.subject_id, (SELECT program_id FROM phases WHERE id = r.subject_id)))
        AND NOT EXISTS (SELECT 1 FROM signatures g WHERE g.round_id = r.id AND coalesce(g.for_person_id, g.person_id) = w.id)
    UNION ALL SELECT 'AI-' || i.number || ': more time is asked for, and nobody who is there was asked' FROM due_date_extensions x
      JOIN action_items i ON i.id = x.item_id WHERE x.state = 'pending' AND i.status IN ('open', 'in_progress') AND NOT EXISTS (
        SELECT 1 FROM notifications n JOIN fit ON fit.id = n.person_id WHERE n.subject_id = i.id
        AND n.kind IN ('extension_requested', 'extension_limit', 'nobody_can_decide') AND n.at >= x.requested_at)
    UNION ALL SELECT p.name || ' of ' || g.name || ': all its items are over, and it is not at its tollgate' FROM phases p
      JOIN programs g ON g.id = p.program_id WHERE g.status = 'active' AND p.status = 'open'
        AND EXISTS (SELECT 1 FROM action_items i WHERE i.phase_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM action_items i WHERE i.phase_id = p.id AND i.status NOT IN ('done', 'cancelled'))
        AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.subject_id = g.id AND n.kind IN ('tollgate_sent_back', 'nobody_can_decide'))
    UNION ALL SELECT p.name || ' of ' || g.name || ' is open and empty, and nobody was told or is going to be' FROM phases p
      JOIN programs g ON g.id = p.program_id WHERE g.status = 'active' AND p.status = 'open'
        AND NOT EXISTS (SELECT 1 FROM action_items i WHERE i.phase_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.subject_id = g.id AND n.kind = 'phase_empty')
        AND NOT EXISTS (SELECT 1 FROM planned_steps t WHERE t.subject_id = g.id AND t.kind = 'phase_empty' AND t.state = 'planned')
    UNION ALL SELECT p.name || ' of ' || g.name || ' is at its tollgate without a round, unsaid' FROM phases p
      JOIN programs g ON g.id = p.program_id WHERE g.status = 'active' AND p.status = 'tollgate'
        AND NOT EXISTS (SELECT 1 FROM sign_off_rounds r WHERE r.subject_id = p.id AND r.state = 'open')
        AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.subject_id = g.id AND n.kind = 'nobody_can_decide')
    UNION ALL SELECT 'AI-' || i.number || ' is to be checked, no step is planned, and nobody who is there was asked' FROM action_items i
      WHERE i.status = 'done' AND i.check_pending
        AND NOT EXISTS (SELECT 1 FROM planned_steps p WHERE p.subject_id = i.id AND p.state = 'planned')
        AND NOT EXISTS (SELECT 1 FROM notifications n JOIN fit ON fit.id = n.person_id
          WHERE n.subject_id = i.id AND n.kind IN ('check_asked', 'check_late', 'nobody_can_decide'))
    UNION ALL SELECT 'EX-' || x.number || ' is ' || x.status || ', and its end is not planned' FROM exceptions x
      WHERE x.status IN ('draft', 'requested', 'approved', 'active')
        AND NOT EXISTS (SELECT 1 FROM planned_steps p WHERE p.subject_id = x.id AND p.state = 'planned')
    UNION ALL SELECT 'EX-' || x.number || ' is asked for, and has no round' FROM exceptions x
      WHERE x.status = 'requested' AND NOT EXISTS (SELECT 1 FROM sign_off_rounds r WHERE r.subject_id = x.id AND r.state = 'open')
    UNION ALL SELECT 'EX-' || x.number || ' has ended, and AI-' || i.number || ' is still suspended by it' FROM exceptions x
      JOIN action_items i ON i.held_exception_id = x.id WHERE x.status <> 'active'
    UNION ALL SELECT g.name || ' is on hold, and nobody who is there knows' FROM programs g WHERE g.status = 'on_hold'
      AND NOT EXISTS (SELECT 1 FROM audit_events e JOIN fit ON fit.id = e.actor_id WHERE e.subject_id = g.id AND e.type = 'program.held')
      AND NOT EXISTS (SELECT 1 FROM notifications n JOIN fit ON fit.id = n.person_id WHERE n.subject_id = g.id AND n.kind = 'held')
    UNION ALL SELECT subject_kind || ' ' || subject_id || ' is set aside' FROM set_aside`);
  return found.map(({ what }) => what);
}

/** Steps whose time has come, of which nothing is recorded. */
export async function lateSteps(s: Setting): Promise<string[]> {
  const found = await s.query<{ what: string }>(
    `SELECT p.subject_kind || ' ' || coalesce('AI-' || i.number, p.subject_id::text) || ' (' || coalesce(i.status, e.status, '')
       || ', version ' || coalesce(i.version, e.version, 0) || ', its workflow ' || coalesce(i.workflow_version, e.workflow_version, 0)
       || '): ' || p.kind || ' ' || p.level || ' of cycle ' || p.cycle || ' was planned for ' || p.fire_at || ' because ' || p.because AS what
     FROM planned_steps p LEFT JOIN action_items i ON i.id = p.subject_id LEFT JOIN exceptions e ON e.id = p.subject_id
     WHERE p.state = 'planned' AND p.fire_at <= to_timestamp($1 / 1000.0)`,
    [s.now],
  );
  return found.map(({ what }) => what);
}
