// What the tests of the console in a real browser share.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'

export const ROOT = join(import.meta.dirname, '..')
export const MAIN = join(ROOT, 'packages', 'server', 'src', 'cli', 'main.ts')
export const PASSWORD = 'seven lazy otters swim north'
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Why there is no browser; `false` where there is one. */
export const skip = existsSync(CHROMIUM) ? false : `no Chromium at ${CHROMIUM}`

export interface Started {
  /** The one-time link of the first account. */
  readonly link: string
  readonly browser: Browser
}

/** The command as a person starts it on an empty folder, and a browser; both end with the test. */
export async function started(t: TestContext, options: readonly string[] = []): Promise<Started> {
  spawnSync(process.execPath, [join(ROOT, 'tools', 'console.ts'), '--if-stale'], { stdio: 'ignore' })
  const folder = mkdtempSync(join(tmpdir(), 'ringwall-'))
  const args = [MAIN, 'up', '--data', folder, '--port', '0', ...options]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'close')
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  t.after(async () => {
    await browser.close()
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  return { link: await said(server, /http:\S+\/welcome#\S+/), browser }
}

/** Keeps what goes wrong in a page by itself: errors, refusals by the policy, answers of 500 and more. */
export function watched(page: Page, wrong: string[]): Page {
  page.on('console', (message) => {
    // A refused sign-in is an answer, not a mistake; the browser tells it as an error.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) wrong.push(message.text())
  })
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} ${response.url()}`)
  })
  return page
}

/** Waits until nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** What axe finds wrong with a page. */
export async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run()')) as {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
  }
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}

/** The first text of a kind that a process writes. */
function said(child: ChildProcess, wanted: RegExp): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      text += String(chunk)
      const [found] = wanted.exec(text) ?? []
      if (found !== undefined) resolve(found)
    })
    child.on('close', () => reject(new Error(`the server ended before it said ${wanted}: ${text}`)))
  })
}

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
