import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { applyChanges, type DocumentEdit, editText, type Parsed } from '@ringwall/formats/lib/edit'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import { type Evidence, keyOf } from '@ringwall/model'
import type { Case } from './cases.ts'
import type { Check } from './check.ts'
import { checks, parseCases, posture } from './index.ts'

for (const check of checks) {
  const { id, fix } = check.rule
  const text = readFileSync(join(import.meta.dirname, 'checks', `${id}.test.yaml`), 'utf8')
  const before = casesOf(id, text).map((c) => evidenceOf(check, c))
  const edits = before.flatMap((evidence, i) => evidence.flatMap((e) => editOf(e, i)))

  test(`${id} ${fix === undefined ? 'has no edits' : 'says what its edits may break'}`, () => {
    assert.equal(
      fix !== undefined,
      edits.length > 0,
      'a check has a fix where its violations have edits, and only there',
    )
    if (fix !== undefined) assert.match(fix.mayStop, /^[A-Z].{15,}\.$/)
  })

  test(`${id}: what its edits are made of no longer fires`, () => {
    const { changes, refused } = editText(text, read, edits)
    assert.deepEqual(refused, [])
    const after = casesOf(id, applyChanges(text, changes)).map((c) => evidenceOf(check, c))
    const left = before.map((evidence) => evidence.filter(({ edit }) => edit === undefined).length)
    assert.deepEqual(
      after.map(({ length }) => length),
      left,
    )
  })
}

function casesOf(id: string, text: string): readonly Case[] {
  const cases = parseCases(id, text)
  assert.ok(cases.ok, JSON.stringify(cases))
  return cases.value
}

function evidenceOf(check: Check, { kubernetesVersion, resource, beside }: Case): readonly Evidence[] {
  const engine = posture([check], { podSecurityLevel: 'restricted', kubernetesVersion })
  engine.apply([resource, ...beside].map((each) => ({ kind: 'put', resource: each })))
  const key = keyOf(resource.asset)
  const findings = engine.judge().findings.filter(({ asset }) => keyOf(asset) === key)
  return findings.flatMap(({ evidence }) => evidence)
}

function editOf({ edit }: Evidence, index: number): readonly DocumentEdit[] {
  return edit === undefined ? [] : [{ document: 0, edit: { ...edit, path: [index, 'object', ...edit.path] } }]
}

function read(text: string): Parsed {
  return { syntax: 'yaml', documents: [...parseYaml(text, DEFAULT_LIMITS)] }
}
