import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot } from '../../../../config/settings.js';
import { outsideApi } from './api-prefix.js';

/** Where `npm run build` puts the page. */
const builtPage = join(projectRoot, 'dist', 'apps', 'web');

/** What is answered by something else than the page, whoever asks: the API, its documents, and what stands outside it. */
const notThePage = new RegExp(
  `^/(?:${[
    'api',
    'docs',
    'docs-json',
    'openapi.json',
    'assets',
    ...outsideApi.map((path) => path.split('/')[0] ?? path),
  ]
    .map((part) => part.replaceAll('.', String.raw`\.`))
    .join('|')})(?:/|$)`,
);

/**
 * Serves the page of apps/web: its files under `/assets/`, which have a hash in their names and so never change, and its one
 * document for every address that a browser opens and nothing else answers. Which page an address is, the page knows.
 *
 * @param folder where the built page lies
 */
export async function servePage(fastify: FastifyInstance, folder: string = builtPage): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
  });
  let document: Promise<string | null> | undefined;
  fastify.addHook('onRequest', async (request, reply) => {
    if (!opensPage(request)) return;
    document ??= readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
    const html = await document;
    if (html === null) {
      document = undefined;
      await reply.status(503).type('text/plain; charset=utf-8').send(notBuilt);
      return;
    }
    await answer(reply, html);
  });
}

/** A browser that opens an address that no route has. Programs, which do not ask for HTML, are answered as ever. */
export function opensPage(request: Pick<FastifyRequest, 'is404' | 'method' | 'url' | 'headers'>): boolean {
  if (!request.is404 || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const path = request.url.split('?', 1)[0] ?? '';
  return (request.headers.accept ?? '').includes('text/html') && !notThePage.test(path);
}

/**
 * Scripts are our own files. Styles that the page's library makes as it runs carry a word that holds for this answer only;
 * attributes of style, which cannot load anything, are let be: charts and lists place their parts by them.
 */
async function answer(reply: FastifyReply, html: string): Promise<void> {
  const nonce = randomBytes(16).toString('base64url');
  await reply
    .headers({
      'content-security-policy': [
        "default-src 'self'",
        "base-uri 'none'",
        "script-src 'self'",
        `style-src-elem 'self' 'nonce-${nonce}'`,
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    })
    .type('text/html; charset=utf-8')
    .send(html.replace('%NONCE%', nonce));
}

const notBuilt =
  'The page is not built. Run `npm run build` in the folder of Tollgate, and open this address again. ' +
  'The API is under /api/v1, its description at /docs.\n';
