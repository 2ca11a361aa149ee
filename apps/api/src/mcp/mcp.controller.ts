import { Controller, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  createMcpHandler,
  type McpHttpHandler,
  type McpRequestContext,
  type McpServer,
} from '@modelcontextprotocol/server';
import { toWebRequest, type NodeIncomingMessageLike } from '@modelcontextprotocol/node';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { BearerOnly } from '../access/bearer-only.js';
import { cameIn } from '../access/in-the-right-of.js';
import { apiVersion } from '../openapi/document.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { ApiDoor } from './api-door.js';
import { InFlight } from './in-flight.js';
import { requireKnownAddress } from './known-address.js';
import { mcpServer } from './mcp-server.js';
import type { Hands } from './tool.js';

/** How long what one call asks for may take, in ms. */
const patience = 60_000;

/**
 * Where model clients ask, by the Model Context Protocol: each request by itself, without a session. What they are told, they are told
 * by the routes of the API, in the right of whoever's token it is.
 */
@ApiExcludeController()
@Controller('mcp')
@BearerOnly()
export class McpController {
  private readonly inFlight = new InFlight();
  private readonly handler: McpHttpHandler;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly settings: Settings,
  ) {
    this.handler = createMcpHandler((context) => this.serverOf(context), { maxSubscriptions: 0 });
  }

  @Post()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (this.settings.mcp === 'off')
      throw new Problem('not-found', 'Model clients are not served by this installation: its setting MCP is off.');
    requireKnownAddress(request.headers, this.settings);
    const { body } = request;
    // Many calls in one would be one request for every limit; the protocol has none since 2025-06-18.
    if (Array.isArray(body)) throw invalidRequest([{ path: '', message: 'is a batch. Send each message by itself.' }]);
    // What an issuer vouches for may be another token each time: it counts by its person.
    const holder = request.tokenId ?? request.actor?.id ?? '';
    const answer = await this.inFlight.within(holder, () => this.answer(request));
    await reply.status(answer.status).headers(answer.headers).send(answer.text);
  }

  private async answer(
    request: FastifyRequest,
  ): Promise<{ status: number; headers: Record<string, string>; text: string }> {
    const asked = await toWebRequest(request.raw as NodeIncomingMessageLike, request.body ?? null);
    const answer = await this.handler.fetch(asked, {
      parsedBody: request.body ?? null,
      authInfo: { token: '', clientId: '', scopes: [], extra: { request } },
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
  }

  private serverOf({ authInfo }: McpRequestContext): McpServer {
    const { request } = (authInfo?.extra ?? {}) as { request: FastifyRequest };
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const hands: Hands = {
      door: new ApiDoor(fastify, cameIn(request), { address: request.ip, late: AbortSignal.timeout(patience) }),
      publicUrl: publicUrlOf(this.settings),
    };
    return mcpServer(hands, request.id, apiVersion);
  }
}
