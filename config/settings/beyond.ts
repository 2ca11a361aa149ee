import 'reflect-metadata';
import { IsIn } from 'class-validator';
import { names } from './transforms.js';
import { AuditSettings } from './audit.js';

const plainWays = ['database', 'temporal', 'public'] as const;

/** A way beyond this machine that may be without TLS. */
export type PlainWay = (typeof plainWays)[number];

/** What they mean. */
export const beyondVariables = {
  ALLOW_PLAIN:
    'Ways beyond this machine that may be without TLS, or to a Temporal server that asks nobody who they are, for they are private: ' +
    '`database`, `temporal`, `public` (PUBLIC_URL), with commas between. Default: none, and no process starts with such a way.',
} as const;

/** What an installation of more than one machine is held to. */
export class BeyondSettings extends AuditSettings {
  @names
  @IsIn(plainWays, {
    each: true,
    message: 'ALLOW_PLAIN must be of database, temporal and public, with commas between.',
  })
  allowPlain: PlainWay[] = [];
}

export const beyondFields = {
  ALLOW_PLAIN: 'allowPlain',
} as const satisfies Record<keyof typeof beyondVariables, keyof BeyondSettings>;
