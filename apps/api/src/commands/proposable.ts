import { SetMetadata } from '@nestjs/common';

export const proposable = 'tollgate:proposable';

/**
 * Somebody may propose it, for others to approve: it says nothing that only the person says who does it (a signature, an attestation,
 * that they have seen it), and sends its command last of all that it does.
 */
export const Proposable = (): MethodDecorator => SetMetadata(proposable, true);
