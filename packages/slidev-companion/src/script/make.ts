import type { OpenDeck } from '../deck/open'
import type { Plan } from './plan'
import { readDeck } from '../deck/open'
import { unescapeMarkdown } from '../escape'
import { withBrowser } from '../machine/browser'
import { rehearsalFile, rehearsalsIn } from '../rehearsal/file'
import { clockFrom } from './clock'
import { scriptPage } from './page'
import { planOf } from './plan'
import { writeScript } from './write'

export type Form = 'md' | 'html' | 'pdf'

export interface MakeScriptOptions {
  form: Form
  /** When the talk begins, as 14:00. */
  begin?: string
  /** Path of a browser, for a PDF. */
  browser?: string
}

/** Returns the speaking script of a deck as a file, and what it was made of. */
export async function makeScript(
  open: OpenDeck,
  options: MakeScriptOptions,
): Promise<{ plan: Plan, file: Uint8Array }> {
  const clock = clockFrom(options.begin)
  const { plan, ratio } = planned(open)
  const markdown = writeScript(plan, { clock, ratio, further: open.config.script?.checklist })
  const text = options.form === 'md' ? markdown : scriptPage(markdown, { ...plan, title: unescapeMarkdown(plan.title) })
  return { plan, file: options.form === 'pdf' ? await printed(text, options.browser) : new TextEncoder().encode(text) }
}

// -- internal --

function planned(open: OpenDeck): { plan: Plan, ratio: string } {
  const { version } = open
  const { title, frontmatter, slides } = readDeck(open, { backups: true })
  const { lang: language } = frontmatter.htmlAttrs as { lang?: string } | undefined ?? {}
  const last = rehearsalsIn(rehearsalFile(open)).at(-1)
  const plan = planOf({ title, language, slides, version, last }, open.config.script)
  return { plan, ratio: String(frontmatter.aspectRatio ?? '16/9') }
}

async function printed(html: string, browser?: string): Promise<Uint8Array> {
  return withBrowser(browser, async (browser) => {
    const page = await browser.newPage()
    await page.setContent(html)
    return page.pdf({ format: 'A4', tagged: true, outline: true, preferCSSPageSize: false })
  }, { systemFonts: true })
}
