/** Returns how many there are of something, in words: 1 slide, 5 slides. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
