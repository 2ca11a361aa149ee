import { costs } from '../audit/cost.js';
import { sealing } from '../audit/seal.js';
import { verifying } from '../audit/verify.js';
import { auditSizes } from '../audit/sizes.js';
import type { Row } from '../row.js';

/**
 * What it costs that the trail can be proven. The floor of a request and of a command are the same apps on a database whose
 * events have no digests and are not sealed, and may be altered; of whoever writes, the same without a sealer beside them; of
 * whoever verifies, hashing the same events and nothing else.
 */
export const audit: Row = {
  name: 'audit',
  title: 'what the proof of the trail costs a request, a command, whoever writes, and whoever verifies',
  size: (extent) => {
    const { requests, commands, times, perSecond, seconds, events } = auditSizes(extent);
    return `${requests} comments, ${commands} commands, ${times} times each, in turns; ${perSecond} events/s for ${seconds} s, in turns; ${events} events verified`;
  },
  async measure(bench) {
    return [...(await costs(bench)), ...(await sealing(bench)), ...verifying(bench)];
  },
};
