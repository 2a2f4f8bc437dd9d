// The console in a real browser, against the command as a person starts it. Skipped, with the reason, where there is no Chromium.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { sampleHook } from '../packages/server/src/lib/notify/sample-receivers.ts'
import { axe, MAIN, PASSWORD, ROOT, settled, skip, started, watched } from './browser.ts'

test('from the first start to signing out, in a browser', { skip, timeout: 240_000 }, async (t) => {
  const { link, browser } = await started(t, ['--notify-to', '127.0.0.0/8'])
  const wrong: string[] = []
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = watched(await context.newPage(), wrong)
  const origin = new URL(link).origin

  await t.test('the one-time link makes the first account, and is gone from the address', async () => {
    await page.goto(link)
    await page.getByLabel('Name').fill('lena')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.locator('.situation').waitFor()
    assert.equal(page.url(), `${origin}/`)
    const again = await browser.newPage()
    await again.goto(link)
    await again.locator('.door').waitFor()
    assert.equal(await again.getByRole('button', { name: 'Begin' }).count(), 0)
    await again.close()
  })

  await t.test('the example estate arrives, live', async () => {
    await page.getByText(/critical findings are open/).waitFor({ timeout: 30_000 })
  })

  for (const path of SCREENS)
    await t.test(`${path} shows, and axe finds nothing, wide and narrow`, async () => {
      await page.goto(origin + path)
      await page.locator('h1').first().waitFor()
      await settled(page)
      assert.deepEqual(await axe(page), [])
      await page.setViewportSize({ width: 390, height: 844 })
      await settled(page)
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390, 'wider than the screen')
      assert.deepEqual(await axe(page), [])
      await page.setViewportSize({ width: 1440, height: 900 })
    })

  await t.test('findings by keyboard: down, open, close', async () => {
    await page.goto(`${origin}/findings`)
    await page.locator('.row').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.finding h2, .finding h1').first().waitFor()
    assert.match(page.url(), /open=/)
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.search.includes('open='))
  })

  await t.test('a filter is in the address, and back takes it away', async () => {
    await page.goto(`${origin}/findings`)
    await page.locator('.row').first().waitFor()
    await page.locator('.facets-side').getByText('critical', { exact: true }).click()
    await page.waitForURL(/severity=critical/)
    await page.goBack()
    await page.waitForURL((url) => !url.search.includes('severity'))
  })

  await t.test('a list is saved as a view, begun with, and removed', async () => {
    await page.goto(`${origin}/findings?severity=critical`)
    await page.locator('.facets-side').getByRole('button', { name: 'Save as a view…' }).click()
    await page.getByLabel('Name', { exact: true }).fill('what is worst')
    await page.getByLabel('Begin with it').check()
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('.dialog').waitFor({ state: 'detached' })
    await page.goto(`${origin}/audit`)
    await page.locator('nav a[href="/findings?severity=critical"]').click()
    await page.waitForURL(/severity=critical/)
    await page.locator('.view').getByText('what is worst').waitFor()
    await page.getByRole('button', { name: 'Edit view what is worst' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('button', { name: 'Remove it for good' }).click()
    await page.locator('.view').waitFor({ state: 'detached' })
  })

  await t.test('a risk is accepted, and stands among the exceptions', async () => {
    await page.goto(`${origin}/findings?severity=critical`)
    await page.locator('.row').first().click()
    await page.getByRole('button', { name: 'Accept risk…' }).first().click()
    await page.getByLabel('Why it is acceptable').fill('The node is replaced in May.')
    const owner = page.getByLabel('Who answers for it')
    if ((await owner.inputValue()) === '') await owner.fill('platform')
    await page.getByRole('button', { name: 'Accept the risk' }).click()
    await page.getByText('The risk of 1 finding is accepted').waitFor()
    await page.goto(`${origin}/exceptions`)
    await page.getByText('The node is replaced in May.').waitFor()
  })

  const hook = await sampleHook(t)
  await t.test('somebody is told of findings: a receiver, a try, a subscription', async () => {
    await page.goto(`${origin}/settings?part=notifications`)
    await page.getByRole('button', { name: 'New receiver…' }).click()
    await page.getByLabel('Name').fill('ticket desk')
    await page.getByLabel('Address').fill(hook.url)
    await page.getByRole('button', { name: 'Save' }).click()
    await page
      .locator('.dialog .copy')
      .getByText(/^whsec_/)
      .waitFor()
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Try' }).click()
    await page.getByText('ticket desk answered: 200 thank you').waitFor()
    await page.getByRole('button', { name: 'New subscription…' }).click()
    assert.deepEqual(await axe(page), [])
    await page.getByLabel('Name', { exact: true }).fill('all that is bad')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.dialog').waitFor({ state: 'detached' })
    await page.getByText('all that is bad').waitFor()
  })

  await t.test('what a scan finds elsewhere waits behind a pill', async () => {
    await page.goto(`${origin}/findings`)
    await page.locator('.row').first().waitFor()
    const rows = await page.locator('.row').count()
    await page.evaluate(`fetch('/api/v1/scans', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(report())},
    })`)
    await page.locator('.news button').waitFor()
    assert.equal(await page.locator('.row').count(), rows)
    await page.locator('.news button').click()
    await page.locator('.news button').waitFor({ state: 'detached' })
  })

  await t.test('and was told', async () => {
    await page.goto(`${origin}/settings?part=notifications`)
    await page.getByText('arrived').waitFor({ timeout: 30_000 })
    assert.deepEqual(
      hook.got.map(({ body }) => JSON.parse(body).type),
      ['test', 'findings.changed'],
    )
  })

  await t.test('text from outside is shown as text, and what hides is made visible', async () => {
    await page.goto(`${origin}/findings?q=script`)
    await page.locator('.row').first().waitFor()
    const text = await page.locator('.row').first().innerText()
    assert.match(text, /<script>alert\(1\)<\/script>/)
    assert.match(text, /U\+202E/)
  })

  await t.test('in Chinese', async () => {
    await page.goto(`${origin}/settings`)
    await page.getByText('简体中文').first().click()
    await page.goto(`${origin}/findings`)
    await page.locator('.row').first().waitFor()
    assert.match((await page.locator('h1').first().textContent()) ?? '', /\p{Script=Han}/u)
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans')
    await page.goto(`${origin}/settings`)
    await page.getByText('English').first().click()
  })

  await t.test('signing out, and in again', async () => {
    await page.locator('.avatar').click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.locator('.door').waitFor()
    await page.getByLabel('Name').fill('lena')
    await page.getByLabel('Password').fill('not this one, surely')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Name, password or code is wrong.').waitFor()
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('.door').waitFor({ state: 'detached' })
  })

  await context.close()
  assert.deepEqual(wrong, [])
})

/** A report whose findings hold markup and a character that turns text around. */
function report(): string {
  const args = [
    MAIN,
    'scan',
    join(ROOT, 'examples', 'shop', 'redis'),
    '--name',
    'elsewhere',
    '--no-config',
    '-q',
    '-f',
    'json',
  ]
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const parsed = JSON.parse(stdout) as { findings: { finding_info: { title: string } }[] }
  for (const { finding_info } of parsed.findings) finding_info.title = 'a\u202e<script>alert(1)</script>'
  return JSON.stringify(parsed)
}

const SCREENS = [
  '/',
  '/findings',
  '/assets',
  '/scans',
  '/exceptions',
  '/compliance',
  '/compliance/pss',
  '/rules',
  '/rules/pss-privileged',
  '/audit',
  '/settings',
  '/settings?part=notifications',
]
