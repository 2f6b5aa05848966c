import type { Result, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import axe from 'axe-core'

export interface AxeOptions {
  /** Selector of the part of the page that is looked at. */
  within?: string
  /** The sets of rules; without them all. */
  tags?: string[]
}

/** Returns what axe finds wrong in a page. It is put into the page once, and asked for faults alone: the rest takes five times as long. */
export async function violations(page: Page, { within, tags }: AxeOptions = {}): Promise<Result[]> {
  if (!await page.evaluate(() => 'axe' in window))
    await page.evaluate(axe.source)
  const options: RunOptions = { resultTypes: ['violations'], ...tags && { runOnly: tags } }
  const run = ([within, options]: readonly [string | undefined, RunOptions]) =>
    (window as unknown as { axe: typeof axe }).axe.run(within ?? document, options)
  return (await page.evaluate(run, [within, options] as const)).violations
}
