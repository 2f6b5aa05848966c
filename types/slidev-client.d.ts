// What this project uses of Slidev's client. The client ships .ts and .vue sources; without tsconfig's
// `paths` pointing here vue-tsc checks them all and reports Slidev's own errors as ours.
import type { ClicksContext, SlideInfo, SlideRoute, SlidevConfig } from '@slidev/types'
import type { ComputedRef, DefineComponent, InjectionKey, Ref } from 'vue'

interface Nav {
  slides: Ref<SlideRoute[]>
  total: ComputedRef<number>
  currentPage: ComputedRef<number>
  currentSlideRoute: ComputedRef<SlideRoute>
  clicks: Ref<number>
  isPrintMode: ComputedRef<boolean>
  isPresenter: ComputedRef<boolean>
  go: (page: number | string, clicks?: number) => Promise<void>
  next: () => Promise<void>
  prev: () => Promise<void>
}

export const configs: SlidevConfig & { slidesTitle: string }
export const slideWidth: ComputedRef<number>
export const slideHeight: ComputedRef<number>
export const injectionSlideScale: InjectionKey<Ref<number>>
export function useNav(): Nav
/** Which windows move the others: kept by each window for itself. */
export const syncDirections: Ref<Record<'viewerSend' | 'viewerReceive' | 'presenterSend' | 'presenterReceive', boolean>>
/** What the windows of a talk share. */
export const sharedState: { timer: { status: 'stopped' | 'running' | 'paused', startedAt: number } }
export function useTimer(): {
  state: Ref<{ startedAt: number }>
  status: ComputedRef<string>
  passed: ComputedRef<number>
}
export function useSlideContext(): {
  $clicks: Ref<number>
  $clicksContext: ClicksContext
  $page: Ref<number>
  $renderContext: Ref<string>
  $frontmatter: Record<string, unknown>
}

declare const component: DefineComponent<{ route?: SlideRoute, noteHtml?: string, highlight?: boolean }>
export default component

declare module 'vue-router' {
  interface RouteMeta {
    slide?: Omit<SlideInfo, 'source'> & { noteHTML: string, no: number }
  }
}
