import type { ComputedRef } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'
import { computed, onMounted, onUnmounted, ref, watchEffect } from 'vue'

/**
 * Registers `count` clicks with the slide and returns the step reached, 0 to `count`.
 * On paper (`still`) the step is `count` and nothing is marked.
 */
export function useSteps(count: number): { step: ComputedRef<number>, still: ComputedRef<boolean> } {
  const { $clicksContext } = useSlideContext()
  const { isPrintMode } = useNav()
  const offset = ref(0)
  const key = Symbol('steps') as unknown as string

  onMounted(() => {
    if (count === 0)
      return
    const info = $clicksContext.calculateSince('+1', count)
    if (!info)
      return
    $clicksContext.register(key as never, info)
    watchEffect(() => {
      offset.value = info.currentOffset.value + 1
    })
  })
  onUnmounted(() => $clicksContext.unregister(key as never))

  return {
    step: computed(() => isPrintMode.value ? count : Math.min(Math.max(offset.value, 0), count)),
    still: computed(() => isPrintMode.value),
  }
}
