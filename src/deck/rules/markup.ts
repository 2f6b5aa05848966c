import { slideRule } from './rule'

export const markup = slideRule(
  'markup',
  'Slides are Markdown and components: no style, class, colour or plain HTML.',
  ({ body }) => {
    const text = body.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '')
    return [
      ...[...text.matchAll(/<(?!v-)([a-z][a-z0-9]*)\b/g)].map(
        match => [`the element <${match[1]}>`, 'use Markdown or a component'] as [string, string],
      ),
      ...[...text.matchAll(/\s(style|class)="/g)].map(
        match =>
          [`the attribute ${match[1]}`, 'give it to a component or a layout'] as [string, string],
      ),
      ...[...text.matchAll(/#[0-9a-f]{6}\b/gi)].map(
        match =>
          [`the colour ${match[0]}`, 'colours live in styles/tokens.css'] as [string, string],
      ),
    ]
  },
)
