// How much of what was handed in is read: a hostile file ends here with a remark, before memory does.

/** Bytes of an archive or workbook as it was handed in; it is held while it is read. */
export const archiveBytes = 64 * 1024 * 1024;
/** Files in one archive. */
export const archiveEntries = 1_000;
/** Bytes that may come out of one archive or one gzip file. */
export const unpackedBytes = 1024 * 1024 * 1024;
/** How many times larger a file may come out than it went in; real tables stay below 20. */
export const unpackedTimes = 200;
/** Below this size nothing is held against a file for packing well. */
export const unpackedAlways = 4 * 1024 * 1024;
/** Bytes of one row. ESCO keeps lists of 0.6 MiB in one cell. */
export const rowBytes = 1024 * 1024;
/** Cells of one row. */
export const rowCells = 1_000;
/** Bytes of the words a workbook keeps apart from its sheets; they are held while it is read. */
export const workbookWordBytes = 64 * 1024 * 1024;
/** Items and relations of one load: all languages of ESCO are 700,000. */
export const piecesAtMost = 1_500_000;
/** What recognising a file looks at. */
export const headBytes = 64 * 1024;
/** Characters a reader may hold back until it has read all of its files: four times what all of O*NET's titles take. */
export const heldCharacters = 16 * 1024 * 1024;
