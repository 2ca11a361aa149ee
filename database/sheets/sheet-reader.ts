import { uncalculated } from '../../domain/import/cell-error.js';
import { damaged } from './archive.js';
import { RichText, unescaped } from './rich-text.js';
import { rangeOf, SheetCells, tooMany, type Range } from './sheet-cells.js';
import { sheetLimits } from './sheet-limits.js';
import { shownIsoDate, shownNumber, type Shown } from './shown.js';
import { attribute, type Attributes, type XmlHandlers } from './xml.js';
import { isTrue } from './workbook.js';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  strings: string[];
  formats: string[];
  date1904: boolean;
}

/** Where a link stands, and the id of its target, or the place in the workbook to which it leads. */
export interface SheetLink {
  row: number;
  column: number;
  relation: string;
}

/** Takes from a worksheet its cells, merged ranges, links, and what is hidden; all else it passes over. */
export class SheetReader implements XmlHandlers {
  readonly cells = new SheetCells();
  readonly merged: Range[] = [];
  readonly links: SheetLink[] = [];
  readonly hiddenRows: number[] = [];
  /** From and to, counted from 1. */
  readonly hiddenColumns: [number, number][] = [];

  private row = 0;
  private column = 0;
  private cell: { type: string; style: number; value: string | null; formula: boolean } | null = null;
  private inValue = false;
  private readonly rich = new RichText();

  constructor(private readonly context: SheetContext) {}

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.cell) this.openInCell(name);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'mergeCell') this.addMerged(attributes['ref'] ?? '');
    else if (name === 'hyperlink') this.addLink(attributes);
    else if (name === 'col' && isTrue(attributes['hidden']) && this.hiddenColumns.length < sheetLimits.columns)
      this.hiddenColumns.push([Number(attributes['min']), Number(attributes['max'])]);
  };

  readonly text = (text: string): void => {
    if (!this.cell) return;
    if (this.inValue) this.cell.value = (this.cell.value ?? '') + text;
    else this.rich.add(text);
  };

  readonly close = (name: string): void => {
    if (!this.cell) return;
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else this.rich.close(name);
  };

  private openRow(attributes: Attributes): void {
    const { r } = attributes;
    const number = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isInteger(number) || number < 1 || number > 1_048_576) throw damaged();
    this.row = number;
    this.column = 0;
    if (isTrue(attributes['hidden']) && this.hiddenRows.length < sheetLimits.rows) this.hiddenRows.push(number);
  }

  private openCell(attributes: Attributes): void {
    const { r, t = 'n', s = '0' } = attributes;
    const at = r === undefined ? null : rangeOf(r);
    if (r !== undefined && !at) throw damaged();
    this.column = at?.left ?? this.column + 1;
    if (at) this.row = at.top;
    this.cell = { type: t, style: Number(s), value: null, formula: false };
    this.inValue = false;
    this.rich.start();
  }

  private openInCell(name: string): void {
    if (name === 'v') {
      this.inValue = true;
      if (this.cell) this.cell.value = '';
    } else if (name === 'f' && this.cell) this.cell.formula = true;
    else this.rich.open(name);
  }

  private closeCell(): void {
    const { text, date } = this.shown();
    this.cells.put(this.row, this.column, text, date);
    this.cell = null;
    this.inValue = false;
  }

  private shown(): Shown {
    const { type, style, value, formula } = this.cell ?? { type: 'n', style: 0, value: null, formula: false };
    if (type === 'inlineStr') return { text: this.rich.end() };
    if (value === null) return { text: formula ? uncalculated : '' };
    switch (type) {
      case 's': {
        const text = this.context.strings[Number(value)];
        if (text === undefined) throw damaged();
        return { text };
      }
      case 'b':
        return { text: isTrue(value.trim()) ? 'TRUE' : 'FALSE' };
      case 'd':
        return shownIsoDate(value);
      case 'n': {
        const number = Number(value);
        if (value.trim() === '' || !Number.isFinite(number)) return { text: value.trim() };
        return shownNumber(number, this.context.formats[style] ?? 'General', this.context.date1904);
      }
      default:
        return { text: unescaped(value) };
    }
  }

  private addMerged(reference: string): void {
    const range = rangeOf(reference);
    if (!range) return;
    if (this.merged.length >= sheetLimits.mergedRanges) throw tooMany(`${sheetLimits.mergedRanges} merged ranges`);
    this.merged.push(range);
  }

  private addLink(attributes: Attributes): void {
    const range = rangeOf(attributes['ref'] ?? '');
    const relation = attribute(attributes, 'id');
    if (!range || relation === undefined || this.links.length >= sheetLimits.links) return;
    this.links.push({ row: range.top, column: range.left, relation });
  }
}
