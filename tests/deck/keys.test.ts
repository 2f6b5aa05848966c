import type { Stage } from '../../packages/slidev-companion/src/slidev/stage'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../../packages/slidev-companion/src/slidev/stage'
import { QUESTIONS } from '../../src/deck/questions'
import { servedDeck } from './served-deck'

const served = servedDeck()
let stage: Stage

beforeAll(async () => {
  stage = await openStage(served.browser, served.site.url, { width: 1280, height: 720 })
})

const pageOf = (alias: string) => stage.slides.find(slide => slide.alias === alias)!.no
const first = (question: number) => QUESTIONS[question - 1]!.slides[0]!

/** Waits for the slide and the click; returns both as the address has them. */
async function at(alias: string, clicks = 0): Promise<void> {
  await stage.page.waitForFunction(([no, clicks]) => {
    const { hash } = window.location
    return (hash.split('?')[0] === `#/${no!.split(' ')[0]}` || hash.split('?')[0] === `#/${no!.split(' ')[1]}`) && Number(/clicks=(\d+)/.exec(hash)?.[1] ?? 0) === clicks
  }, [`${pageOf(alias)} ${alias}`, clicks] as [string, number], { timeout: 15_000 })
  // The address comes first; what answers the next key is there once the slide is drawn.
  await stage.page.locator(`.slidev-page-${pageOf(alias)}`).waitFor({ timeout: 15_000 })
  // Slidev hears no key of its own while a link has the focus, and a clicked one lets it go a moment later.
  await stage.page.waitForFunction(() => !document.activeElement?.closest('a, button'), undefined, { timeout: 15_000 })
  await stage.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => stage.page.keyboard.press(key)), Promise.resolve())

describe('the keys of the speaker', { timeout: 60_000 }, () => {
  it('lead to the questions, to an answer, and back to the slide and the click', async () => {
    await stage.show(pageOf('research-spec'), 2)
    await press('q')
    await at('questions')
    await press('9')
    await at(first(9))
    await press('b')
    await at('research-spec', 2)
  })

  it('show the evidence of a slide\'s figures, until they are pressed again or the slide is another', async () => {
    const evidence = stage.page.locator('.evidence-of-slide')
    await stage.show(pageOf('loss'), 0)
    expect(await evidence.count()).toBe(0)
    await press('e')
    await evidence.waitFor()
    expect(await evidence.textContent()).toMatch(/customers lost[\s\S]*400[\s\S]*churn\.sql/)
    await press('e')
    await evidence.waitFor({ state: 'detached' })
    await press('e')
    await evidence.waitFor()
    await stage.show(pageOf('segments'), 0)
    await evidence.waitFor({ state: 'detached' })
    await stage.show(pageOf('research-spec'), 2)
  })

  it('take a number of two digits', async () => {
    await press('q')
    await at('questions')
    await press('1', '1')
    await at(first(11))
    await press('b')
    await at('research-spec', 2)
  })

  it('wait for the second digit of a number, then take the first alone', async () => {
    await press('q')
    await at('questions')
    await press('1')
    await at(first(1))
    await press('b')
    await at('research-spec', 2)
  })

  it('lead back after a second question as well', async () => {
    await press('q')
    await at('questions')
    await press('9')
    await at(first(9))
    await press('q')
    await at('questions')
    await press('3')
    await at(first(3))
    await press('b')
    await at('research-spec', 2)
  })

  it('do nothing elsewhere: digits off the questions, b without a place', async () => {
    await press('7', 'b')
    await stage.page.waitForTimeout(300)
    await at('research-spec', 2)
  })

  it('lead back from a question that was clicked', async () => {
    await stage.show(pageOf('questions'), 0)
    await stage.page.click(`.slidev-page-${pageOf('questions')} .question-map a >> nth=0`)
    await at(first(1))
    await press('b')
    await at('questions')
  })

  it('go on with the talk after a question was clicked: no link keeps the focus', async () => {
    await stage.page.click(`.slidev-page-${pageOf('questions')} .question-map a >> nth=0`)
    await at(first(1))
    await press('ArrowLeft')
    await stage.page.waitForFunction(no => !window.location.hash.startsWith(`#/${no}`), pageOf(first(1)), { timeout: 15_000 })
  })
})

describe('every part that answers to the mouse answers to the keyboard', () => {
  const on = (alias: string, selector: string) => stage.page.locator(`.slidev-page-${pageOf(alias)} ${selector}`)

  it('a slider moves by its arrow keys, and the talk stays where it is', async () => {
    await stage.show(pageOf('dashboard'), 0)
    for (const slider of await on('dashboard', 'input[type=range]').all()) {
      const before = await slider.inputValue()
      await slider.focus()
      await press('ArrowLeft')
      expect(await slider.inputValue(), await slider.getAttribute('aria-label') ?? '').not.toBe(before)
    }
    await at('dashboard')
  })

  it('a question is a link, and so is a stage of the timeline', async () => {
    await stage.show(pageOf('questions'), 0)
    await on('questions', '.question-map a').first().focus()
    await press('Enter')
    await at(first(1))
    await stage.show(pageOf('four-weeks'), 99)
    await on('four-weeks', 'a[data-stage="3"]').focus()
    await press('Enter')
    await at('approval')
  })

  it('a query opens and closes', async () => {
    await stage.show(pageOf('digest-figures'), 99)
    const button = on('digest-figures', '.query button').first()
    await button.focus()
    await press('Enter')
    await on('digest-figures', '[role=dialog]').waitFor({ timeout: 15_000 })
    await press('Escape')
    await on('digest-figures', '[role=dialog]').waitFor({ state: 'detached', timeout: 15_000 })
    expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
  })

  it('nothing hidden can be reached: before its click, a query is no stop of the Tab key', async () => {
    await stage.show(pageOf('digest-figures'), 0)
    expect(await on('digest-figures', '.query button').evaluateAll(buttons => buttons.map(button => button.tabIndex))).toEqual([-1, -1, -1])
  })
})
