import { defineRoutesSetup } from '@slidev/types'

export default defineRoutesSetup(routes => [
  { name: 'handout', path: '/handout', component: () => import('../handout/Handout.vue') },
  ...routes,
])
