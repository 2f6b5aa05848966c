/** The heights of the parts of a sheet that are not torn, in any one unit. */
export interface Parts {
  /** With its slide as wide as the text. */
  full: readonly number[]
  /** With a smaller slide. */
  small: readonly number[]
}

/** How a sheet stands on paper: with a smaller slide, or below the one before it. */
export interface Place { small: boolean, follows: boolean }

/** So many sheets at most are one chain, in which each begins where the one before it ends. */
const LONGEST = 6
/**
 * A slide as wide as the text is read more easily: of two ways with as many pages, the one with
 * more of them.
 */
const SMALLER = 0.02
/** A slide and its prose belong on one page. */
const TORN = 0.2
/** A page that is little more than half full, or less, is half a page lost. */
const EMPTY = 0.5
const FULL = 0.6
/** Of a page: what sums of heights may be off by. */
const ROUND = 1e-6

interface Way { cost: number, places: Place[] }

/**
 * Returns how the sheets of a section share pages of a height: in order, on as few pages as can be,
 * and none of them nearly empty but the last. A sheet begins a page, or it follows where the one
 * before it ends.
 */
export function sharePages(sheets: readonly Parts[], page: number, gap: number): Place[] {
  const rest: Way[] = [{ cost: 0, places: [] }] // the best way from each sheet on, from the last to the first
  for (let first = sheets.length - 1; first >= 0; first--) {
    const ways = Array.from({ length: Math.min(LONGEST, sheets.length - first) }, (_, others) => {
      const chain = sheets.slice(first, first + others + 1)
      const after = rest[sheets.length - first - others - 1]!
      return [together(chain, false, after, page, gap), together(chain, true, after, page, gap)]
    }).flat().filter(way => way !== undefined)
    rest.push(ways.reduce((best, way) => way.cost < best.cost ? way : best))
  }
  return rest.at(-1)!.places
}

/** Returns the pages on which sheets begin, the first being 0. */
export function beginnings(
  sheets: readonly Parts[],
  places: readonly Place[],
  page: number,
  gap: number,
): number[] {
  let end = 0
  return sheets.map(({ full, small }, i) => {
    const { small: isSmall, follows } = places[i]!
    const [head = 0, ...lines] = isSmall ? small : full
    const start = follows ? end : Math.ceil(end / page - ROUND) * page
    end = endOf(start, [follows ? gap + head : head, ...lines], page)
    return Math.floor(start / page + ROUND)
  })
}

/** Returns where parts end that begin at a place: what does not fit on a page begins the next one. */
export function endOf(start: number, parts: readonly number[], page: number): number {
  return parts.reduce((end, part) => {
    const room = page - end % page
    return (part > room + ROUND * page && room < page ? end + room : end) + part
  }, start)
}

// -- internal --

/**
 * Returns what it costs that sheets follow each other from the top of a page, or nothing where one
 * does not fit below another.
 */
function together(
  [first, ...others]: Parts[],
  small: boolean,
  after: Way,
  page: number,
  gap: number,
): Way | undefined {
  let torn = 0
  let end = endOf(0, small ? first!.small : first!.full, page)
  for (const sheet of others) {
    const room = page - (end % page)
    const [head = 0, ...lines] = sheet.small
    if (gap + head > room)
      return undefined
    const start = end
    end = endOf(start, [gap + head, ...lines], page)
    torn += Math.ceil(end / page) > Math.ceil(start / page) ? 1 : 0
  }
  const pages = Math.max(1, Math.ceil(end / page))
  const empty = after.places.length > 0 && end - (pages - 1) * page < FULL * page
  return {
    cost: pages + (empty ? EMPTY : 0) + SMALLER * (others.length + Number(small)) + TORN * torn + after.cost,
    places: [{ small, follows: false }, ...others.map(() => ({ small: true, follows: true })), ...after.places],
  }
}
