import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { filesystem } from './index.ts'

/** A directory with these files; a value that begins with `->` is a link. */
function tree(t: TestContext, entries: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'filesystem-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(entries)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    if (content.startsWith('->')) symlinkSync(content.slice(2), join(root, path))
    else writeFileSync(join(root, path), content)
  }
  return root
}

interface Options {
  readonly maxBytes?: number
  readonly excluded?: (path: string) => boolean
  readonly signal?: AbortSignal
}

async function walk(root: string, target = root, options: Options = {}): Promise<readonly string[]> {
  const source = filesystem({
    path: target,
    wanted: (path) => path.endsWith('.yaml'),
    excluded: options.excluded ?? (() => false),
    maxBytes: options.maxBytes ?? 100,
  })
  const seen: string[] = []
  for await (const sighting of source.sightings(options.signal ?? new AbortController().signal)) {
    if (sighting.kind === 'seen')
      seen.push(
        `${sighting.value.path.slice(root.length + 1)} ${sighting.value.bytes.length}/${sighting.value.sizeBytes}`,
      )
    else if (sighting.kind === 'trouble')
      seen.push(`${sighting.gap.code} ${sighting.gap.at.file.slice(root.length + 1)}`)
    else seen.push('ignored')
  }
  return seen
}

const cases: readonly { name: string; entries: Record<string, string>; want: readonly string[]; options?: Options }[] =
  [
    {
      name: 'in name order, others ignored',
      entries: { 'b.yaml': 'b', 'a/x.yaml': 'xx', 'a/y.txt': '' },
      want: ['a/x.yaml 2/2', 'ignored', 'b.yaml 1/1'],
    },
    {
      name: 'no more bytes than allowed',
      entries: { 'a.yaml': '12345' },
      options: { maxBytes: 3 },
      want: ['a.yaml 3/5'],
    },
    { name: 'a link to a file inside', entries: { 'a.yaml': 'a', 'b.yaml': '->a.yaml' }, want: ['a.yaml 1/1'] },
    {
      name: 'a link that sorts before its file',
      entries: { 'a.yaml': '->z.yaml', 'z.yaml': 'z', b: '->y', 'y/q.yaml': 'q' },
      want: ['a.yaml 1/1', 'b/q.yaml 1/1'],
    },
    { name: 'a link to a directory inside', entries: { 'a/x.yaml': 'x', b: '->a' }, want: ['a/x.yaml 1/1'] },
    {
      name: 'a link to the directory above',
      entries: { 'a/x.yaml': 'x', 'a/up': '->..' },
      want: ['directory_loop a/up', 'a/x.yaml 1/1'],
    },
    { name: 'a link to itself', entries: { 'a.yaml': '->a.yaml' }, want: ['directory_loop a.yaml'] },
    { name: 'a link out of the target', entries: { 'a.yaml': '->/etc/hostname' }, want: ['outside_target a.yaml'] },
    { name: 'a link of no interest out of the target', entries: { 'a.txt': '->/etc/hostname' }, want: ['ignored'] },
    { name: 'a link to nothing', entries: { 'a.yaml': '->gone.yaml', 'b.txt': '->gone' }, want: ['missing a.yaml'] },
    {
      name: 'what is excluded',
      entries: { 'a/x.yaml': 'x', 'b.yaml': 'b' },
      options: { excluded: (p) => p === 'a' },
      want: ['ignored', 'b.yaml 1/1'],
    },
    { name: 'nothing', entries: {}, want: [] },
  ]
for (const c of cases)
  test(c.name, async (t) => {
    const root = tree(t, c.entries)
    assert.deepEqual(await walk(root, root, c.options), c.want)
  })

test('a target that does not exist', async () => {
  assert.deepEqual(await walk('/nowhere', '/nowhere/at/all'), ['missing at/all'])
})

test('a named file is taken whatever its name', async (t) => {
  const root = tree(t, { 'a.txt': 'a' })
  assert.deepEqual(await walk(root, join(root, 'a.txt')), ['a.txt 1/1'])
})

test('directories nested too deep end the descent, not the scan', async (t) => {
  const root = tree(t, { [`${'d/'.repeat(140)}x.yaml`]: 'x', 'z.yaml': 'z' })
  const seen = await walk(root)
  assert.match(seen[0] ?? '', /^too_deep /)
  assert.equal(seen[1], 'z.yaml 1/1')
})

test('stops when told', async (t) => {
  const root = tree(t, { 'a.yaml': 'a', 'b.yaml': 'b' })
  assert.deepEqual(await walk(root, root, { signal: AbortSignal.abort() }), [])
})

test('what may not be read is told, and the rest is read', async (t) => {
  const root = tree(t, { 'a.yaml': 'a', 'b.yaml': 'b', 'c/x.yaml': 'x' })
  chmodSync(root, 0o755)
  chmodSync(join(root, 'a.yaml'), 0)
  chmodSync(join(root, 'c'), 0)
  const restore = withoutRights()
  const seen = await walk(root).finally(restore)
  chmodSync(join(root, 'c'), 0o700)
  assert.deepEqual(seen, ['unreadable a.yaml', 'b.yaml 1/1', 'unreadable c'])
})

/** Root may read everything: for the length of a test it becomes nobody. */
function withoutRights(): () => void {
  if (process.geteuid?.() !== 0) return () => undefined
  process.seteuid?.(65_534)
  return () => process.seteuid?.(0)
}

test('a pipe among the files is told, and one that a person named is read', async (t) => {
  const root = tree(t, {})
  const pipe = join(root, 'p.yaml')
  execFileSync('mkfifo', [pipe])
  assert.deepEqual(await walk(root), ['unreadable p.yaml'])
  assert.deepEqual(await walkWhile(root, pipe, {}), ['p.yaml 5/5'])
  assert.deepEqual(await walkWhile(root, pipe, { maxBytes: 3 }), ['p.yaml 3/4'])
})

/** Walks while another process writes five bytes into the pipe. */
async function walkWhile(root: string, pipe: string, options: Options): Promise<readonly string[]> {
  const exited = once(spawn('sh', ['-c', `printf 12345 > ${pipe}`]), 'exit')
  const seen = await walk(root, pipe, options)
  await exited
  return seen
}
