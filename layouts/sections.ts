/** The sections of the deck, by number, and the stage of the timeline that each one tells (none for the first two). */
export const sections: Record<string, { name: string, stage?: number }> = {
  '00': { name: 'Overview' },
  '01': { name: 'Scenario' },
  '02': { name: 'Data ingestion', stage: 1 },
  '03': { name: 'Research', stage: 2 },
  '04': { name: 'Approval', stage: 3 },
  '05': { name: 'Implementation', stage: 4 },
  '06': { name: 'Reporting', stage: 5 },
  'A': { name: 'Appendix' },
}
