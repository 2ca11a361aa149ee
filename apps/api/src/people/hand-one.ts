import type { EntityManager } from 'typeorm';
import { lockRota, saveRota } from '../../../../database/duty/rotas.js';
import type { RecordKind } from '../../../../database/engine/kinds.js';
import { living } from '../../../../database/kinds.js';
import type { Living } from '../../../../database/record/living.js';
import type { Holding } from '../../../../database/people/holdings.js';
import { editProgram } from '../../../../database/programs/edit-program.js';
import type { CommandResult } from '../../../../domain/record/command.js';
import { runCommand } from '../../../../database/record/run.js';
import { recurrenceKind } from '../../../../database/recurrences/kind.js';
import { updateTeamLead } from '../../../../database/teams/teams.js';
import { giveView } from '../../../../database/views/leaving.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { lockContent } from '../../../../database/recurrences/recurrences.js';
import { handOverTurns } from '../../../../domain/duty/hand-over-turns.js';
import type { RecurrenceContent } from '../../../../domain/recurrence/recurrence.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Asked } from '../commands/asked.js';
import { editPerson } from './write-person.js';

interface Named {
  id: string;
  name: string;
}

/** From whom it goes to whom. */
export interface Hands {
  from: Named;
  to: Named;
  /** To whom the one who takes over reports, where they reported to the one who goes. */
  aboveId: string | null;
}

export function reasonOf({ from, to }: Pick<Hands, 'from' | 'to'>): string {
  return `The work of ${from.name} is handed over to ${to.name}`;
}

/** Hands over one thing, in the caller's transaction. Items go by their operation. */
export async function handOne(manager: EntityManager, holding: Holding, plan: Hands, asked: Asked): Promise<void> {
  const { kind, id, part, version } = holding;
  const { from, to, aboveId } = plan;
  const at = Date.now();
  const by = { actorId: asked.actor.id, key: asked.key, at };
  if (kind === 'program')
    await editProgram(manager, id, part === 'domain_lead' ? { domainLeadId: to.id } : { managerId: to.id }, {
      ...by,
      key: `${asked.key}/${part}`,
    });
  // Nobody reports to themselves.
  if (kind === 'report') await editPerson(manager, id, { managerId: id === to.id ? aboveId : to.id }, asked, version);
  if (kind === 'team') await handTeam(manager, holding, plan, by);
  if (kind === 'view') await handView(manager, holding, plan, by);
  if (kind === 'rota') await handRota(manager, holding, plan, by);
  if (kind === 'recurrence') {
    const before = await lockContent(manager, id);
    const content = JSON.parse(
      JSON.stringify(before).replaceAll(new RegExp(from.id, 'gi'), to.id),
    ) as RecurrenceContent;
    const command = { type: 'change' as const, content };
    requireDone((await runCommand(recurrenceKind, manager, { id, command, ...by }, { poke: true })).result, holding);
  }
  const give = living[kind as RecordKind] as Living | undefined;
  if (give?.handOver)
    requireDone(
      await give.handOver(manager, holding, { fromId: from.id, toId: to.id, reason: reasonOf(plan), by }),
      holding,
    );
}

interface By {
  actorId: string;
  key: string;
  at: number;
}

async function handTeam(manager: EntityManager, holding: Holding, { to }: Hands, by: By): Promise<void> {
  const { id, version } = holding;
  if (!(await updateTeamLead(manager, id, version, to.id))) throw changedMeanwhile(holding);
  const data = { changed: { leadId: to.id } };
  const event = { key: `team/${id}#v${version + 1}`, type: 'team.edited', actorId: by.actorId, at: by.at, data };
  await saveEvents(manager, [
    { subjectKind: 'team', subjectId: id, programId: null, event: { ...event, version: version + 1 } },
  ]);
}

/** It keeps its name, for so they know it with whom it is shared; whoever takes it over may have another of that name. */
async function handView(manager: EntityManager, holding: Holding, { to }: Hands, by: By): Promise<void> {
  const { id, version } = holding;
  const view = await giveView(manager, { id, version, toId: to.id });
  if (!view) throw changedMeanwhile(holding);
  const event = { key: `person/${to.id}#view:${id}#v${version + 1}`, type: 'person.view_changed', version: 0 };
  await saveEvents(manager, [
    {
      ...{ subjectKind: 'person', subjectId: to.id, programId: null },
      event: { ...event, actorId: by.actorId, at: by.at, data: { viewId: id, ...view } },
    },
  ]);
}

async function handRota(manager: EntityManager, holding: Holding, { from, to }: Hands, by: By): Promise<void> {
  const { id, version } = holding;
  const row = await lockRota(manager, id);
  if (row.version !== version) throw changedMeanwhile(holding);
  const body = handOverTurns(row.body, from.id, to.id, by.at);
  await saveRota(manager, { ...row, body });
  const data = { from: from.id, to: to.id, body };
  const event = { type: 'rota.handed_over', actorId: by.actorId, at: by.at, version: version + 1, data };
  const key = `rota/${id}#handed_over:${by.actorId}:${by.key}`;
  await saveEvents(manager, [{ subjectKind: 'rota', subjectId: id, programId: null, event: { ...event, key } }]);
}

/** What a command of the thing refuses is refused here, and nothing of the hand-over is done. */
function requireDone(result: CommandResult, { name }: Holding): void {
  if (result.ok) return;
  throw new Refusal(
    'illegal-transition',
    `${name} cannot be handed over: ${result.detail} Put that right, and preview the hand-over again.`,
  );
}

function changedMeanwhile({ name }: Holding): Refusal {
  return new Refusal(
    'changed-since-preview',
    `${name} was changed meanwhile. Preview the hand-over again, and look at what is new.`,
  );
}
