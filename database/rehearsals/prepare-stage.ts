import type { DataSource } from 'typeorm';
import { Refusal, type RefusalCode } from '../../domain/refusal.js';
import { stableId } from '../../domain/stable-id.js';
import type { CommandResult } from '../../domain/record/command.js';
import { enqueue } from '../engine/outbox.js';
import { runItemCommands } from '../items/run-commands.js';
import { programKind } from '../programs/kind.js';
import { runCommand } from '../record/run.js';
import { isAlive, recordKindNames, recordKinds, statesIn, workflowOf } from '../engine/kinds.js';
import { launchTemplate } from '../templates/launch-template.js';
import { prepareLaunch } from '../templates/prepare-launch.js';
import { findTemplateVersion } from '../templates/template-rows.js';
import type { RehearsalOrder, RehearsedTemplate, RehearsedVersions } from './rehearsals.js';

const batch = 500;

/**
 * Sets the stage: a draft is activated, drafts of policies count as published, and the items are pinned to the versions
 * that are tried. Gives how many items are live.
 *
 * @throws Refusal where the program or the versions cannot be played
 */
export async function prepareStage(stage: DataSource, order: RehearsalOrder, at: number): Promise<number> {
  const { programId, requestedBy } = order;
  const versions = await published(stage, order);
  if (order.template !== null) await makeProgram(stage, order, order.template, at);
  const [program] = await stage.query<{ status: string }[]>('SELECT status FROM programs WHERE id = $1', [programId]);
  const common = { actorId: requestedBy, at };
  if (program?.status === 'draft' || program?.status === 'on_hold') {
    const type = program.status === 'draft' ? ('activate' as const) : ('resume' as const);
    const request = { ...common, id: programId, command: { type }, key: 'rehearsal' };
    const { result } = await stage.transaction((manager) => runCommand(programKind, manager, request, { poke: false }));
    orThrow(result);
  }
  const items = await stage.query<{ id: string }[]>(
    `SELECT id FROM action_items WHERE status IN (${statesIn(recordKinds.action_item.live)}, 'draft') ORDER BY id`,
  );
  if (Object.keys(versions).length > 0)
    for (let from = 0; from < items.length; from += batch) {
      const command = { type: 'replan' as const, ...versions, reason: 'rehearsal', quiet: true };
      // In nobody's name: what is tried weakens nothing that the one who asks owes, and makes no work theirs.
      const by = { ...common, actorId: null };
      const requests = items.slice(from, from + batch).map(({ id }) => ({ ...by, id, command, key: 'rehearsal' }));
      const { results } = await stage.transaction((manager) => runItemCommands(manager, requests, { poke: false }));
      // One that waits for sign-off keeps what it was submitted under; that is part of what would happen.
      for (const result of results) if (!result.ok && result.code !== 'illegal-transition') orThrow(result);
    }
  await stage.query('TRUNCATE outbox, notifications');
  await startAll(stage);
  return items.length;
}

/** The program that a template makes, as a launch would. */
async function makeProgram(
  stage: DataSource,
  { programId, requestedBy }: RehearsalOrder,
  { templateId, version, request }: RehearsedTemplate,
  at: number,
): Promise<void> {
  await stage.transaction(async (manager) => {
    const template = await findTemplateVersion(manager, templateId, version);
    const prepared = await prepareLaunch(manager, template, request, at);
    const [problem] = prepared.problems;
    if (problem) throw new Refusal('invalid-command', `${problem.path} ${problem.message}`);
    await launchTemplate(manager, programId, prepared, { actorId: requestedBy, at, activate: true });
  });
}

/**
 * The versions that are tried. A draft is published on the stage only, and under another id: what is published never
 * changes, so that bodies are remembered by their ids, and the draft may still be edited.
 */
async function published(stage: DataSource, { id, versions }: RehearsalOrder): Promise<RehearsedVersions> {
  const tried: [string, string][] = [];
  for (const [use, versionId] of Object.entries(versions) as [string, string][]) {
    const stageId = stableId(id, 'version', versionId);
    const [, drafts] = await stage.query<[unknown[], number]>(
      `UPDATE policy_versions SET id = $2, status = 'published' WHERE id = $1 AND status = 'draft'`,
      [versionId, stageId],
    );
    tried.push([use, drafts > 0 ? stageId : versionId]);
  }
  return Object.fromEntries(tried);
}

/** The workflow of every record that lives. */
async function startAll(stage: DataSource): Promise<void> {
  await stage.transaction(async (manager) => {
    for (const kind of recordKindNames) {
      const facts = recordKinds[kind];
      const rows = await manager.query<{ id: string }[]>(
        `SELECT id FROM ${facts.table} WHERE ${isAlive(facts)} ORDER BY id`,
      );
      await enqueue(
        manager,
        rows.map(({ id }) => ({ ...workflowOf(kind, id), kind: 'start' as const })),
      );
    }
  });
}

/** Ids of the workflows that a stage may have started. */
export async function workflowsOf(stage: DataSource): Promise<string[]> {
  const ids: string[] = [];
  for (const kind of recordKindNames) {
    const rows = await stage.query<{ id: string }[]>(`SELECT id FROM ${recordKinds[kind].table}`);
    ids.push(...rows.map(({ id }) => workflowOf(kind, id).workflowId));
  }
  return ids;
}

function orThrow(result: CommandResult): void {
  if (!result.ok) throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
}
