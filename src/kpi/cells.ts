/** A row of drivers.sql: customers of one tenure whom the same drivers touched. */
export interface Cell {
  tenure_band: number
  onboarding: number
  reply: number
  integration: number
  at_risk: number
  lost: number
}

export interface Counts { atRisk: number, lost: number }

export const DRIVERS = ['onboarding', 'reply', 'integration'] as const
export type Driver = typeof DRIVERS[number]

export const LABELS: Record<Driver, string> = {
  onboarding: 'Onboarding not finished in time',
  reply: 'Urgent ticket waited too long',
  integration: 'Asked for a missing integration',
}

/** Returns whether each driver touched somebody: one that touched nobody was not recorded. */
export function isRecorded(cells: Cell[]): boolean {
  return DRIVERS.every(name => cells.some(cell => cell[name] === 1))
}

/** Returns how many customers of these cells were at risk, and how many were lost. */
export function countOf(cells: Cell[]): Counts {
  const sum = (name: 'at_risk' | 'lost'): number => cells.reduce((total, cell) => total + cell[name], 0)
  return { atRisk: sum('at_risk'), lost: sum('lost') }
}

/** Returns those whom a driver touched, and all others. */
export function split(cells: Cell[], driver: Driver): { touched: Counts, other: Counts } {
  return {
    touched: countOf(cells.filter(cell => cell[driver] === 1)),
    other: countOf(cells.filter(cell => cell[driver] === 0)),
  }
}
