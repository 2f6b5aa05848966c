import { describe, expect, it } from 'vitest'
import { peerDependencies } from '../../package.json'
import { browserHelp, findBrowser } from '../../src/machine/browser'

const npm = { executablePath: '/cache/chromium', env: {}, source: '@sparticuz/chromium' }
const find = (change: Parameters<typeof findBrowser>[0]) => findBrowser({ platform: 'linux', arch: 'x64', env: {}, exists: () => true, unpack: () => npm, ...change })

describe('the browser', () => {
  it('is the one that --browser names, before any other', () => {
    expect(find({ named: '/a/chrome', env: { CHROME_PATH: '/b/chrome' } }).executablePath).toBe('/a/chrome')
  })

  it('is the one of CHROME_PATH, then the one from npm, then an installed one', () => {
    expect(find({ env: { CHROME_PATH: '/b/chrome' } }).source).toBe('CHROME_PATH')
    expect(find({})).toBe(npm)
    expect(find({ unpack: () => undefined }).executablePath).toBe('/usr/bin/chromium')
  })

  it('is not the one from npm where that cannot run', () => {
    expect(find({ arch: 'arm64' }).executablePath).toBe('/usr/bin/chromium')
    expect(find({ platform: 'darwin', arch: 'arm64' }).executablePath).toContain('/Applications/Google Chrome.app/')
    expect(find({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' } }).executablePath).toContain('chrome.exe')
  })

  it('is an error when the named one does not exist: no other is taken silently', () => {
    expect(() => find({ named: '/a/chrome', exists: () => false })).toThrow('--browser names /a/chrome, which does not exist')
  })

  it.each([
    ['linux', 'x64', `npm install --save-dev @sparticuz/chromium@${peerDependencies['@sparticuz/chromium']}`],
    ['linux', 'arm64', 'your distribution'],
    ['darwin', 'arm64', '/Applications'],
    ['win32', 'x64', 'Microsoft Edge'],
    ['freebsd', 'x64', 'install Chrome or Chromium'],
  ] as const)('says on %s %s what to install, and how to name one', (platform, arch, words) => {
    expect(browserHelp(platform, arch)).toContain(words)
    expect(browserHelp(platform, arch)).toContain('--browser')
    expect(() => find({ platform, arch, exists: () => false, unpack: () => undefined })).toThrow('no browser found')
  })
})
