import { Refusal } from '../refusal.js';

/** `read`: to read; `act`: to change what a person may; `administer`: all of it. Each is good for those before it too. */
export const personalLevels = ['read', 'act', 'administer'] as const;
export type PersonalLevel = (typeof personalLevels)[number];
/** `directory`: to keep people and groups by SCIM, and nothing else; what administers is good for it too. */
export const tokenLevels = [...personalLevels, 'directory'] as const;
export type TokenLevel = (typeof tokenLevels)[number];

/** What a token is good for, at most; whose token it is may do no more than they may without it. */
export interface Limits {
  level: TokenLevel;
  /** Null: in all programs and outside of them. */
  programId: string | null;
  /** Where it is one of a trusted issuer: the key of that. It is there that it is said what its tokens are good for. */
  issuer?: string;
}

const goodFor: Record<TokenLevel, string> = {
  read: 'to read, and changes nothing',
  act: 'for what its person does, and not to administer',
  administer: 'for all that its person may',
  directory: 'for a directory, at /scim/v2, and for nothing else',
};

/**
 * Whether that with which somebody came in is good for it; of somebody who came in without limits, it always is.
 *
 * @param programId the program that it is about; null: it is outside of all programs; undefined: asked by itself
 * @throws Refusal `token-too-narrow`
 */
export function requireWithin(
  { within }: { within?: Limits | undefined },
  need: TokenLevel,
  programId?: string | null,
): void {
  if (within === undefined) return;
  if (!reaches(within.level, need))
    throw new Refusal('token-too-narrow', `This token is good ${goodFor[within.level]}. ${wider(within, need)}`, {
      level: within.level,
      needed: need,
    });
  if (programId !== undefined && !isWithinProgram(within, programId)) throw outsideOfProgram(within);
}

function wider({ issuer }: Limits, need: TokenLevel): string {
  return issuer === undefined
    ? `Use one of the level ${need} (tollgate token create --level ${need}).`
    : `Use one that its issuer says is good for more; an administrator says what its tokens may be good for at most (tollgate providers edit ${issuer} --level ${need}).`;
}

/** Whether it may as much. */
export function reaches(level: TokenLevel, need: TokenLevel): boolean {
  if (level === 'directory' || need === 'directory') return level === need || level === 'administer';
  return personalLevels.indexOf(level) >= personalLevels.indexOf(need);
}

function isWithinProgram({ programId: only }: Limits, programId: string | null): boolean {
  return only === null || only === programId?.toLowerCase();
}

/** The same for what is in another program, outside of all, or not there at all: the answer tells nothing of it. */
export function outsideOfProgram({ programId }: Limits): Refusal {
  return new Refusal(
    'token-too-narrow',
    'This token is good for one program only, and what is asked for is not within it, or cannot be narrowed to it. ' +
      'Use a token for all programs, or ask for what is within that program.',
    { programId },
  );
}

/**
 * What a new token may be good for: no more than that with which it is made.
 *
 * @throws Refusal `token-too-narrow`
 */
export function narrowed(within: Limits | undefined, asked: Partial<Limits>): Limits {
  const level = asked.level ?? within?.level ?? 'administer';
  const programId = asked.programId?.toLowerCase() ?? within?.programId ?? null;
  if (within !== undefined && !reaches(within.level, level))
    throw new Refusal(
      'token-too-narrow',
      `A token makes none that is good for more: this one is of the level ${within.level}. Ask for that or less.`,
      { level: within.level, needed: level },
    );
  if (within !== undefined && !isWithinProgram(within, programId)) throw outsideOfProgram(within);
  return { level, programId };
}
