import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { attributeNamesWhere, exportRows, idsWhere, type ExportRow } from '../../../../database/items/export-items.js';
import type { SortColumn } from '../../../../database/paging/keyset.js';
import { ItemFilter } from '../items/item-filter.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Text } from '../openapi/fields.js';
import { itemSorts } from '../../../../database/items/item-sorts.js';
import { separatorNames, separators, type SeparatorName } from './csv.js';
import { invalidRequest } from '../problems/problem.js';
import { chosenColumns, exportColumns, exportName, shownColumns, type ShownColumn } from './export-table.js';
import { csvStream, xlsxStream } from './write-sheet.js';
import { peopleTable, type ExportedPerson } from './people-table.js';
import { peopleAfter } from '../../../../database/people/export-people.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { itemConditions } from '../items/item-conditions.js';

const between =
  'Between the cells of a CSV. Excel of Indonesia, Viet Nam and most of Europe opens semicolons. comma where nothing is said.';

class SeparatorQuery {
  @Choice(separatorNames, { optional: true, description: between })
  separator?: SeparatorName;
}

class ExportQuery extends OmitType(ItemFilter, ['limit', 'cursor'] as const) {
  @Choice(['csv', 'xlsx'], { optional: true, description: 'csv where nothing is said.' })
  format?: 'csv' | 'xlsx';

  @Choice(separatorNames, { optional: true, description: between })
  separator?: SeparatorName;

  @Text({
    max: 200,
    optional: true,
    description: `Only these, behind number and title: one or more of ${shownColumns.join(', ')}, with commas between. Where nothing is said, all that an import takes.`,
  })
  columns?: string;
}

/** Rows that are read at a time. */
const batch = 1_000;

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const binary = { schema: { type: 'string', format: 'binary' } };

@Controller('exports')
export class ExportsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('action-items')
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse({ status: 200, description: 'The file.', content: { 'text/csv': binary, [mediaTypes.xlsx]: binary } })
  @Describe({ summary: 'Exports action items as CSV or XLSX; takes the filters of the list', problems: [422] })
  async items(@Query() query: ExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const format = query.format ?? 'csv';
    const { manager } = this.dataSource;
    const condition = await itemConditions(manager, Object.assign(new ItemFilter(), query), actor);
    const chosen = columnsOf(query.columns);
    const [names, ids] = await Promise.all([
      attributeNamesWhere(manager, condition),
      idsWhere(manager, condition, orderOf(query.sort)),
    ]);
    const columns = chosen === undefined ? exportColumns(names) : chosenColumns(chosen);
    const rows = this.rows(ids, actor);
    return new StreamableFile(
      format === 'csv' ? csvStream(columns, rows, separators[query.separator ?? 'comma']) : xlsxStream(columns, rows),
      {
        type: mediaTypes[format],
        disposition: `attachment; filename="${exportName(Date.now(), format)}"`,
      },
    );
  }

  @Get('people')
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, description: 'The file.', content: { 'text/csv': binary } })
  @Describe({
    summary: 'Exports people as a CSV that can be imported again; service accounts are left out',
    problems: [403],
  })
  people(@Query() { separator = 'comma' }: SeparatorQuery, @CurrentActor() actor: Actor): StreamableFile {
    // To read it, a token that reads is enough.
    const { within: _, ...unbound } = actor;
    mayAdminister(unbound);
    return new StreamableFile(csvStream(peopleTable, this.everybody(), separators[separator]), {
      type: mediaTypes.csv,
      disposition: `attachment; filename="${exportName(Date.now(), 'csv', 'people')}"`,
    });
  }

  private async *everybody(): AsyncGenerator<ExportedPerson[]> {
    for (let after: ExportedPerson | undefined, more = true; more;) {
      const rows = await peopleAfter(this.dataSource.manager, after, batch);
      yield rows;
      after = rows.at(-1);
      more = rows.length === batch;
    }
  }

  /** Batch by batch, and no connection held between: a slow reader of a long export costs neither memory nor others. */
  private async *rows(ids: string[], { sight }: Actor): AsyncGenerator<ExportRow[]> {
    for (let from = 0; from < ids.length; from += batch)
      yield await exportRows(this.dataSource.manager, ids.slice(from, from + batch), sight);
  }
}

/** @throws Problem `invalid-request` */
function columnsOf(said: string | undefined): ShownColumn[] | undefined {
  const wanted = said?.split(',').map((part) => part.trim());
  const known: readonly string[] = shownColumns;
  if (wanted?.some((part) => !known.includes(part)) || new Set(wanted).size !== (wanted?.length ?? 0))
    throw invalidRequest([
      {
        path: 'columns',
        message: `must be one or more of ${shownColumns.join(', ')}, with commas between, each once.`,
      },
    ]);
  return wanted as ShownColumn[] | undefined;
}

/** By number where nothing is said. */
function orderOf(sort = 'number'): { keys: readonly SortColumn[]; descending: boolean } {
  const descending = sort.startsWith('-');
  const name = (descending ? sort.slice(1) : sort) as keyof typeof itemSorts;
  return { keys: itemSorts[name], descending };
}
