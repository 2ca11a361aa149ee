/** A cell of a workbook holds so many signs (UTF-16); Excel takes a file with more in one for damaged. */
export const longestCell = 32_767;
