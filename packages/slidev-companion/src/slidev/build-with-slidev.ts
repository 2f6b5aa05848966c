import type { ResolvedSlidevOptions } from '@slidev/types'
import type { InlineConfig, Plugin, UserConfig } from 'vite'
import type { BuildTask } from './task'
import { existsSync } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createDataUtils, parser, resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
import { chosen, leadsTo, relinked } from '../deck/version'
import { stylePlugin, trimPlugin } from '../handout/trim'
import { folderOf, packageRoot } from '../machine/package'
import { nestedButtonPlugin } from '../site/nested-button'
import { stripPlugin } from '../site/plugin'
import { lightParserPlugin } from './light-parser'
import { oneChunk, withFiles } from './one-chunk'
import { withPlainMeta } from './plain-meta'
import { stampPlugin } from './stamp'

type Vite = typeof import('vite')

const NO_ICON = 'data:,'
const PAGE = /\/index\.html$/
const CONFIG_FILES = ['ts', 'js', 'mts', 'mjs'].map(extension => `vite.config.${extension}`)

/**
 * Builds a deck as `slidev build` does, without notes (but for the stage); for paper and stage with
 * this package's client beside the deck's addons. Slidev exports the parts of its build, not the build,
 * which takes no further addon.
 */
export async function buildWithSlidev(task: BuildTask): Promise<void> {
  const vite = await fromSlidev<Vite>('vite')
  readPreparsers()
  const options = await optionsOf(task)
  await vite.build(await viteConfig(vite, options, task))
  await copyFile(join(task.outDir, 'index.html'), join(task.outDir, '404.html'))
  await copyPicture(options, task.outDir)
  const redirects = join(task.outDir, '_redirects')
  if (!existsSync(redirects))
    await writeFile(redirects, './*    ./index.html   200\n')
}

// -- internal --

/** Imports a package as Slidev does: of Vite there must be one only. */
async function fromSlidev<T>(name: string): Promise<T> {
  const path = createRequire(join(folderOf('@slidev/cli'), 'package.json')).resolve(name)
  return await import(pathToFileURL(path).href) as T
}

/**
 * Has Slidev's parser read `setup/preparser.ts` of the deck, its theme and addons. Slidev's program
 * does the same.
 */
function readPreparsers(): void {
  parser.injectPreparserExtensionLoader(async (roots, headmatter, filepath, mode) => {
    const { createJiti } = await fromSlidev<typeof import('jiti')>('jiti')
    const jiti = createJiti(import.meta.url, { moduleCache: false })
    const files = roots.map(root => join(root, 'setup/preparser.ts')).filter(file => existsSync(file))
    const setups = await Promise.all(files.map(file => jiti.import<Preparser>(file, { default: true })))
    return (await Promise.all(setups.map(setup => setup({ filepath, headmatter, mode })))).flat()
  })
}

type Preparsers = ReturnType<Parameters<typeof parser.injectPreparserExtensionLoader>[0]>
type Preparser = (context: object) => Preparsers

/**
 * Returns Slidev's options; for paper and stage with our client as one more addon. Addresses have a hash, so
 * that the files work in any folder.
 */
async function optionsOf({ entry, media, version }: BuildTask): Promise<ResolvedSlidevOptions> {
  const asked = { entry, base: './', withoutNotes: media !== 'stage', routerMode: 'hash' as const }
  const options = await resolveOptions(asked, 'build')
  const { config } = options.data
  // Slidev's own icon lies elsewhere; an empty one keeps the browser from asking for favicon.ico.
  config.favicon = options.data.headmatter.favicon === undefined ? NO_ICON : config.favicon
  config.download = typeof config.download === 'string' && config.download !== 'auto' ? config.download : false
  if (media === 'stage') {
    addClient(options, 'client/stage')
    Object.assign(config, { presenter: true, wakeLock: true })
  }
  if (version)
    takeVersion(options, version, media === 'stage')
  if (media === 'file')
    config.wakeLock = false // refused to a page that is opened as a file, with an error in its console
  if (media === 'paper') {
    addClient(options, 'client')
    config.drawings.enabled = false
  }
  return { ...options, utils: await createDataUtils(options) }
}

function addClient({ addonRoots, roots }: ResolvedSlidevOptions, folder: string): void {
  const client = join(packageRoot(), folder)
  addonRoots.push(client)
  roots.splice(-1, 0, client) // the deck's own folder stays last: it has the last word
}

/** Leaves the slides of a version alone, with all others behind them on the stage, and links that fit them. */
function takeVersion(
  { data }: ResolvedSlidevOptions,
  { name, minutes }: Required<BuildTask>['version'],
  backups: boolean,
): void {
  const kept = chosen(data.slides, name, backups)
  const target = leadsTo(data.slides, kept)
  data.slides = kept.map((slide, index) => ({ ...slide, index, content: relinked(slide.content, target) }))
  if (minutes !== undefined)
    data.config.duration = `${minutes}min`
}

/** Returns what Vite is told: the deck's own configuration, then ours, then Slidev's. */
async function viteConfig(vite: Vite, options: ResolvedSlidevOptions, task: BuildTask): Promise<InlineConfig> {
  let config: UserConfig & { slidev?: object } = pageConfig(vite, options)
  for (const root of options.roots) {
    const file = CONFIG_FILES.map(name => join(root, name)).find(path => existsSync(path))
    const loaded = file && await vite.loadConfigFromFile({ mode: 'production', command: 'build' }, file)
    config = loaded ? vite.mergeConfig(config, loaded.config) : config
  }
  config = vite.mergeConfig(config, ownConfig(task))
  if (task.stamp)
    config = vite.mergeConfig(config, { plugins: [stampPlugin(task.stamp, options.data.config.canvasWidth)] })
  if (task.media === 'file' || task.media === 'paper')
    config = vite.mergeConfig(config, oneChunk())
  if (task.media === 'file')
    config = vite.mergeConfig(config, withFiles(join(options.userRoot, 'public')))
  return vite.mergeConfig(config, {
    configFile: false,
    root: options.userRoot,
    plugins: await ViteSlidevPlugin(options, config.slidev),
    define: { __VUE_PROD_DEVTOOLS__: false },
  })
}

function ownConfig({ outDir, media, site, prose, style }: BuildTask): UserConfig & { slidev: object } {
  return {
    base: './',
    build: { outDir, reportCompressedSize: false },
    plugins: [
      stripPlugin(media === 'stage' ? {} : site, prose), // nobody but the presenter has the stage
      nestedButtonPlugin(),
      lightParserPlugin(),
      ...(media === 'paper' ? [trimPlugin(), stylePlugin(style)] : []),
    ],
    slidev: { vue: { template: { compilerOptions: { comments: false } } } },
  }
}

/** Returns the part of a build that makes the page: Slidev writes it, no file of the deck. */
function pageConfig({ normalizePath }: Vite, { userRoot, utils }: ResolvedSlidevOptions): UserConfig {
  const page = normalizePath(join(userRoot, 'index.html'))
  const plugin: Plugin = {
    name: 'slidev-companion:page',
    resolveId: { order: 'pre', filter: { id: PAGE }, handler: id => id === page ? id : null },
    load: {
      order: 'pre',
      filter: { id: PAGE },
      handler: id => id === page ? withPlainMeta(utils.indexHtml) : undefined,
    },
  }
  return {
    plugins: [plugin],
    build: { chunkSizeWarningLimit: 2000, rollupOptions: { input: { index: page } } },
  }
}

/** Copies the picture that other sites show for a link to the deck. */
async function copyPicture({ userRoot, data }: ResolvedSlidevOptions, outDir: string): Promise<void> {
  const picture = data.config.seoMeta?.ogImage
  const file = picture === 'auto' ? 'og-image.png' : picture?.startsWith('.') ? picture : undefined
  if (file !== undefined && existsSync(join(userRoot, file)))
    await copyFile(join(userRoot, file), join(outDir, file))
}
