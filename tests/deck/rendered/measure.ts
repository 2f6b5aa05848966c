import type { Page } from 'playwright-core'

export interface Box { left: number, top: number, right: number, bottom: number }

/** One line of visible text on the canvas (980 × 552), in its pixels. */
export interface TextLine extends Box {
  /** The same text node has the same id as long as the page lives. */
  id: number
  text: string
  /** As the reader sees it: after every scale inside the canvas. */
  fontSize: number
  /** The part of the canvas that its clipping ancestors leave. */
  clip: Box
  /** As the browser computes it, "rgb(26, 26, 26)"; faded when it stands at less than full strength. */
  color: string
  faded: boolean
  /** A shape of the picture is drawn over one of its ends. */
  covered: boolean
  /** Tag and classes of the element that holds it. */
  element: string
}

/** Returns every line of text that slide `no` shows now; what is faded out or hidden is not there. */
export function measureText(page: Page, no: number): Promise<TextLine[]> {
  return page.evaluate((no) => {
    const root = document.querySelector<HTMLElement>(`.slidev-page-${no}`)!
    const canvas = document.querySelector('#slide-content')!.getBoundingClientRect()
    const scale = canvas.width / 980
    const holder = window as unknown as { textIds?: WeakMap<Node, number>, nextTextId?: number }
    holder.textIds ??= new WeakMap()
    const idOf = (node: Node) => {
      if (!holder.textIds!.has(node))
        holder.textIds!.set(node, holder.nextTextId = (holder.nextTextId ?? 0) + 1)
      return holder.textIds!.get(node)!
    }
    const toCanvas = ({ left, top, right, bottom }: DOMRect) => ({
      left: (left - canvas.left) / scale,
      top: (top - canvas.top) / scale,
      right: (right - canvas.left) / scale,
      bottom: (bottom - canvas.top) / scale,
    })
    const isSeen = (shape: Element): boolean => {
      let opacity = 1
      for (let element: Element | null = shape; element && element !== root; element = element.parentElement)
        opacity *= Number(getComputedStyle(element).opacity)
      return opacity > 0.05
    }
    // Only a shape that is drawn later lies over a text; what is in the way of the pointer may be glass.
    const isUnder = (holder: Element, x: number, y: number) => document.elementsFromPoint(x, y)
      .some(shape => shape instanceof SVGGeometryElement && getComputedStyle(shape).fill !== 'none'
        && Boolean(holder.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING) && isSeen(shape))
    const lines = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!
      if (!node.textContent?.trim() || parent.closest('title, desc, style, script, defs, .sr-only'))
        continue
      const style = getComputedStyle(parent)
      if (style.visibility !== 'visible')
        continue
      let opacity = 1
      let zoom = 1
      const clip = { left: 0, top: 0, right: 980, bottom: 552 }
      for (let element: Element | null = parent; element && element !== root.parentElement; element = element.parentElement) {
        const own = getComputedStyle(element)
        opacity *= Number(own.opacity)
        if (own.transform !== 'none' && element instanceof HTMLElement)
          zoom *= Math.hypot(new DOMMatrix(own.transform).a, new DOMMatrix(own.transform).b)
        if (element !== root && (own.overflowX !== 'visible' || own.overflowY !== 'visible') && !(element instanceof SVGElement)) {
          const box = toCanvas(element.getBoundingClientRect())
          clip.left = Math.max(clip.left, box.left)
          clip.top = Math.max(clip.top, box.top)
          clip.right = Math.min(clip.right, box.right)
          clip.bottom = Math.min(clip.bottom, box.bottom)
        }
      }
      if (opacity < 0.05)
        continue
      const matrix = parent instanceof SVGGraphicsElement ? parent.getScreenCTM() : null
      if (matrix)
        zoom = Math.hypot(matrix.a, matrix.b) / scale
      const range = document.createRange()
      const words = node.textContent
      range.setStart(node, words.length - words.trimStart().length)
      range.setEnd(node, words.trimEnd().length)
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1)
          continue
        lines.push({
          ...toCanvas(rect),
          id: idOf(node),
          text: node.textContent.replace(/\s+/g, ' ').trim().slice(0, 60),
          fontSize: Number.parseFloat(style.fontSize) * zoom,
          clip,
          color: parent instanceof SVGElement ? style.fill : style.color,
          faded: opacity < 0.99,
          covered: parent instanceof SVGElement && [rect.left + 1, rect.right - 1].some(x => isUnder(parent, x, (rect.top + rect.bottom) / 2)),
          element: `${parent.tagName.toLowerCase()}${parent.getAttribute('class') ? `.${parent.getAttribute('class')!.trim().split(/\s+/).join('.')}` : ''}`,
        })
      }
    }
    return lines
  }, no)
}

/** Makes every text of slide `no` wider by a share, as another machine's font rendering may. */
export function widenText(page: Page, no: number, share: number): Promise<void> {
  return page.evaluate(([no, share]) => {
    const walker = document.createTreeWalker(document.querySelector(`.slidev-page-${no}`)!, NodeFilter.SHOW_TEXT)
    const spacing = new Map<HTMLElement, number>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const letters = node.textContent!.trim().length
      if (letters === 0)
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const width = [...range.getClientRects()].reduce((sum, rect) => sum + rect.width, 0)
      const own = Number.parseFloat(getComputedStyle(node.parentElement!).letterSpacing) || 0
      spacing.set(node.parentElement!, own + width * share / letters)
    }
    spacing.forEach((px, element) => element.style.letterSpacing = `${px}px`)
  }, [no, share] as const)
}
