/** A column of the table that stands for the picture. */
export interface Column {
  key: string
  label: string
  unit: string
}

export type Cell = string | number | boolean | null

/** What a picture shows, in words and numbers: its text alternative and its table. */
export interface ChartTable {
  id: string
  title: string
  /** One or two sentences that say what a reader of the picture sees. */
  alt: string
  unit: string
  n: string
  /** The query that made the rows. */
  source: string
  /** What the one highlight is. */
  focus: string
  columns: Column[]
  rows: Record<string, Cell>[]
}

export interface Chart extends ChartTable {
  svg: string
}

/** Returns the rows of a table with the columns alone; a column is a key, its label and its unit. */
export function tableOf<Row>(
  rows: Row[],
  columns: [key: keyof Row & string, label: string, unit: string][],
): Pick<ChartTable, 'columns' | 'rows'> {
  return {
    columns: columns.map(([key, label, unit]) => ({ key, label, unit })),
    rows: rows.map(row => Object.fromEntries(columns.map(([key]) => [key, row[key] as Cell]))),
  }
}
