/** How the text of a cell becomes a value. */
export type CellKind =
  'text' | 'whole' | 'choice' | 'tags' | 'lines' | 'links' | 'person' | 'flag' | 'day' | 'schedule';

/** What a column of a register can be taken for. */
export interface RegisterField {
  /** As it is called in options and answers. */
  name: string;
  /** As the template and the export of the register call its column. */
  heading: string;
  /** Where it stands in the request that makes one record: `affected.users`. */
  path: string;
  kind: CellKind;
  /** Of a text that may be about a person of the house: where they stand, if the cell has a mail address. */
  personPath?: string;
  /** A record cannot be without it. */
  required?: boolean;
  /** What its column is usually called, in the languages of the markets; case, spaces and punctuation do not count. */
  usual: readonly string[];
  choices?: readonly string[];
  /** Other words for a choice. */
  words?: Readonly<Record<string, string>>;
}

/** A register that is read out of a spreadsheet. */
export interface RegisterShape {
  kind: 'case' | 'finding' | 'control';
  /** How one and several are called in a sentence. */
  noun: string;
  nouns: string;
  /** `CA`, of its keys. */
  letters: string;
  /** The column of an own export that has the keys. */
  keyHeading: string;
  fields: readonly RegisterField[];
  /** The field to which a column is added that is to be kept as text. */
  keptIn: string;
  /** Columns of an own export that say what became of a record; a file takes nothing of them in. */
  ownHeadings: readonly string[];
}

/** What tells rows apart from one file to the next, beside the key of an own export. */
export const referenceField: RegisterField = {
  ...{ name: 'reference', heading: 'Reference', path: 'reference', kind: 'text' },
  usual: [
    ...['ref', 'reference no', 'reference number', 'ref no', 'ref id', 'id', 'external id', 'unique id', 'identifier'],
    ...[
      'case id',
      'case no',
      'case number',
      'finding id',
      'finding no',
      'control id',
      'control no',
      'issue id',
      'record id',
    ],
    ...['ticket', 'ticket id', 'ticket no', 'issue key'],
    ...[
      '编号',
      '序列号',
      '工单号',
      '案件编号',
      '问题编号',
      '控制编号',
      'nomor tiket',
      'nomor referensi',
      'kode',
      'no rujukan',
    ],
    ...['mã', 'mã số', 'mã tham chiếu', 'รหัส', 'เลขที่อ้างอิง'],
  ],
};

/** Every field of a register; its reference among them. */
export function fieldsOf(shape: RegisterShape): readonly RegisterField[] {
  return [referenceField, ...shape.fields];
}
