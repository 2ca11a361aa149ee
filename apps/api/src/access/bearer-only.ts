import { SetMetadata } from '@nestjs/common';

export const bearerOnly = 'tollgate:bearer-only';

/** A token is asked for, and the cookie of a browser is none: what a page could have a browser send is not taken. */
export const BearerOnly = (): ClassDecorator => SetMetadata(bearerOnly, true);

/** Where `/mcp` says of itself how one comes in (RFC 9728: the address of the resource, with this before its path). */
export const metadataPath = '/.well-known/oauth-protected-resource/mcp';
