import { placeOf } from '../../harness/api-client.js';
import { absent, at, type RouteTable, type World } from './world.js';

const link = { title: 'Sheet', url: 'https://example.com/sheet' };
const pdf = { name: 'report.pdf', content: '%PDF-1.7 test' };
const path = (id: string, more = ''): string => `/action-items/${id}/evidence${more}`;

async function withLink(w: World): Promise<string> {
  const { id } = await w.item('open');
  const [evidence] = (await w.c.owner.must(path(id), link)).items;
  return path(id, `/${evidence.id}`);
}

export const evidenceCases: RouteTable = {
  'POST /action-items/{id}/evidence': [
    { why: 'added', gives: 201, ask: async (w) => w.c.owner.post(path((await w.item('open')).id), link) },
    {
      why: 'added to what is handed in',
      gives: 201,
      ask: async (w) => w.c.owner.post(path((await w.item('submitted')).id), link),
    },
    {
      why: 'not an address that runs something',
      gives: 400,
      ask: async (w) => w.c.owner.post(path((await w.item('open')).id), { title: 'x', url: 'javascript:alert(1)' }),
    },
    { why: 'not by a stranger', gives: 403, ask: async (w) => w.stranger.post(path((await w.item('open')).id), link) },
    { why: 'not to what is not there', gives: 404, ask: (w) => w.c.owner.post(path(absent), link) },
    { why: 'not to what is done', gives: 409, ask: async (w) => w.c.owner.post(path((await w.item('done')).id), link) },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.c.owner.post(path((await w.item('open')).id), link, at(99)),
    },
  ],
  'POST /action-items/{id}/evidence/files': [
    {
      why: 'added',
      gives: 201,
      ask: async (w) => w.c.owner.upload(path((await w.item('open')).id, '/files'), {}, pdf),
    },
    {
      why: 'not in a part of another name',
      gives: 400,
      ask: async (w) => {
        const form = new FormData();
        form.append('document', new Blob(['x']), 'x.txt');
        const { id } = await w.item('open');
        const response = await fetch(`${w.tollgate.url}${placeOf(path(id, '/files'))}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${w.c.owner.token ?? ''}` },
          body: form,
        });
        return { status: response.status, body: await response.json(), headers: response.headers };
      },
    },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => w.stranger.upload(path((await w.item('open')).id, '/files'), {}, pdf),
    },
    { why: 'not to what is not there', gives: 404, ask: (w) => w.c.owner.upload(path(absent, '/files'), {}, pdf) },
    {
      why: 'not to what is a draft',
      gives: 409,
      ask: async (w) => w.c.owner.upload(path((await w.item('draft')).id, '/files'), {}, pdf),
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.c.owner.upload(path((await w.item('open')).id, '/files'), {}, pdf, at(99)),
    },
    {
      why: 'not more than 25 MB',
      gives: 413,
      code: 'payload-too-large',
      ask: async (w) =>
        w.c.owner.upload(
          path((await w.item('open')).id, '/files'),
          {},
          { name: 'big.bin', content: Buffer.alloc(26 * 1024 * 1024) },
        ),
    },
    {
      why: 'not as JSON',
      gives: 415,
      code: 'unsupported-media-type',
      ask: async (w) => w.c.owner.post(path((await w.item('open')).id, '/files'), {}),
    },
    {
      why: 'not a program',
      gives: 422,
      code: 'invalid-file',
      ask: async (w) =>
        w.c.owner.upload(path((await w.item('open')).id, '/files'), {}, { name: 'run.exe', content: 'MZ' }),
    },
    {
      why: 'not an empty one',
      gives: 422,
      code: 'invalid-file',
      ask: async (w) => w.c.owner.upload(path((await w.item('open')).id, '/files'), {}, { name: 'x.txt', content: '' }),
    },
  ],
  'DELETE /action-items/{id}/evidence/{evidenceId}': [
    { why: 'taken back', gives: 200, ask: async (w) => w.c.owner.delete(await withLink(w)) },
    { why: 'not by a stranger', gives: 403, ask: async (w) => w.stranger.delete(await withLink(w)) },
    {
      why: 'not what is not there',
      gives: 404,
      ask: async (w) => w.c.owner.delete(path((await w.item('open')).id, `/${absent}`)),
    },
    {
      why: 'not from what is done',
      gives: 409,
      ask: async (w) => w.c.owner.delete(path((await w.item('done')).id, `/${absent}`)),
    },
    { why: 'not on another version', gives: 412, ask: async (w) => w.c.owner.delete(await withLink(w), at(99)) },
  ],
};
