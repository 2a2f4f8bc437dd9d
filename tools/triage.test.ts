// A risk from the finding to the decision of a second person, with the keyboard alone. Skipped, with the reason, where there is
// no Chromium.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { PASSWORD, settled, skip, started, watched } from './browser.ts'

test('triage by keyboard alone, and an exception that a second person approves', {
  skip,
  timeout: 120_000,
}, async (t) => {
  const { link, browser } = await started(t, ['--two-persons'])
  const wrong: string[] = []
  const origin = new URL(link).origin
  const page = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    return watched(await context.newPage(), wrong)
  }
  const lena = await page()
  await lena.goto(link)
  await fill(lena, { Name: 'lena', Password: PASSWORD })
  await lena.keyboard.press('Enter')
  await lena.getByText(/critical findings are open/).waitFor({ timeout: 30_000 })
  assert.equal(await addUser(lena, { name: 'omar', role: 'admin', password: `${PASSWORD} early` }), 201)

  await t.test('a finding is opened, and its risk asked to be accepted', async () => {
    await lena.goto(`${origin}/findings?severity=critical`)
    await lena.locator('.row').first().waitFor()
    await lena.keyboard.press('j')
    await lena.keyboard.press('Enter')
    await lena.locator('.finding h2, .finding h1').first().waitFor()
    await reach(lena, 'Accept risk…')
    await lena.keyboard.press('Enter')
    await fill(lena, { 'Why it is acceptable': 'The node is replaced in May.' })
    await lena.keyboard.press('Enter')
    await lena.locator('dialog[open]').waitFor({ state: 'detached' })
    assert.equal(await focusIsSomewhere(lena), true, 'the focus is not lost with the dialog')
    await lena.goto(`${origin}/exceptions`)
    await lena.getByText('You asked for it: a second person decides.').waitFor()
    assert.equal(await lena.getByRole('button', { name: 'Approve…' }).count(), 0)
  })

  await t.test('who asked may not approve, even past the console', async () => {
    const { exceptions } = (await ask(lena, 'GET', 'exceptions')).body as { exceptions: readonly { id: string }[] }
    const [exception] = exceptions
    assert.equal((await ask(lena, 'POST', `exceptions/${exception?.id}/decision`, { to: 'approved' })).status, 403)
  })

  await t.test('another approves it', async () => {
    const omar = await page()
    await omar.goto(`${origin}/exceptions?state=requested`)
    await fill(omar, { Name: 'omar', Password: `${PASSWORD} early` })
    await omar.keyboard.press('Enter')
    await fill(omar, { 'Password now': `${PASSWORD} early`, 'New password': `${PASSWORD} later` })
    await omar.keyboard.press('Enter')
    await omar.getByLabel('Password now').waitFor({ state: 'detached' })
    await omar.goto(`${origin}/exceptions?state=requested`)
    await omar.getByText('The node is replaced in May.').waitFor()
    await settled(omar)
    await reach(omar, 'Approve…')
    await omar.keyboard.press('Enter')
    await omar.locator('dialog[open]').waitFor()
    await reach(omar, 'Approve…')
    await omar.keyboard.press('Enter')
    await omar.getByText('The risk is accepted').waitFor()
    await lena.goto(`${origin}/exceptions?state=approved`)
    await lena.getByText(/decided by omar/).waitFor()
    const { body } = await ask(lena, 'GET', 'findings/facets')
    assert.equal((body as { byState: Readonly<Record<string, number>> }).byState['excepted'], 1)
  })
  assert.deepEqual(wrong, [])
})

/** Presses Tab until a control of a name has the focus, as often as one would bear. */
async function reach(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(FOCUSED)) === name) return
  }
  throw new Error(`Tab does not lead to "${name}"`)
}

/** Goes to each field by Tab, and types. */
async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await page.getByLabel(label, { exact: true }).waitFor()
    if ((await page.evaluate(FOCUSED)) !== label) await reach(page, label)
    await page.keyboard.type(value)
  }
}

async function focusIsSomewhere(page: Page): Promise<unknown> {
  return await page.evaluate('document.activeElement !== document.body')
}

async function addUser(page: Page, user: Readonly<Record<string, string>>): Promise<number> {
  return (await ask(page, 'POST', 'users', user)).status
}

/** Asks the API as the page itself may. */
async function ask(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const init = body === undefined ? { method } : { method, headers: JSON_BODY, body: JSON.stringify(body) }
  const text = `fetch('/api/v1/${path}', ${JSON.stringify(init)}).then(async (r) => ({ status: r.status, body: await r.json() }))`
  // What was just made there.
  return (await page.evaluate(text)) as { readonly status: number; readonly body: unknown }
}

const JSON_BODY = { 'content-type': 'application/json' }
/** The name of what has the focus: of a field its label. */
const FOCUSED = `(() => {
  const { labels, textContent } = document.activeElement ?? {}
  return (labels?.[0]?.textContent ?? textContent ?? '').trim()
})()`
