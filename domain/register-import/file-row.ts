/** The row of a file out of which a record was made, as its trail keeps it. */
export interface FileRow {
  fileName: string;
  /** Of the file, as it was sent. */
  sha256: string;
  row: number;
}
