import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Import, imports } from './imports.ts'
import { AMBIENT, LAYERS, MIXING, PURE_BUILTINS, PURE_CRYPTO, TYPES_ONLY } from './layers.ts'

const ROOT = join(import.meta.dirname, '..')
const SCOPE = '@ringwall/'
const all = imports(ROOT)
const shipped = all.filter((i) => !/\.(?:test|bench)\.tsx?$/.test(i.file))
const show = (found: readonly Import[]): readonly string[] => found.map((i) => `${i.file} -> ${i.target}`)

test('imports were read, of every layer', () => {
  const layers = Object.keys(LAYERS).filter((l) => existsSync(join(ROOT, 'packages', l)))
  assert.deepEqual(layers, Object.keys(LAYERS))
  assert.ok(all.length > 100, `${all.length} imports`)
})

test('every package is a layer', () => {
  const packages = globSync('packages/*/package.json', { cwd: ROOT }).map((f) => f.split('/')[1] ?? '')
  assert.deepEqual(packages.sort(), Object.keys(LAYERS).sort())
})

test('a layer imports only the layers it lists', () => {
  const bad = all.filter((i) => {
    const target = layerOf(i)
    return target !== undefined && !LAYERS[i.layer]?.uses.includes(target)
  })
  assert.deepEqual(show(bad), [])
})

test('a relative import stays inside its layer', () => {
  const bad = all.filter((i) => i.target.startsWith('packages/') && !i.target.startsWith(`packages/${i.layer}/`))
  assert.deepEqual(show(bad), [])
})

test('a kind never imports its sibling, only lib and the files of its layer', () => {
  const bad = all.filter((i) => {
    const [top, , , folder, ...rest] = i.target.split('/')
    const intoKind = top === 'packages' && rest.length > 0
    return intoKind && i.kind !== '' && folder !== i.kind && folder !== 'lib' && !MIXING.has(i.layer)
  })
  assert.deepEqual(show(bad), [])
})

test('lib never imports a kind', () => {
  const bad = all.filter((i) => {
    const [top, , , folder, ...rest] = i.target.split('/')
    return i.kind === 'lib' && top === 'packages' && rest.length > 0 && folder !== 'lib'
  })
  assert.deepEqual(show(bad), [])
})

test('pure layers import only Node modules that reach nothing', () => {
  const bad = shipped.filter((i) => LAYERS[i.layer]?.pure && i.target.startsWith('node:') && !isPureBuiltin(i))
  assert.deepEqual(show(bad), [])
})

test('layers import only the npm packages that the table gives them', () => {
  const bad = shipped.filter((i) => isNpm(i) && !LAYERS[i.layer]?.packages.includes(packageOf(i.target)))
  assert.deepEqual(show(bad), [])
})

test('pure layers read no clock, randomness, environment or console', () => {
  const pure = new Set(shipped.filter((i) => LAYERS[i.layer]?.pure).map((i) => i.file))
  assert.deepEqual(
    [...pure].filter((file) => AMBIENT.test(readFileSync(join(ROOT, file), 'utf8'))),
    [],
  )
})

test('the console imports types alone', () => {
  const bad = shipped.filter((i) => TYPES_ONLY.has(i.layer) && i.target.startsWith(SCOPE) && !i.isTypeOnly)
  assert.deepEqual(show(bad), [])
})

test('package.json dependencies agree with the table', () => {
  for (const [layer, { uses, packages }] of Object.entries(LAYERS)) {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'packages', layer, 'package.json'), 'utf8'))
    const declared = Object.keys((manifest as { dependencies?: object }).dependencies ?? {})
    assert.deepEqual(declared.sort(), [...uses.map((use) => SCOPE + use), ...packages].sort(), layer)
  }
})

test('ARCHITECTURE.md prints the table', () => {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
  for (const [layer, { pure, uses }] of Object.entries(LAYERS)) {
    const row = `| ${layer} | ${uses.join(', ') || 'nothing'} | ${pure ? 'yes' : 'no'} |`
    assert.ok(text.includes(row), row)
  }
})

function layerOf({ target }: Import): string | undefined {
  return target.startsWith(SCOPE) ? target.slice(SCOPE.length).split('/')[0] : undefined
}

function isPureBuiltin({ target, clause }: Import): boolean {
  if (!PURE_BUILTINS.has(target)) return false
  const names = clause
    .replace(/[{}]/g, '')
    .split(',')
    .map((name) => name.trim())
  return target !== 'node:crypto' || names.every((name) => name === '' || PURE_CRYPTO.has(name))
}

function isNpm({ target }: Import): boolean {
  return !target.startsWith('node:') && !target.startsWith('packages/') && !target.startsWith(SCOPE) && target !== ''
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}
