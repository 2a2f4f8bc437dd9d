// Signing in at an OpenID provider in a real browser. Skipped, with the reason, where there is no Chromium.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Provider } from 'oidc-provider'
import type { Page } from 'playwright-core'
import { axe, PASSWORD, settled, skip, started, watched } from './browser.ts'

test('people sign in at an OpenID provider, in a browser', { skip, timeout: 180_000 }, async (t) => {
  const provider = await startProvider(t)
  const { link, browser } = await started(t, ['--empty', ...provider.flags])
  const origin = new URL(link).origin
  provider.register(origin)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  const wrong: string[] = []
  const page = watched(await context.newPage(), wrong)
  // The pages of the sample provider ask for letters from elsewhere.
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.fulfill({ body: '' }),
  )

  await t.test('first the one-time link makes an administrator', async () => {
    await page.goto(link)
    await page.getByLabel('Name').fill('lena')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.locator('.door').waitFor({ state: 'detached' })
    await context.clearCookies()
  })

  await t.test('the screen that was asked for is shown after signing in there', async () => {
    await page.goto(`${origin}/findings?severity=critical`)
    await page.getByRole('link', { name: 'Sign in with Example ID' }).waitFor()
    await settled(page)
    assert.deepEqual(await axe(page), [])
    await enter(page, 'mei')
    await page.waitForURL(`${origin}/findings?severity=critical`)
    await page.locator('h1').first().waitFor()
    assert.equal(await page.locator('.door').count(), 0)
  })

  await t.test('who has no role is told so, and is not let in', async () => {
    await context.clearCookies()
    await page.goto(origin)
    await enter(page, 'guest')
    await page.getByText('none of your groups has a role here').waitFor()
    assert.deepEqual(await axe(page), [])
  })

  await t.test('afterwards the account of this server still works', async () => {
    await page.getByLabel('Name').fill('lena')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('.door').waitFor({ state: 'detached' })
  })

  await context.close()
  assert.deepEqual(wrong, [])
})

/** Who one is and that it may be told: the two forms of the provider. */
async function enter(page: Page, person: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with Example ID' }).click()
  await page.locator('input[name="login"]').fill(person)
  await page.locator('input[name="password"]').fill('any')
  await page.locator('button[type="submit"]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** A real provider on loopback that lets everybody in as whom they say. */
async function startProvider(t: TestContext) {
  for (const level of ['info', 'warn'] as const) t.mock.method(console, level, () => {})
  const folder = mkdtempSync(join(tmpdir(), 'ringwall-'))
  let provider: ReturnType<Provider['callback']> | undefined
  const server = createServer((request, response) => {
    if (provider === undefined) response.writeHead(503).end()
    else provider(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, `${SECRET}\n`, { mode: 0o600 })
  return {
    flags: [
      ...['--oidc-issuer', issuer, '--oidc-client-id', 'ringwall', '--oidc-client-secret-file', secretFile],
      ...['--oidc-role', 'viewer=staff', '--oidc-name', 'Example ID'],
    ],
    register: (origin: string): void => {
      const redirect = `${origin}/api/v1/oidc/callback`
      provider = new Provider(issuer, {
        clients: [{ client_id: 'ringwall', client_secret: SECRET, redirect_uris: [redirect] }],
        claims: { openid: ['sub'], profile: ['preferred_username', 'groups'], email: ['email'] },
        cookies: { keys: ['sample'] },
        pkce: { required: () => true },
        features: { devInteractions: { enabled: true } },
        findAccount: (_: unknown, id: string) => ({
          accountId: id,
          claims: () => ({ sub: id, preferred_username: id, groups: id === 'guest' ? [] : ['staff'] }),
        }),
      }).callback()
    },
  }
}

const SECRET = 'a secret of thirty-two characters'
