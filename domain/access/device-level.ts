import { personalLevels } from './limits.js';

/** For what a command line asks to be let in: a token of one of these levels, or, `prove`, only to show that it is they who decide. */
export const deviceLevels = [...personalLevels, 'prove'] as const;
export type DeviceLevel = (typeof deviceLevels)[number];

/** How long ago they may have proved who they are whose command line is to show it, and for how long it shows it; in minutes. */
export const proofByDeviceMinutes = 5;
