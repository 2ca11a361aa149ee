import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { Public } from '../access/actor.js';
import { Problem } from '../problems/problem.js';

/**
 * What `/mcp` says of how one comes in (RFC 9728): by a token of Tollgate in the header. It names no authorization server, for Tollgate is none
 * and has none give out its tokens.
 */
@ApiExcludeController()
@Controller('.well-known/oauth-protected-resource')
@Public()
export class McpMetadataController {
  constructor(private readonly settings: Settings) {}

  @Get('mcp')
  get(): object {
    if (this.settings.mcp === 'off')
      throw new Problem('not-found', 'Model clients are not served by this installation: its setting MCP is off.');
    const url = publicUrlOf(this.settings);
    return {
      resource: `${url}/mcp`,
      resource_name: 'Tollgate',
      bearer_methods_supported: ['header'],
    };
  }
}
