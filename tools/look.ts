// `tools/node tools/look.ts <built console> <directory for pictures> [part of a name]`: opens every screen of the console in
// Chromium, wide and narrow, in several themes and languages, takes pictures, and says what axe and the policy of the page find.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { readEstate } from '../packages/console/src/fake/estate.ts'
import { type Amount, makeHouse } from '../packages/console/src/fake/house.ts'
import { type FakeServer, serve } from '../packages/console/src/fake/server.ts'

const ROOT = join(import.meta.dirname, '..')
const [assets = join(ROOT, 'dist', 'console'), pictures = 'pictures', only = ''] = process.argv.slice(2)

interface View {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly theme: string
  readonly language: string
}

interface Shot {
  readonly name: string
  readonly path: string
  readonly amount?: Amount
  readonly act?: (page: Page, server: FakeServer) => Promise<void>
}

const VIEWS: readonly View[] = [
  { name: 'dark', width: 1440, height: 900, theme: 'dark', language: 'en' },
  { name: 'light', width: 1440, height: 900, theme: 'light', language: 'en' },
  { name: 'contrast-zh', width: 1440, height: 900, theme: 'contrast', language: 'zh-Hans' },
  { name: 'narrow', width: 390, height: 844, theme: 'dark', language: 'en' },
  { name: 'narrow-zh', width: 390, height: 844, theme: 'light', language: 'zh-Hans' },
  { name: 'tablet', width: 900, height: 1100, theme: 'dark', language: 'en' },
]

const estate = readEstate(ROOT, Date.now())
const fingerprint = estate.findings.find(({ ruleId }) => ruleId === 'pss-privileged')?.fingerprint ?? ''
const asset = estate.findings[0]?.asset ?? ''

const SHOTS: readonly Shot[] = [
  { name: 'situation', path: '/' },
  { name: 'start', path: '/', amount: 'nothing' },
  { name: 'wall', path: '/?wall=1' },
  { name: 'findings', path: '/findings' },
  { name: 'findings-open', path: `/findings?open=${encodeURIComponent(fingerprint)}` },
  { name: 'findings-filtered', path: '/findings?severity=critical&severity=high&namespace=ci&q=container' },
  { name: 'findings-nothing', path: '/findings?q=zzz' },
  { name: 'findings-empty', path: '/findings', amount: 'nothing' },
  { name: 'findings-million', path: '/findings', amount: 'million' },
  {
    name: 'findings-selected',
    path: '/findings',
    act: async (page, server) => {
      await page.locator('.row').first().waitFor()
      for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
      server.tell('findings', { opened: 4, reopened: 0, resolved: 0, target: 'examples' })
      await page.locator('.news button').waitFor()
    },
  },
  {
    name: 'view',
    path: '/findings?severity=critical&owner=',
    act: async (page) => {
      const filter = page.locator('.tools > .button')
      if (await filter.isVisible()) await filter.click()
      await page.locator('.view .button.bare:visible').first().click()
    },
  },
  {
    name: 'accept',
    path: `/findings/${encodeURIComponent(fingerprint)}`,
    act: async (page) => page.locator('.finding .actions .button').nth(1).click(),
  },
  { name: 'finding', path: `/findings/${encodeURIComponent(fingerprint)}` },
  {
    name: 'keys',
    path: '/findings',
    act: async (page) => {
      await page.locator('.row').first().waitFor()
      await page.keyboard.press('?')
    },
  },
  {
    name: 'palette',
    path: '/',
    act: async (page) => {
      await page.locator('.situation').waitFor()
      await page.keyboard.press('Control+k')
      await page.locator('.palette input').fill('privil')
      await page.waitForTimeout(300)
    },
  },
  { name: 'assets', path: '/assets' },
  { name: 'asset', path: `/assets/${encodeURIComponent(asset)}` },
  {
    name: 'scans',
    path: '/scans',
    act: async (page, server) => {
      await page.locator('.job').first().waitFor()
      server.tell('jobs', { ...server.house.jobs[0], progress: { filesRead: 31, objectsFound: 77 } })
      await page.waitForTimeout(300)
    },
  },
  { name: 'scan', path: '/scans/scan-4' },
  { name: 'exceptions', path: '/exceptions' },
  { name: 'compliance', path: '/compliance' },
  { name: 'framework', path: '/compliance/nsa-cisa' },
  { name: 'rules', path: '/rules' },
  { name: 'rule', path: '/rules/pss-privileged' },
  { name: 'audit', path: '/audit' },
  { name: 'settings', path: '/settings' },
  { name: 'tokens', path: '/settings?part=tokens' },
  { name: 'users', path: '/settings?part=users' },
  { name: 'notifications', path: '/settings?part=notifications' },
  { name: 'notifications-empty', path: '/settings?part=notifications', amount: 'nothing' },
  {
    name: 'receiver',
    path: '/settings?part=notifications',
    act: async (page) => {
      await page.locator('.settings .button.primary').first().click()
      await page.locator('.dialog select').first().selectOption('email')
    },
  },
  {
    name: 'subscription',
    path: '/settings?part=notifications',
    act: async (page) => page.locator('.settings .button.primary').nth(1).click(),
  },
  { name: 'sessions', path: '/settings?part=sessions' },
  {
    name: 'second',
    path: '/settings?part=second',
    act: async (page) => page.locator('.settings .button.primary').click(),
  },
  { name: 'password', path: '/settings?part=password' },
  {
    name: 'drawer',
    path: '/',
    act: async (page) => {
      const menu = page.locator('.bar > .button').first()
      if (await menu.isVisible()) await menu.click()
    },
  },
  { name: 'nowhere', path: '/nowhere' },
  {
    name: 'sign-in',
    path: '/findings',
    act: async (page, server) => {
      server.house.principal = undefined
      await page.reload()
      await page.locator('.door').waitFor()
    },
  },
  {
    name: 'welcome',
    path: '/welcome',
    act: async (page, server) => {
      server.house.principal = undefined
      server.house.needsBootstrap = true
      await page.reload()
      await page.locator('.door').waitFor()
    },
  },
]

async function look(browser: Browser, shot: Shot, view: View): Promise<readonly string[]> {
  const server = await serve(makeHouse(estate, shot.amount ?? 'some', Date.now()), assets)
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    reducedMotion: 'reduce',
    bypassCSP: false,
  })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 40')) wrong.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => wrong.push(`thrown: ${error.message}`))
  const kept = JSON.stringify({ theme: view.theme, density: 'comfortable', language: view.language })
  await page.addInitScript(`localStorage.setItem('ringwall.appearance', ${JSON.stringify(kept)})`)
  await page.goto(server.origin + shot.path)
  await page
    .locator('h1')
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => wrong.push('no heading appeared'))
  await shot.act?.(page, server)
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(pictures, `${shot.name}.${view.name}.png`) })
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
  if (width > view.width) wrong.push(`wider than the screen: ${width}`)
  wrong.push(...(await axe(page)))
  await context.close()
  await server.close()
  return wrong.map((each) => `${shot.name}.${view.name}: ${each}`)
}

/** Run through the debugger, which the policy of the page does not bind. */
async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const found: unknown = await page.evaluate('axe.run()')
  return (found as { readonly violations: readonly Violation[] }).violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html.slice(0, 140)} ${failureSummary.split('\n')[1] ?? ''}`)
        .join(' | ')} (${nodes.length})`,
  )
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

mkdirSync(pictures, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
for (const shot of SHOTS) {
  for (const view of VIEWS) {
    if (!`${shot.name}.${view.name}`.includes(only)) continue
    for (const line of await look(browser, shot, view)) console.log(line)
  }
}
await browser.close()
