import type { Buffer } from 'node:buffer'
import type { Outputs } from '../../../packages/slidev-companion/src/machine/generated'
import type { Stage, StagedSlide } from '../../../packages/slidev-companion/src/slidev/stage'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeGenerated } from '../../../packages/slidev-companion/src/machine/generated'

/**
 * The canvas at half its size: large enough that a changed figure is seen, small enough to be
 * committed.
 */
export const FIXTURE_SIZE = { width: 980, height: 552, scale: 0.5 }
/**
 * Pictures of every slide at its last click, by alias, as they were when somebody last looked at
 * them.
 */
export const FIXTURES = 'tests/deck/rendered/pictures'
/** Where a test that found a difference shows it: before, after, and the pixels that differ. */
export const CHANGED = 'dist/pictures/changed'

/** Yields slides of a stage of that size in their last state: every one, or those named. */
export async function* fixturePictures(
  { page, slides, show }: Stage,
  named: readonly Pick<StagedSlide, 'no' | 'alias'>[] = slides,
): AsyncGenerator<{ alias: string, png: Buffer }> {
  for (const { no, alias } of named) {
    await show(no, 99)
    yield { alias, png: await page.screenshot() }
  }
}

/** Returns the aliases that have a picture. */
export function fixtureNames(root: string): string[] {
  return readdirSync(join(root, FIXTURES))
    .filter(name => name.endsWith('.png'))
    .map(name => name.slice(0, -'.png'.length))
}

/**
 * Replaces pictures by those of the deck as it is: all of them, or those of the slides named; returns how many were
 * taken.
 */
export async function updateFixtures(root: string, stage: Stage, named?: readonly StagedSlide[]): Promise<number> {
  const pictures: Outputs = {}
  for await (const { alias, png } of fixturePictures(stage, named))
    pictures[`${alias}.png`] = png
  writeGenerated(join(root, FIXTURES), pictures, { part: named !== undefined })
  return Object.keys(pictures).length
}
