import type { Deed } from './deeds.js';
import { itemsIn } from './deeds-items.js';

/** Something that is done to a program in this state, by its manager or by an administrator. */
function toProgram(state: string, event: 'hold' | 'resume'): Deed {
  return async (s) => {
    const found = await s.query<{ id: string }>('SELECT id FROM programs WHERE status = $1 ORDER BY name', [state]);
    if (found.length === 0) return;
    const { id } = s.one(found);
    const body = event === 'hold' ? { reason: 'x' } : {};
    await s.ask(`${s.nameOf(id)}: ${event}`, s.tollgate.admin.post(`/programs/${id}/${event}`, body));
  };
}

const passEmpty: Deed = async (s) => {
  const found = await s.query<{ id: string; program_id: string }>(
    `SELECT p.id, p.program_id FROM phases p WHERE p.status = 'open'
       AND NOT EXISTS (SELECT 1 FROM action_items i WHERE i.phase_id = p.id) ORDER BY (SELECT name FROM programs WHERE id = p.program_id), p.position`,
  );
  if (found.length === 0) return;
  const { id, program_id } = s.one(found);
  const path = `/programs/${program_id}/phases/${id}/tollgate`;
  await s.ask(
    `an empty phase of ${s.nameOf(program_id)} comes to its tollgate`,
    s.tollgate.admin.post(path, { reason: 'x' }),
  );
};

/** Whoever was told that a check is asked of them says what they found. */
const check: Deed = async (s) => {
  const found = await s.query<{ id: string; number: number; person_id: string }>(
    `SELECT DISTINCT i.id, i.number, n.person_id, w.email FROM action_items i
     JOIN notifications n ON n.subject_id = i.id AND n.kind = 'check_asked' AND n.role = 'checker'
     JOIN people w ON w.id = n.person_id WHERE i.status = 'done' AND i.check_pending ORDER BY i.number, w.email`,
  );
  if (found.length === 0) return;
  const { id, number, person_id } = s.one(found);
  const passed = s.likely(0.5);
  const body = passed ? { result: 'passed' } : { result: 'failed', finding: 'x', due: { date: s.on(3 + s.upTo(6)) } };
  const sent = (await s.as(person_id)).post(`/action-items/${id}/effectiveness`, body);
  await s.ask(`AI-${number} is checked: ${body.result}`, sent);
};

const question: Deed = async (s) => {
  const items = await itemsIn(s, 'submitted');
  if (items.length === 0) return;
  const { id, number } = s.one(items);
  const [asked] = await s.query<{ person: string }>(
    `SELECT w.id AS person FROM sign_off_rounds r, jsonb_array_elements(r.stages -> (r.stage - 1) -> 'approvers') a
     JOIN people w ON w.id = (a ->> 'personId')::uuid WHERE r.subject_id = $1 AND r.state = 'open' ORDER BY w.email`,
    [id],
  );
  if (!asked) return;
  const sent = (await s.as(asked.person)).post(`/action-items/${id}/questions`, { question: 'Which sample?' });
  await s.ask(`${s.nameOf(asked.person)} asks about AI-${number}`, sent);
};

export const programDeeds: Record<string, [weight: number, deed: Deed]> = {
  'program held': [1, toProgram('active', 'hold')],
  'program goes on': [3, toProgram('on_hold', 'resume')],
  'empty phase': [2, passEmpty],
  check: [3, check],
  question: [1, question],
};
