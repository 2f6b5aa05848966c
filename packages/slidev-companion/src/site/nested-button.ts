import type { Plugin } from 'vite'

const MENU_BUTTON = /\/@slidev\/client\/internals\/MenuButton\.vue$/
const OUTER
  = /<button( :class="\{ disabled \}" @click="value = !value">\s*<slot name="button"[^>]*\/>\s*)<\/button>/

/**
 * Returns a plugin that corrects what axe finds in Slidev's own controls: the button of a menu
 * stands inside another button. The outer one becomes a plain box; clicks of the inner one still
 * reach it. No issue about it was found at slidevjs/slidev (#1142, closed, gave the icons their
 * names).
 */
export function nestedButtonPlugin(): Plugin {
  return {
    name: 'slidev-companion:nested-button',
    enforce: 'pre',
    transform: {
      filter: { id: MENU_BUTTON },
      handler: code => ({ code: withoutNestedButton(code), map: null }),
    },
  }
}

/**
 * Returns Slidev's MenuButton.vue with one button; that of another Slidev may have no other, and
 * stays as it is.
 */
export function withoutNestedButton(code: string): string {
  return code.replace(OUTER, '<div$1</div>')
}
