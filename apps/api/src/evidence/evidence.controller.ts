import { extname } from 'node:path';
import { Body, Controller, Delete, Get, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import { DataSource } from 'typeorm';
import { readFile, saveFile } from '../../../../database/files/files.js';
import { evidenceOf, type EvidenceRow } from '../../../../database/items/evidence.js';
import type { NewEvidence } from '../../../../domain/item/commands.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Engine } from '../commands/engine.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { carryOutOnItem } from '../items/send-command.js';
import { Describe } from '../openapi/describe.js';
import { isUuid } from '../../../../domain/uuid.js';
import { Text } from '../openapi/fields.js';
import {
  choice,
  flag,
  instant,
  integer,
  listed,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { downloadOf } from './download.js';
import { mediaTypeOf, opaque, servedAs } from './media-type.js';
import { Uploaded, type Upload } from '../uploads/upload.js';

class NewLink {
  @Text({ max: 300 })
  title!: string;

  @Text({ max: 2000, pattern: /^https?:\/\/[^\s]+$/, says: 'must be an address that begins with https:// or http://.' })
  url!: string;
}

const evidenceSchema = schema(
  'Evidence',
  object({
    id: uuid,
    kind: choice(['link', 'file']),
    title: text,
    url: nullable(text),
    fileName: nullable(text),
    mediaType: nullable(text),
    opaque: flag,
    size: nullable(integer),
    sha256: nullable(text),
    cycle: integer,
    addedBy: person,
    addedAt: instant,
  }),
);
const listSchema = listed(evidenceSchema);

/** Never evidence, and dangerous to whoever opens it. */
const programs = [
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-dosexec',
];
const programEndings = [
  '.exe',
  '.dll',
  '.bat',
  '.cmd',
  '.com',
  '.scr',
  '.msi',
  '.js',
  '.vbs',
  '.ps1',
  '.jar',
  '.html',
  '.htm',
  '.svg',
  '.hta',
];

@Controller('action-items/:id/evidence')
export class EvidenceController {
  constructor(
    readonly dataSource: DataSource,
    readonly engine: Engine,
  ) {}

  @Get()
  @Describe({ summary: 'The evidence of an item', returns: listSchema })
  async list(@Param('id') ref: string): Promise<object> {
    const { id } = await findItem(this.dataSource.manager, ref);
    return { items: (await evidenceOf(this.dataSource.manager, id)).map(evidenceJson) };
  }

  @Post()
  @Describe({ summary: 'Adds a link as evidence', status: 201, returns: listSchema, problems: [403, 412] })
  addLink(@Param('id') ref: string, @Body() body: NewLink, @AskedBy() asked: Asked): Promise<object> {
    return this.add(ref, asked, async () => ({
      kind: 'link',
      title: body.title,
      url: body.url,
      sha256: null,
      fileName: null,
      mediaType: null,
      size: null,
    }));
  }

  @Post('files')
  @Describe({
    summary: 'Adds a file of at most 25 MB as evidence',
    status: 201,
    returns: listSchema,
    multipart: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, title: text },
    },
    problems: [403, 412],
  })
  addFile(@Param('id') ref: string, @Uploaded() { file, fields }: Upload, @AskedBy() asked: Asked): Promise<object> {
    return this.add(ref, asked, async () => {
      const title = (fields['title'] ?? '').trim() || file.name;
      if (title.length > 300)
        throw invalidRequest([{ path: 'title', message: 'must be text of 1 to 300 characters.' }]);
      if (file.bytes.length === 0) throw new Problem('invalid-file', 'The file is empty. Choose one with content.');
      const sniffed = await fileTypeFromBuffer(file.bytes);
      if (programs.includes(sniffed?.mime ?? '') || programEndings.includes(extname(file.name).toLowerCase()))
        throw new Problem(
          'invalid-file',
          'Programs and web pages are not taken as evidence. Send a document, a picture, a table or an archive of them.',
        );
      const mediaType = await mediaTypeOf(file.bytes, file.name);
      const { sha256, size } = await saveFile(this.dataSource.manager, file.bytes, mediaType);
      return { kind: 'file', title, url: null, sha256, fileName: file.name, mediaType, size };
    });
  }

  @Get(':evidenceId/content')
  @Describe({ summary: 'The file', produces: 'application/octet-stream' })
  async content(
    @Param('id') ref: string,
    @Param('evidenceId') evidenceId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { id } = await findItem(this.dataSource.manager, ref);
    const row = (await evidenceOf(this.dataSource.manager, id)).find((candidate) => candidate.id === evidenceId);
    const content = row?.sha256 ? await readFile(this.dataSource.manager, row.sha256) : null;
    if (!row || !content) throw new Refusal('not-found', `The item has no file ${evidenceId}. List its evidence.`);
    return downloadOf(row, content, reply);
  }

  @Delete(':evidenceId')
  @Describe({
    summary: 'Takes evidence back; what was signed keeps its hash',
    returns: listSchema,
    problems: [403, 412],
  })
  async remove(
    @Param('id') ref: string,
    @Param('evidenceId') evidenceId: string,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const command = () => {
      if (!isUuid(evidenceId))
        throw new Refusal('not-found', `The item has no evidence ${String(evidenceId)}. List it to see what there is.`);
      return { type: 'remove_evidence' as const, evidenceId };
    };
    return this.list(await carryOutOnItem(this, ref, 'remove_evidence', command, asked));
  }

  private async add(ref: string, asked: Asked, evidence: () => Promise<Omit<NewEvidence, 'id'>>): Promise<object> {
    const command = async (row: { id: string }) => ({
      type: 'add_evidence' as const,
      evidence: { ...(await evidence()), id: stableId(row.id, asked.actor.id, asked.key) },
    });
    return this.list(await carryOutOnItem(this, ref, 'add_evidence', command, asked));
  }
}

function evidenceJson(row: EvidenceRow): object {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    url: row.url,
    fileName: row.file_name,
    mediaType: row.kind === 'file' ? servedAs(row.media_type) : null,
    // It goes out as bytes only: of a kind that may run where it is opened, or of one that is not known.
    opaque: row.kind === 'file' && servedAs(row.media_type) === opaque,
    size: row.size,
    sha256: row.sha256,
    cycle: row.cycle,
    addedBy: { id: row.added_by, name: row.adder },
    addedAt: row.added_at.toISOString(),
  };
}
