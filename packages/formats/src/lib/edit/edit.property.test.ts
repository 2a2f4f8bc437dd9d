import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edit, Path } from '@ringwall/model'
import fc from 'fast-check'
import { DEFAULT_LIMITS, isContainer } from '../document/index.ts'
import { parseJson } from '../json/index.ts'
import { parseYaml } from '../yaml/index.ts'
import { applyChanges, editText, type Parsed } from './index.ts'

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 100) * 20 }

const yaml = (text: string): Parsed => ({ syntax: 'yaml', documents: [...parseYaml(text, DEFAULT_LIMITS)] })
const json = (text: string): Parsed => ({ syntax: 'json', documents: [...parseJson(text, DEFAULT_LIMITS)] })

type Tree = null | string | number | boolean | readonly Tree[] | { readonly [key: string]: Tree }
type Dice = (sides: number) => number

/** A document has block scalars or comments deeper than what they follow: a comment behind a block scalar is part of it. */
interface Style {
  readonly map: number
  readonly list: number
  readonly literals: boolean
}

const { tree } = fc.letrec<{ tree: Tree; scalar: Tree; list: Tree; map: Tree }>((tie) => ({
  tree: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, tie('scalar'), tie('map'), tie('list'), tie('map')),
  scalar: fc.constantFrom<Tree>(
    null,
    true,
    0,
    1.5,
    '',
    'x',
    'ALL',
    'yes',
    'a b',
    '# no',
    "it's",
    'x: y',
    'l\nm\n',
    '12',
    '{}',
  ),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'spec', 'x/y', 'no', '1'), tie('tree'), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
}))
const root = fc.dictionary(fc.constantFrom('a', 'b', 'spec', 'items'), tree, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
})
const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 })

/** A small generator (a linear congruence), so that one number decides over style and edits. */
function dice(from: number): Dice {
  let state = from
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % sides
  }
}

/** A value as some person might write it: comments, blank lines, indentation and style by chance. */
function written(value: Tree, roll: Dice): string {
  const ending = roll(4) === 0 ? '\r\n' : '\n'
  const text = `${blockLines(value, 0, roll, { map: 1 + roll(4), list: roll(3), literals: roll(2) === 0 }).join('\n')}\n`
  const whole = roll(3) === 0 ? `# first\n---\n${text}` : text
  return (roll(4) === 0 && !/\|/.test(whole) ? whole.trimEnd() : whole).replaceAll('\n', ending)
}

function blockLines(value: Tree, column: number, roll: Dice, style: Style): readonly string[] {
  const pad = ' '.repeat(column)
  if (!isContainer(value)) return [pad + scalar(value, roll)]
  const entries = Object.entries(value)
  if (entries.length === 0 || (roll(4) === 0 && column > 0)) return [pad + flow(value, roll)]
  return entries.flatMap(([key, inner]) => [
    ...(roll(6) === 0 ? [`${pad}# comment ${roll(100)}`] : []),
    ...(Array.isArray(value) ? item(inner, column, roll, style) : entry(key, inner, column, roll, style)),
    ...(roll(8) === 0 ? [''] : []),
    ...(roll(8) === 0 ? [`${' '.repeat(column + (style.literals ? 0 : roll(3)))}# after ${roll(100)}`] : []),
  ])
}

function entry(key: string, value: Tree, column: number, roll: Dice, style: Style): readonly string[] {
  const head = `${' '.repeat(column)}${/^[a-z]+$/.test(key) && key !== 'no' ? key : JSON.stringify(key)}:`
  const step = Array.isArray(value) ? style.list : style.map
  const lines = blockLines(value, column + step, roll, style)
  const [first = ''] = lines
  if (typeof value === 'string' && value.endsWith('\n') && style.literals)
    return [
      `${head} |`,
      ...value
        .split('\n')
        .slice(0, -1)
        .map((line) => ' '.repeat(column + 2) + line),
    ]
  if (value === null && roll(2) === 0) return [`${head}${comment(roll)}`]
  if (!isContainer(value) || /^ *[[{]/.test(first)) return [`${head} ${lines.join('\n').trim()}${comment(roll)}`]
  return [`${head}${comment(roll)}`, ...lines]
}

function item(value: Tree, column: number, roll: Dice, style: Style): readonly string[] {
  const pad = ' '.repeat(column)
  const [first = '', ...rest] = blockLines(value, column + 2, roll, style)
  if (first.trimStart().startsWith('#')) return [`${pad}-`, first, ...rest]
  const hangs = isContainer(value) && !/^ *[[{]/.test(first)
  return [`${pad}- ${first.slice(column + 2)}${hangs ? '' : comment(roll)}`, ...rest]
}

function flow(value: Tree, roll: Dice): string {
  if (!isContainer(value)) return scalar(value, roll)
  const pad = roll(2) === 0 ? ' ' : ''
  if (Array.isArray(value)) return `[${value.map((inner) => flow(inner, roll)).join(', ')}]`
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${flow(inner as Tree, roll)}`)
  return entries.length === 0 ? '{}' : `{${pad}${entries.join(', ')}${pad}}`
}

function scalar(value: Tree, roll: Dice): string {
  if (typeof value !== 'string') return value === null && roll(2) === 0 ? '~' : JSON.stringify(value)
  if (/^[a-zA-Z]+$/.test(value) && value !== 'yes' && roll(2) === 0) return value
  return roll(2) === 0 && !value.includes('\n') ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value)
}

function comment(roll: Dice): string {
  return roll(4) === 0 ? ` # beside ${roll(100)}` : ''
}

/** Edits of places of which none is within another. */
function someEdits(value: Tree, roll: Dice): readonly Edit[] {
  const edits: Edit[] = []
  for (let i = 0; i < 1 + roll(4); i++) {
    const path = somePath(value, roll)
    const isApart = edits.every((edit) => !isWithin(path, edit.path) && !isWithin(edit.path, path))
    if (path.length === 0 || !isApart || !isNext(value, path)) continue
    const made = [true, 'RuntimeDefault', ['ALL'], { type: 'Localhost', list: [{ k: 1, l: [] }] }, null, {}][roll(6)]
    edits.push(roll(3) === 0 ? { kind: 'remove', path } : { kind: 'set', path, value: made })
  }
  return edits
}

/** A way down to something that is there or, one or two style more, is not. */
function somePath(value: Tree, roll: Dice): Path {
  if (Array.isArray(value)) {
    const i = roll(value.length + 1)
    return i === value.length || roll(3) === 0 ? [i] : [i, ...somePath(value[i] ?? null, roll)]
  }
  if (!isContainer(value) && value !== null) return []
  const keys = Object.keys(value ?? {})
  const key = keys[roll(keys.length + 1)]
  if (key === undefined) return roll(2) === 0 ? ['new'] : ['new', 'y']
  return roll(3) === 0 ? [key] : [key, ...somePath((value as Record<string, Tree>)[key] ?? null, roll)]
}

/** True where no list on the way is left out of its items' order: one new item at most, by a plain edit. */
function isNext(value: Tree, path: Path): boolean {
  let at: unknown = value
  for (const [i, step] of path.entries()) {
    if (typeof step === 'number' && Array.isArray(at) && step >= at.length && i < path.length - 1) return false
    at = isContainer(at) ? (at as Record<string | number, unknown>)[step] : undefined
  }
  return true
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, i) => path[i] === step)
}

/** The value with edits made one after the other, removals last and from behind: plain, and slow. */
function edited(value: Tree, edits: readonly Edit[]): unknown {
  const made: unknown = structuredClone(value)
  const index = ({ path }: Edit): number => Number(path.at(-1)) || 0
  const behind = (a: Edit, b: Edit): number => b.path.length - a.path.length || index(b) - index(a)
  const removals = edits.filter(({ kind }) => kind === 'remove').toSorted(behind)
  for (const edit of [...edits.filter(({ kind }) => kind === 'set'), ...removals]) apply(made, edit)
  return made
}

function apply(root: unknown, edit: Edit): void {
  let at = root as Record<string | number, unknown>
  for (const step of edit.path.slice(0, -1)) {
    if (!isContainer(at[step]) && edit.kind === 'remove') return
    if (!isContainer(at[step])) at[step] = {}
    at = at[step] as Record<string | number, unknown>
  }
  const last = edit.path.at(-1) ?? ''
  if (edit.kind === 'set') at[last] = edit.value
  else if (Array.isArray(at)) at.splice(Number(last), 1)
  else delete at[last]
}

for (const { name, write, read } of [
  { name: 'YAML', write: written, read: yaml },
  { name: 'JSON', write: (value: Tree, roll: Dice) => JSON.stringify(value, null, [0, 2, '\t'][roll(3)]), read: json },
])
  test(`${name}: the text says what it should, keeps its line ends, and is the same when edited again`, () =>
    fc.assert(
      fc.property(root, seed, (value, from) => {
        const roll = dice(from)
        const text = write(value, roll)
        assert.deepEqual(read(text).documents[0]?.value, value, text)
        const edits = someEdits(value, roll)
        const all = edits.map((edit) => ({ document: 0, edit }))
        const { changes, refused } = editText(text, read, all)
        // A comment left behind a block scalar can become part of it: that is refused.
        assert.ok(refused.length === 0 || text.includes('|'), `${JSON.stringify(text)}\n${JSON.stringify(edits)}`)
        const out = new Set(refused.map(({ edit }) => edit))
        const done = edits.filter((edit) => !out.has(edit))
        const made = applyChanges(text, changes)
        assert.deepEqual(read(made).documents[0]?.value, edited(value, done), `${text}\n${made}`)
        if (text.includes('\n') && made.includes('\n'))
          assert.equal(/(?<!\r)\n/.test(made), /(?<!\r)\n/.test(text), `${text}\n${made}`)
        if (edits.every(({ kind }) => kind === 'set')) assert.equal(made.endsWith('\n'), text.endsWith('\n'))
        if (edits.every(({ path }) => path.every((step) => typeof step === 'string')))
          assert.equal(applyChanges(made, editText(made, read, all).changes), made)
      }),
      runs,
    ))

test('what is only added changes no line that was there', () =>
  fc.assert(
    fc.property(root, seed, (value, from) => {
      const text = written(value, dice(from))
      const edit: Edit = { kind: 'set', path: ['new', 'key'], value: ['x'] }
      const lines = applyChanges(text, editText(text, yaml, [{ document: 0, edit }]).changes).split('\n')
      const old = text.split('\n')
      let at = 0
      for (const line of lines) if (line.trimEnd() === old[at]?.trimEnd()) at++
      assert.equal(at, old.length)
    }),
    runs,
  ))
