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
