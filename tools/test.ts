// `npm test [-- <part of a file name> …]`: every *.test.ts in one process. Fails when nothing ran, or when a test left work behind.
// The last line is `N passed, N failed, N skipped` alone; the lines before it name what was skipped, and why.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { dot, spec } from 'node:test/reporters'
import { installSystemPackages } from './system-packages.ts'

const ROOT = join(import.meta.dirname, '..')
const wanted = process.argv.slice(2)
const files = globSync('{packages,rules,tools,conformance,bench}/**/*.test.ts', {
  cwd: ROOT,
  exclude: (path) => path.includes('node_modules'),
})
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort()

installSystemPackages(process.env)
const count = { passed: 0, failed: 0 }
/** No test may be silent for longer, in milliseconds; what then has begun and not ended is told. */
const SILENCE = 180_000
const running = new Set<string>()
const skipped: string[] = []
const stray: string[] = []
const events = run({ files: files.map((file) => join(ROOT, file)), isolation: 'none', cwd: ROOT })
events.on('test:pass', (test) => {
  running.delete(test.name)
  if (test.details.type === 'suite') return
  if (test.skip !== undefined) skipped.push(`${test.name}: ${test.skip === true ? 'no reason given' : test.skip}`)
  else count.passed++
})
events.on('test:fail', (test) => {
  running.delete(test.name)
  if (test.details.type !== 'suite') count.failed++
})
events.on('test:diagnostic', ({ message }) => {
  if (message.includes('asynchronous activity after the test ended')) stray.push(message)
})
const silence = setTimeout(giveUp, SILENCE).unref()
events.on('test:start', ({ name }) => {
  silence.refresh()
  running.add(name)
})
const printed = events.compose(process.stdout.isTTY ? spec : dot)
printed.pipe(process.stdout, { end: false })
printed.on('end', close)

function giveUp(): void {
  console.log(`\nnothing heard for ${SILENCE / 1000} s from: ${[...running].join(', ')}`)
  count.failed++
  close()
  process.exit(1)
}

function close(): void {
  clearTimeout(silence)
  for (const message of stray) console.log(`left behind: ${message}`)
  for (const line of skipped) console.log(`skipped: ${line}`)
  if (count.passed === 0) console.log('no test passed')
  const failed = count.failed + stray.length
  process.exitCode = failed > 0 || count.passed === 0 ? 1 : 0
  console.log(`${count.passed} passed, ${failed} failed, ${skipped.length} skipped`)
}
