// These functions run inside the page: each stands alone.

/** Returns the addresses of a page's links and the ids they may lead to. */
export function linksAndIds(): { links: string[], ids: string[] } {
  return {
    links: [...document.querySelectorAll<HTMLAnchorElement>('main a[href], nav a[href]')].map(link => link.href).filter(href => href.startsWith('http')),
    ids: [...document.querySelectorAll('[id]')].map(element => element.id),
  }
}

/** Returns the pictures of the text that did not load, have no size or no words. */
export function brokenImages(): string[] {
  return [...document.querySelectorAll<HTMLImageElement>('main img')]
    .filter(image => !image.complete || image.naturalWidth === 0 || image.naturalHeight === 0 || image.alt.trim() === '')
    .map(image => `the picture ${image.getAttribute('src')} is not whole`)
}

/** Returns what makes the page wider than the window; what scrolls inside itself may be wide. */
export function wideElements(): string[] {
  const room = document.documentElement.clientWidth
  const scrolls = (element: Element): boolean => {
    for (let one: Element | null = element; one !== null && one.tagName !== 'MAIN'; one = one.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) || getComputedStyle(one).display === 'none')
        return true
    }
    return false
  }
  const wide = [...document.querySelectorAll('main *')].filter(element => element.getBoundingClientRect().right > room + 1 && !scrolls(element))
  return [
    ...document.documentElement.scrollWidth > room ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [],
    ...wide.slice(0, 3).map(element => `<${element.tagName.toLowerCase()}> ends at ${Math.round(element.getBoundingClientRect().right)} px: ${element.textContent?.trim().slice(0, 60)}`),
  ]
}

/** Returns the charts that cannot be read on this ground: drawn too small, without a light sheet, or with too little ink. */
export function paleCharts(): string[] {
  return [...document.querySelectorAll<HTMLImageElement>('main figure img')].flatMap((image) => {
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const pen = canvas.getContext('2d')!
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    let paper = 0
    let ink = 0
    for (let i = 0; i < data.length; i += 4) {
      const light = (data[i]! + data[i + 1]! + data[i + 2]!) / 3
      paper += Number(data[i + 3]! > 250 && light > 240)
      ink += Number(data[i + 3]! > 250 && light < 160)
    }
    const name = image.getAttribute('src')
    const pixels = data.length / 4
    return [
      // 14 px in the picture stay at least 9 on the page.
      ...image.getBoundingClientRect().width < image.naturalWidth * 0.65 ? [`${name} is drawn at ${Math.round(image.getBoundingClientRect().width)} of ${image.naturalWidth} px`] : [],
      ...paper / pixels < 0.5 ? [`${name} has no light sheet under it`] : [],
      ...ink / pixels < 0.002 ? [`${name} is empty`] : [],
    ]
  })
}
