import type { EntityManager } from 'typeorm';
import { checkReported, reportCase, type NewCase } from '../../../../database/cases/report.js';
import { checkProposed, proposeControl, type NewControl } from '../../../../database/controls/propose.js';
import { checkWritten, recordFinding, type NewFinding } from '../../../../database/findings/record-finding.js';
import { mayWriteCases } from '../../../../domain/access/case-access.js';
import { mayWriteControls } from '../../../../domain/access/control-access.js';
import { mayWriteFindings } from '../../../../domain/access/finding-access.js';
import { caseShape } from '../../../../domain/register-import/case-shape.js';
import { controlShape } from '../../../../domain/register-import/control-shape.js';
import { findingShape } from '../../../../domain/register-import/finding-shape.js';
import type { FileRow } from '../../../../domain/register-import/file-row.js';
import type { RegisterShape } from '../../../../domain/register-import/shape.js';
import type { Actor } from '../access/actor.js';
import { caseAsked } from '../cases/asked-case.js';
import { NewCaseRequest } from '../cases/case.dto.js';
import { controlAsked } from '../controls/asked-control.js';
import { NewControlRequest } from '../controls/control.dto.js';
import { findingAsked } from '../findings/asked-finding.js';
import { NewFindingRequest } from '../findings/finding.dto.js';

interface Ctx {
  actorId: string;
  key: string;
  at: number;
  cameFrom: FileRow;
}

interface Given {
  title: string;
  domain: string | null;
  markets: string[];
}

/**
 * How a register is taken in: by the very functions by which one record is made. What these refuse, a row is refused for.
 */
export interface Intake<Body extends object = object, Asked extends { given: Given } = { given: Given }> {
  shape: RegisterShape;
  /** The request that makes one. */
  body: new () => Body;
  /** @throws Refusal `not-allowed` */
  may: (actor: Actor) => void;
  ask: (manager: EntityManager, body: Body, by: { id: string; actor: Actor }) => Promise<Asked>;
  /** Whether it could be made; nothing is written. */
  check: (manager: EntityManager, asked: Asked) => Promise<void>;
  make: (manager: EntityManager, asked: Asked, ctx: Ctx) => Promise<void>;
  /** By what it is compared with what was told before; null of a kind that is not. */
  tells: (given: Asked['given']) => { title: string; text: string } | null;
}

function intake<Body extends object, Asked extends { given: Given }>(of: Intake<Body, Asked>): Intake {
  // What `ask` gave goes back into `check` and `make` of the same register, and nowhere else.
  return of as unknown as Intake;
}

type Readers = { personIds: string[] } | null;

export const caseIntake = intake<NewCaseRequest, { given: NewCase; readers: Readers }>({
  ...{ shape: caseShape, body: NewCaseRequest, may: mayWriteCases },
  ask: (manager, body, { id, actor }) => caseAsked(manager, body, { id, actorId: actor.id }),
  check: (manager, { given, readers }) => checkReported(manager, given, readers),
  make: (manager, { given, readers }, ctx) => reportCase(manager, given, readers, ctx),
  tells: ({ title, text }) => ({ title, text }),
});

export const findingIntake = intake<NewFindingRequest, Awaited<ReturnType<typeof findingAsked>>>({
  ...{ shape: findingShape, body: NewFindingRequest, may: mayWriteFindings, ask: findingAsked },
  check: (manager, { given, readers }) => checkWritten(manager, given, readers),
  make: (manager, { given, ...besides }, ctx) => recordFinding(manager, given, besides, ctx),
  tells: ({ title, condition }: NewFinding) => ({ title, text: condition }),
});

export const controlIntake = intake<NewControlRequest, Awaited<ReturnType<typeof controlAsked>>>({
  ...{ shape: controlShape, body: NewControlRequest, may: mayWriteControls, ask: controlAsked },
  check: (manager, { given, readers }: { given: NewControl; readers: Readers }) =>
    checkProposed(manager, given, readers),
  make: (manager, { given, ...besides }, ctx) => proposeControl(manager, given, besides, ctx),
  tells: () => null,
});
