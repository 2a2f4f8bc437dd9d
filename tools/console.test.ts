import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buildConsole, type ConsoleManifest } from './console.ts'

const SHELL_KIB = 250
const ROUTE_KIB = 120

let outdir = ''
let manifest: ConsoleManifest = { shell: [], files: [] }
before(async () => {
  outdir = mkdtempSync(join(tmpdir(), 'console-'))
  manifest = await buildConsole(outdir)
})
after(() => rmSync(outdir, { recursive: true, force: true }))

test('the manifest lists every file, and what the page needs', () => {
  const there = [
    ...readdirSync(join(outdir, 'assets')).map((file) => `assets/${file}`),
    'icon.svg',
    'index.html',
  ].sort()
  assert.deepEqual(manifest.files.map(({ path }) => path).sort(), there)
  assert.deepEqual(JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')), manifest)
  const page = readFileSync(join(outdir, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path)
  assert.deepEqual(
    named.filter((path) => !there.includes(path)),
    [],
  )
  assert.ok(manifest.shell.every((path) => there.includes(path)))
  // All of the shell is asked for at once.
  assert.deepEqual(
    manifest.shell.filter((path) => !named.includes(path)),
    [],
  )
})

test('the names of what may be kept for ever hold a hash', () => {
  const assets = manifest.files.filter(({ path }) => path.startsWith('assets/'))
  assert.ok(assets.length > 20, `${assets.length} files`)
  assert.deepEqual(
    assets.filter(({ path }) => !/-[A-Z0-9]{8}\.\w+(?:\.LEGAL\.txt)?$/.test(path)),
    [],
  )
})

test('the shell and every screen are small', () => {
  const shell = sum(manifest.shell)
  assert.ok(shell > 20 && shell <= SHELL_KIB, `${shell} KiB gzip`)
  const scripts = manifest.files.filter(({ path }) => path.endsWith('.js') && !manifest.shell.includes(path))
  assert.ok(scripts.length > 14, `${scripts.length} scripts`)
  assert.deepEqual(
    scripts.filter(({ path }) => sum([path]) > ROUTE_KIB),
    [],
  )
})

test('the page holds nothing that its policy forbids', () => {
  const page = readFileSync(join(outdir, 'index.html'), 'utf8')
  assert.doesNotMatch(page, /<style|style=|<script(?![^>]* src=)|\son\w+=/)
  const style = manifest.shell.find((path) => path.endsWith('.css')) ?? ''
  assert.doesNotMatch(readFileSync(join(outdir, style), 'utf8'), /url\((?!"?\.\/inter)|@import/)
})

test('no component writes a style, markup or a script', () => {
  const root = join(import.meta.dirname, '..')
  const files = globSync('packages/console/src/**/*.tsx', { cwd: root })
  assert.ok(files.length > 60, `${files.length} files`)
  const bad = files.filter((file) =>
    /\bstyle=|dangerouslySetInnerHTML|innerHTML|<style|\beval\(/.test(readFileSync(join(root, file), 'utf8')),
  )
  assert.deepEqual(bad, [])
})

function sum(paths: readonly string[]): number {
  return Math.round(
    manifest.files.filter(({ path }) => paths.includes(path)).reduce((all, { gzipBytes }) => all + gzipBytes, 0) / 1024,
  )
}
