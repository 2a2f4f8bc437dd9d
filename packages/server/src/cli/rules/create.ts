import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseRuleId } from '@ringwall/model'
import { UsageError } from '../../lib/usage-error.ts'
import { CHECKS } from './place.ts'

/** Writes the check and its cases, never over a file that is there. Gives their paths as seen from `cwd`. */
export function createCheck(id: string, cwd: string): readonly string[] {
  if (parseRuleId(id) === undefined)
    throw new UsageError(`${JSON.stringify(id)} is no rule id: lower-case words and hyphens`)
  if (!existsSync(CHECKS)) throw new UsageError('checks are written in a checkout, and this is a release')
  const files = [
    { path: join(CHECKS, `${id}.ts`), text: checkText(id) },
    { path: join(CHECKS, `${id}.test.yaml`), text: CASES },
  ]
  for (const { path } of files) if (existsSync(path)) throw new UsageError(`${relative(cwd, path)} is there already`)
  for (const { path, text } of files) writeFileSync(path, text, { flag: 'wx' })
  return files.map(({ path }) => relative(cwd, path))
}

function checkText(id: string): string {
  return `import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: '${id}',
  title: 'What is wrong where it fires, as a sentence about a thing',
  description: 'What is demanded, and why.',
  severity: 'medium',
  standard: undefined,
  references: [],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'What a person does about it, and what may stop working.',
  judge,
})

/** One violation for each place that is wrong: its path, what is wrong in words, and the smallest change that mends it. */
function judge(_pod: Pod): readonly Violation[] {
  return []
}
`
}

const CASES = `- note: what is wrong here
  fires: true
  object:
    apiVersion: v1
    kind: Pod
    metadata: { name: bad }
    spec:
      containers:
        - name: app
          image: registry.example.com/app

- note: what is right here
  fires: false
  object:
    apiVersion: v1
    kind: Pod
    metadata: { name: good }
    spec:
      containers:
        - name: app
          image: registry.example.com/app:1.0
`
