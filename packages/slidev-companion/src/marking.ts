import { CliError } from './errors'

/** What stands on every slide, sheet and page: who may read it, and whose copy it is. */
export interface Stamp {
  /** The marking, or without one the recipient. */
  label: string
  /** All of it, in one line. */
  line: string
  /** Letters and ground, as #RRGGBB. */
  color: string
  ground: string
}

export interface StampWords { marking?: string, recipient?: string, edition?: string, asOf?: string }

/** The labels of the Traffic Light Protocol 2.0 and the colours that FIRST gives them, on black. */
const TLP: Readonly<Record<string, string>> = {
  'TLP:RED': '#FF2B2B',
  'TLP:AMBER': '#FFC000',
  'TLP:AMBER+STRICT': '#FFC000',
  'TLP:GREEN': '#33FF00',
  'TLP:CLEAR': '#FFFFFF',
}
const PLAIN = '#FFFFFF'
const GROUND = '#000000'
/** Of the marking and of the recipient: what fits on one line of a slide. */
const LONGEST = 60
const TLP_LIKE = /^tlp\b/i
const NOT_PRINTED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * Returns what is stamped on an output; a text that is too long, no text, or no label of the protocol is a
 * CliError.
 */
export function stampOf({ marking, recipient, edition, asOf }: StampWords): Stamp | undefined {
  if (marking === undefined && recipient === undefined)
    return undefined
  requireWords('--marking', marking)
  requireWords('--recipient', recipient)
  if (marking !== undefined && TLP_LIKE.test(marking) && !(marking in TLP)) {
    throw new CliError({
      found: `--marking ${JSON.stringify(marking)} is no label of TLP 2.0`,
      fix: Object.keys(TLP).join(', '),
    })
  }
  return {
    label: marking ?? recipient!,
    line: [marking, recipient, edition, asOf].filter(Boolean).join(' · '),
    color: TLP[marking ?? ''] ?? PLAIN,
    ground: GROUND,
  }
}

const UNSAFE_IN_CSS = /["\\<\n]/g

/** Returns a text as a string of CSS. */
export function cssString(text: string): string {
  return `"${text.replace(UNSAFE_IN_CSS, char => `\\${char.charCodeAt(0).toString(16)} `)}"`
}

// -- internal --

function requireWords(option: string, text?: string): void {
  if (text === undefined)
    return
  if (text.trim() === '' || NOT_PRINTED.test(text)) {
    throw new CliError({
      found: `${option} ${JSON.stringify(text)} is not a line of words`,
      fix: 'write letters, digits and signs',
    })
  }
  if ([...text].length > LONGEST) {
    throw new CliError({
      found: `${option} has ${[...text].length} characters`,
      fix: `at most ${LONGEST} fit on a slide`,
    })
  }
}
