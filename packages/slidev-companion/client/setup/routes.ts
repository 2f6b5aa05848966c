const handout = {
  name: 'handout',
  path: '/handout',
  component: () => import('../Handout.vue'),
}

/** Adds the page that is printed. Only a build for paper has it. */
export default function addHandout<Route>(routes: Route[]): (Route | typeof handout)[] {
  return [handout, ...routes]
}
