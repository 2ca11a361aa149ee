import { Controller, Get, Post, StreamableFile, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fieldsOf } from '../../../../domain/register-import/shape.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { csvLines } from '../exports/csv.js';
import { Describe } from '../openapi/describe.js';
import { Uploaded, type Upload } from '../uploads/upload.js';
import { caseIntake, controlIntake, findingIntake, type Intake } from './intake.js';
import { notesOn } from './notes.js';
import { registerOptions } from './register-import.dto.js';
import {
  registerImportedJson,
  registerImportedSchema,
  registerPreviewJson,
  registerPreviewSchema,
} from './register-import-json.js';
import { takeIn } from './take-in.js';
import { toldBefore } from './told-before.js';
import { mostRows, understand } from './understand.js';

/** The routes by which a register goes in from a spreadsheet. @param path of the register, such as `cases` */
function registerImportsOf(path: string, intake: Intake): Type {
  const { shape } = intake;
  const { nouns } = shape;
  const multipart = {
    type: 'object',
    required: ['file'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        description: `CSV or XLSX with a header, at most ${mostRows} rows; ${shape.fields
          .filter(({ required }) => required)
          .map(({ heading }) => heading.toLowerCase())
          .join(', ')} are needed.`,
      },
      options: {
        type: 'string',
        description: 'JSON: {"sheet", "encoding", "dateOrder", "columns", "all", "source"}.',
        example: '{"columns": {"Remarks": "keep", "Status": "ignore"}, "all": {"markets": "SG"}}',
      },
    },
  };

  @Controller(`${path}/imports`)
  class RegisterImportsController {
    constructor(private readonly dataSource: DataSource) {}

    @Get('template')
    @Describe({ summary: `An empty table of ${nouns} with the names of its columns`, produces: 'text/csv' })
    template(): StreamableFile {
      const text = `\uFEFF${csvLines([fieldsOf(shape).map(({ heading }) => heading)])}`;
      return new StreamableFile(Buffer.from(text), {
        type: 'text/csv; charset=utf-8',
        disposition: `attachment; filename="${path}-template.csv"`,
      });
    }

    @Post('preview')
    @Describe({
      summary: `What would become of a spreadsheet of ${nouns}: its columns, its first rows as they are read, and what is refused`,
      description:
        'Nothing is kept. A column that is not known is asked about, and so is what is in doubt about the file as a whole. The first rows are compared with what was told before.',
      returns: registerPreviewSchema,
      previews: true,
      multipart,
      problems: [403, 422],
    })
    async preview(@Uploaded() { file, fields }: Upload, @CurrentActor() actor: Actor): Promise<object> {
      intake.may(actor);
      const { manager } = this.dataSource;
      const understood = await understand(manager, intake, file, await registerOptions(fields['options']), actor);
      const { byRow: alikes } = await toldBefore(this.dataSource, intake, understood.ready, actor);
      const notes = await notesOn(manager, understood, actor);
      return registerPreviewJson(understood, shape, { fileName: file.name, alikes, notes });
    }

    @Post()
    @Describe({
      summary: `Makes ${nouns} of the rows of a spreadsheet, all of them or none`,
      description: `Each by the rules by which one is made. A row whose record is here already makes nothing: it is known by the key of an export, by its reference, or by all that it says.`,
      returns: registerImportedSchema,
      multipart,
      problems: [403, 422],
    })
    async take(@Uploaded() { file, fields }: Upload, @AskedBy() asked: Asked): Promise<object> {
      intake.may(asked.actor);
      const { manager } = this.dataSource;
      const options = await registerOptions(fields['options']);
      const understood = await understand(manager, intake, file, options, asked.actor);
      const notes = await notesOn(manager, understood, asked.actor);
      return registerImportedJson(await takeIn(this.dataSource, intake, understood, file, asked), understood, notes);
    }
  }
  return RegisterImportsController;
}

export const CaseImportsController = registerImportsOf('cases', caseIntake);
export const FindingImportsController = registerImportsOf('findings', findingIntake);
export const ControlImportsController = registerImportsOf('controls', controlIntake);
