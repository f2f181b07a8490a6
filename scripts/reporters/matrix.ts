/** One case of a matrix: `row | column`, and what became of it. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly mark: string;
}

/** What a case's annotation says of its place: `double click | popup onecheckout`. */
export const placeOf = (description = ''): { readonly row: string; readonly column: string } | null => {
  const [row, column, ...more] = description.split(' | ');
  return row && column && more.length === 0 ? { row, column } : null;
};

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];

/** The matrix as lines of text, rows and columns in the order they came; a place without a case is a dash. */
export const matrixLines = (cells: readonly Cell[]): readonly string[] => {
  if (cells.length === 0) return [];
  const [rows, columns] = [distinct(cells.map(({ row }) => row)), distinct(cells.map(({ column }) => column))];
  const first = Math.max(...rows.map(({ length }) => length));
  const marksAt = (row: string, column: string): string =>
    distinct(cells.filter((cell) => cell.row === row && cell.column === column).map(({ mark }) => mark)).join(', ') ||
    '–';
  const line = (name: string, entries: readonly string[]): string =>
    [name.padEnd(first), ...entries.map((entry, i) => entry.padEnd(Math.max(columns[i]?.length ?? 0, 6)))]
      .join('  ')
      .trimEnd();
  return [
    line('', columns),
    ...rows.map((row) =>
      line(
        row,
        columns.map((column) => marksAt(row, column)),
      ),
    ),
  ];
};
