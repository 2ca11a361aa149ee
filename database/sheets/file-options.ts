/** What a person may say about a file where it does not say it clearly enough by itself. */
export interface FileOptions {
  /** Of a text file, such as `windows-874`; nothing: it is found out, or asked about. */
  encoding?: string | null;
  /** Of a workbook, by name; nothing: the first that has a table of the kind that is looked for. */
  sheet?: string | null;
}
