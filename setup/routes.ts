import { defineRoutesSetup } from '@slidev/types'

export default defineRoutesSetup(routes => [
  { name: 'handout', path: '/handout', component: () => import('../packages/slidev-companion/client/Handout.vue') },
  ...routes,
])
