import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Resource } from '@ringwall/model'
import fc from 'fast-check'
import { NEWEST } from '../lib/pod-security/index.ts'
import { checks, parseCases, posture } from './index.ts'

/** Every object that a case holds, so that every judge meets objects that it is about. */
const resources = checks.flatMap(({ rule: { id } }) => {
  const cases = parseCases(id, readFileSync(join(import.meta.dirname, 'checks', `${id}.test.yaml`), 'utf8'))
  return cases.ok ? cases.value.flatMap(({ resource, beside }) => [resource, ...beside]) : []
})

const odd = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1e300, '', 'x', '{{ .x }}', '*', [], {}, [null], [[]], { '': '' }, [
    'x',
    1,
  ]),
  fc.jsonValue({ maxDepth: 3 }),
)

test('no judge throws, whatever stands where something else belongs', () => {
  assert.ok(resources.length > 1000, `${resources.length} objects`)
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.nat(), steps: fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), value: odd }), {
        minLength: 1,
        maxLength: 6,
      }),
      (changes) => {
        const engine = posture(checks, {
          podSecurityLevel: 'restricted',
          kubernetesVersion: NEWEST,
          house: { registries: ['r.example.com'], cpuCeiling: 1, memoryCeiling: 1 },
        })
        const chosen = changes.map(({ at, steps, value }) => broken(resources[at % resources.length], steps, value))
        engine.apply(chosen.map((resource) => ({ kind: 'put', resource })))
        engine.judge()
      },
    ),
    { numRuns: Number(process.env['FC_RUNS'] ?? 300) },
  )
})

/** The resource with `value` at the place to which `steps` lead, each taken among the entries that there are. */
function broken(resource: Resource | undefined, steps: readonly number[], value: unknown): Resource {
  assert.ok(resource)
  return { ...resource, object: replaced(resource.object, steps, value) as Resource['object'] }
}

function replaced(tree: unknown, [step, ...rest]: readonly number[], value: unknown): unknown {
  if (step === undefined || typeof tree !== 'object' || tree === null) return value
  const keys = Object.keys(tree)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return value
  const child = replaced(Reflect.get(tree, key), rest, value)
  if (Array.isArray(tree)) return tree.map((item, i) => (String(i) === key ? child : item))
  return { ...tree, [key]: child }
}
