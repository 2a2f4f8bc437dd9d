// `npm run conformance [suite …]`: one line a suite, `suite passed/total pinned N`. Not zero where a suite is below its
// pin, found no cases, or misses a case that misses/<suite>.json does not explain.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Outcome, Suite } from './suite.ts'

const HERE = import.meta.dirname
const NOT_SUITES = new Set(['run', 'suite', 'corpora'])
const all = globSync('*.ts', { cwd: HERE })
  .map((file) => basename(file, '.ts'))
  .filter((id) => !NOT_SUITES.has(id) && !id.endsWith('.test'))
  .sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((id) => !all.includes(id))
const corpora = process.env['RINGWALL_CORPORA']

if (unknown.length > 0) stop(`no suite ${unknown.join(', ')}: one of ${all.join(', ')}`)
else if (corpora === undefined) stop('RINGWALL_CORPORA is not set: it names the directory of the public suites')
else for (const id of wanted.length > 0 ? wanted : all) report(id, await runSuite(id, corpora))

function stop(message: string): void {
  console.error(`conformance: ${message}`)
  process.exitCode = 2
}

async function runSuite(id: string, root: string): Promise<Outcome> {
  const { suite } = (await import(`./${id}.ts`)) as { readonly suite: Suite }
  return suite.run(root)
}

function report(id: string, { passed, missed }: Outcome): void {
  const pin = pins()[id] ?? 0
  console.log(`${id} ${passed}/${passed + missed.length} pinned ${pin}`)
  for (const problem of problems(id, { passed, missed }, pin)) {
    console.error(`  ${problem}`)
    process.exitCode = 1
  }
}

function problems(id: string, { passed, missed }: Outcome, pin: number): readonly string[] {
  const reasons = reasonsOf(id)
  const names = new Set(missed)
  return [
    ...(passed + missed.length === 0 ? ['found no cases'] : []),
    ...(passed < pin ? [`passes ${passed}, fewer than the ${pin} it is pinned to`] : []),
    ...(passed > pin ? [`passes ${passed}: raise the pin in pins.json`] : []),
    ...missed.filter((name) => !(name in reasons)).map((name) => `missed without a reason: ${name}`),
    ...Object.keys(reasons)
      .filter((name) => !names.has(name))
      .map((name) => `listed as missed, but is not: ${name}`),
  ]
}

function pins(): Readonly<Record<string, number>> {
  return JSON.parse(readFileSync(join(HERE, 'pins.json'), 'utf8'))
}

/** Case → why it does not pass. */
function reasonsOf(id: string): Readonly<Record<string, string>> {
  const file = join(HERE, 'misses', `${id}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
