import { CreateChainOfRecords1764000000000 } from '../migrations/1764000000000-CreateChainOfRecords.js';
import { AddCalendars1764100000000 } from '../migrations/1764100000000-AddCalendars.js';
import { AddClaimantsOfIdempotencyKeys1764350000000 } from '../migrations/1764350000000-AddClaimantsOfIdempotencyKeys.js';
import { ForgetTokensKeptWithKeys1764350100000 } from '../migrations/1764350100000-ForgetTokensKeptWithKeys.js';
import { LeaveListsOfKindsToTheCode1764400000000 } from '../migrations/1764400000000-LeaveListsOfKindsToTheCode.js';
import { CreateDutyAndMaintenance1764500000000 } from '../migrations/1764500000000-CreateDutyAndMaintenance.js';
import { CountByCalendars1764510000000 } from '../migrations/1764510000000-CountByCalendars.js';

/** In the order in which they run. A list, not a file pattern: the same code runs compiled, in jest and in an image. */
export const migrations = [
  CreateChainOfRecords1764000000000,
  AddCalendars1764100000000,
  AddClaimantsOfIdempotencyKeys1764350000000,
  ForgetTokensKeptWithKeys1764350100000,
  LeaveListsOfKindsToTheCode1764400000000,
  CreateDutyAndMaintenance1764500000000,
  CountByCalendars1764510000000,
];
