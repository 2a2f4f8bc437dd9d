import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rule } from '@ringwall/model'
import fc from 'fast-check'
import type { Loaded } from '../language.ts'
import { print } from '../lib/condition/index.ts'
import { language } from './index.ts'

const RESOLVE = (name: string): readonly string[] | undefined => (name === 'admins' ? ['root', 'adm_*'] : undefined)

function load(...texts: readonly string[]): Loaded {
  return language.load(
    texts.map((text, i) => ({ file: `${i + 1}.yml`, text })),
    RESOLVE,
  )
}

function withDetection(...lines: readonly string[]): string {
  return ['title: t', 'logsource: {product: windows}', 'detection:', ...lines.map((line) => `  ${line}`), ''].join('\n')
}

function conditionOf(rule: Rule | undefined): string | undefined {
  return rule?.logic.kind === 'condition' ? print(rule.logic.condition) : undefined
}

const told = ({ refusals }: Loaded): readonly string[] =>
  refusals.map(({ at, field, message }) => `${at.file}:${at.start.line} ${field}: ${message}`)

const items: readonly (readonly [item: string, want: string])[] = [
  ['f: Plain', 'f equals "Plain"'],
  ['f: 4625', 'f equals "4625"'],
  ['f: true', 'f equals "true"'],
  ["f: ''", 'f equals ""'],
  ['f: null', 'f is null'],
  ['f: [a, b]', 'f equals "a" or f equals "b"'],
  ["f: 'a*c'", 'f like "a" * "c"'],
  ["f: 'a?c'", 'f like "a" ? "c"'],
  ['f|contains: a', 'f contains "a"'],
  ['f|contains: 12', 'f contains "12"'],
  ["f|contains: '*a'", 'f contains "a"'],
  ['f|startswith: a', 'f prefix "a"'],
  ['f|endswith: a', 'f suffix "a"'],
  ['f|contains|all: [a, b]', 'f contains "a" and f contains "b"'],
  ['f|all|contains: [a, b]', 'f contains "a" and f contains "b"'],
  ['f|cased: A', 'f equals "A" cased'],
  ['f|contains|cased: A', 'f contains "A" cased'],
  ['f|neq: a', 'not f equals "a"'],
  ['f|neq: [a, b]', 'not (f equals "a" or f equals "b")'],
  ['f|neq: null', 'not f is null'],
  ['f|exists: true', 'f exists'],
  ['f|exists: false', 'not f exists'],
  ["f|re: '^a.*\\d'", 'f regex "^a.*\\\\d"'],
  ['f|re|i: a', 'f regex "a"i'],
  ['f|re|s|m|i: a', 'f regex "a"ims'],
  ['f|re|contains: a|b', 'f regex "a|b"'],
  ['f|re|startswith: a|b', 'f regex "^(?:a|b)"'],
  ['f|re|endswith: a|b', 'f regex "(?:a|b)$"'],
  ['f|cidr: 10.0.0.0/8', 'f cidr "10.0.0.0/8"'],
  ["f|cidr: ['fe80::/10', 127.0.0.1]", 'f cidr "fe80::/10" or f cidr "127.0.0.1"'],
  ['f|gt: 5', 'f > 5'],
  ['f|lte: 5.5', 'f <= 5.5'],
  ['f|hour: 9', 'f hour = 9'],
  ['f|hour|gte: 22', 'f hour >= 22'],
  ['f|fieldref: g', 'f equals field "g"'],
  ['f|fieldref|neq: g', 'not f equals field "g"'],
  ['f|fieldref|endswith: g', 'f suffix field "g"'],
  ['f|windash: -a', 'f equals "-a" or f equals "/a" or f equals "–a" or f equals "—a" or f equals "―a"'],
  ['f|base64: foo', 'f equals "Zm9v"'],
  ['f|base64|contains: foo', 'f contains "Zm9v"'],
  ['f|base64offset|contains: foo', 'f contains "Zm9v" or f contains "Zvb" or f contains "mb2"'],
  ['f|wide|base64: foo', 'f equals "ZgBvAG8A"'],
  ['f|utf16be|base64: foo', 'f equals "AGYAbwBv"'],
  ['f|utf16|base64: foo', 'f equals "//5mAG8AbwA="'],
  ['f|utf16le: a', 'f equals "a\\u0000"'],
  ['f|wide|contains: a', 'f contains "a\\u0000"'],
  ["f|expand: '%admins%'", 'f equals "root" or f prefix "adm_"'],
  ["f|contains|expand: 'u=%admins%;'", 'f contains "u=root;" or f like * "u=adm_" * ";" *'],
  ["f: '%admins%'", 'f equals "%admins%"'],
  ["'|all': [a, b]", 'anything contains "a" and anything contains "b"'],
  ["'|re': a+", 'anything regex "a+"'],
  ["'odd name': a", '"odd name" equals "a"'],
]

for (const [item, want] of items)
  test(`item ${item}`, () => {
    const loaded = load(withDetection('s:', `  ${item}`, 'condition: s'))
    assert.deepEqual(told(loaded), [])
    assert.equal(conditionOf(loaded.rules[0]), want)
  })

const wrongItems: readonly (readonly [item: string, message: RegExp])[] = [
  ['f|contain: a', /there is no modifier \|contain$/],
  ['f: []', /a list of no values matches nothing/],
  ["f: ['', null]", /null within a list/],
  ['f|contains: null', /the value null is a null, where \|contains takes a text/],
  ['f: [[a]]', /a list, where a text, a number, true, false or null is expected/],
  ['f: {a: b}', /a map, where a text/],
  ['f|exists: yep', /the value "yep" is a text, where \|exists takes true or false/],
  ['f|gt: five', /the value "five" is a text, where \|gt takes a number/],
  ['f|hour: 24', /is no hour: 0 to 23/],
  ['f|hour: 9.5', /is no hour/],
  ['f|re: (a', /is no regular expression: missing closing/],
  ['f|re: (?=a)b', /is no regular expression: looking ahead is not supported/],
  ['f|contains|re: a', /was changed before \|re/],
  ['f|i: a', /has \|i without \|re before it/],
  ['f|cidr: 10.0.0.1/8', /is no network/],
  ['f|cidr|contains: 10.0.0.0/8', /is made a test of cidr by another modifier, where \|contains takes a text/],
  ['f|base64: a*', /has a wildcard, which cannot be encoded/],
  ['f|contains|base64: a', /has a wildcard/],
  ['f|wide|wide: a', /has \|utf16le behind another encoding/],
  ["f|expand: '%none%'", /holds the placeholder %none%, which has no values/],
  ['f|windash: -1 -1 -1 -1 -1 -1', /has more than 3125 forms by \|windash/],
  ['f|cased: 5', /is no text, which \|cased takes/],
  ['f: 12345678901234567890', /is a number too large to be kept exactly: put it in quotes/],
  ["'|cidr': 10.0.0.0/8", /has modifiers that need a field/],
  ["'': null", /needs a field/],
]

for (const [item, message] of wrongItems)
  test(`refuses ${item}`, () => {
    const loaded = load(withDetection('s:', `  ${item}`, 'condition: s'))
    assert.deepEqual(loaded.rules, [])
    assert.equal(loaded.refusals.length, 1)
    assert.match(loaded.refusals[0]?.message ?? '', message)
    assert.equal(loaded.refusals[0]?.at.start.line, 5)
  })

const SELECTIONS = [
  'sel1: {a: 1}',
  'sel2: {b: 2}',
  'sel-x: [c, d]',
  '_hidden: {e: 5}',
  'filter: [{f: 6}, {g: 7, h: 8}]',
]
const A = 'a equals "1"'
const B = 'b equals "2"'
const C = 'anything contains "c" or anything contains "d"'
const E = 'e equals "5"'
const F = 'f equals "6" or (g equals "7" and h equals "8")'

const expressions: readonly (readonly [condition: string, want: string])[] = [
  ['sel1', A],
  ['sel1 and sel2', `${A} and ${B}`],
  ['sel1 or sel2 and _hidden', `${A} or (${B} and ${E})`],
  ['(sel1 or sel2) and _hidden', `(${A} or ${B}) and ${E}`],
  ['not sel1 or sel2', `not ${A} or ${B}`],
  ['not (sel1 or sel2)', `not (${A} or ${B})`],
  ['not not sel1', A],
  ['not filter', `not (${F})`],
  ['1 of sel*', `${A} or ${B} or ${C}`],
  ['any of sel*', `${A} or ${B} or ${C}`],
  ['all of sel*', `${A} and ${B} and (${C})`],
  ['1 of them', `${A} or ${B} or ${C} or ${F}`],
  ['all of them', `${A} and ${B} and (${C}) and (${F})`],
  ['1 of _*', E],
  ['sel1 and not 1 of s*2', `${A} and not ${B}`],
  ['SEL1 AND sel2'.replace('SEL1', 'sel1'), `${A} and ${B}`],
  ['[sel1, sel2]', `${A} or ${B}`],
]

for (const [condition, want] of expressions)
  test(`condition ${condition}`, () => {
    const loaded = load(withDetection(...SELECTIONS, `condition: ${condition}`))
    assert.deepEqual(told(loaded), [])
    assert.equal(conditionOf(loaded.rules[0]), want)
  })

const wrongExpressions: readonly (readonly [condition: string, message: RegExp])[] = [
  ['sel3', /there is no selection "sel3"/],
  ['1 of other*', /"other\*" names no selection/],
  ['2 of sel*', /"2 of" is none of "1 of", "any of" and "all of"/],
  ['sel1 sel2', /"sel2" stands where the condition should end/],
  ['sel1 and', /the end stands where a selection is expected/],
  ['and sel1', /"and" stands where a selection is expected/],
  ['(sel1', /the end stands where "\)" is expected/],
  ['sel1)', /"\)" stands where the condition should end/],
  ['sel*', /"sel\*" needs "1 of" or "all of" before it/],
  ['1 of', /the end stands where "them" or a pattern is expected/],
  ["'sel1 | count() > 5'", /it aggregates after \|/],
  [`${'('.repeat(65)}sel1${')'.repeat(65)}`, /parentheses are nested deeper than 64/],
  ['[]', /an? (?:empty )?list, where a condition is expected/],
  ['5', /the number 5, where a condition is expected/],
]

for (const [condition, message] of wrongExpressions)
  test(`refuses the condition ${condition.slice(0, 20)}`, () => {
    const loaded = load(withDetection(...SELECTIONS, `condition: ${condition}`))
    assert.deepEqual(loaded.rules, [])
    assert.match(loaded.refusals[0]?.message ?? '', message)
    assert.equal(loaded.refusals[0]?.field, 'detection.condition')
  })

test('a rule with all its attributes', () => {
  const { rules } = load(`title: Whoami
id: 929A690E-bef0-4204-a928-ef5e620d6fcc
status: test
description: d
references: [https://example.com]
tags: [attack.execution, attack.t1059.001, attack.T1033, cve.2024-1]
logsource: {category: process_creation, product: Windows, definition: x}
detection: {s: {Image: x}, condition: s}
falsepositives: Unknown
level: high
`)
  const [rule] = rules
  assert.ok(rule !== undefined && rule.logic.kind === 'condition')
  const { logic, origin, ...attributes } = rule
  assert.deepEqual(attributes, {
    id: '929a690e-bef0-4204-a928-ef5e620d6fcc',
    title: 'Whoami',
    description: 'd',
    severity: 'high',
    language: 'sigma',
    classes: ['activity'],
    standard: undefined,
    references: ['https://example.com'],
    techniques: ['T1059.001', 'T1033'],
    controls: [],
    maturity: 'stable',
    falsePositives: ['Unknown'],
    remediation: '',
  })
  assert.deepEqual(logic.source, { category: 'process_creation', product: 'windows', service: undefined })
  assert.equal(origin?.file, '1.yml')
})

const wrongRules: readonly (readonly [name: string, text: string, want: readonly string[]])[] = [
  [
    'no title',
    withDetection('s: {f: a}', 'condition: s').replace('title: t\n', 'id: x\n'),
    ['1.yml:1 title: a rule needs a title'],
  ],
  [
    'no log source',
    withDetection('s: {f: a}', 'condition: s').replace('{product: windows}', '{definition: x}'),
    ['1.yml:2 logsource: logsource names no category, product or service'],
  ],
  [
    'no detection',
    'title: t\nlogsource: {product: x}\n',
    ['1.yml:1 detection: "detection" is absent, where a map is expected'],
  ],
  [
    'no condition',
    withDetection('s: {f: a}'),
    ['1.yml:3 detection.condition: "condition" is absent, where a condition is expected'],
  ],
  [
    'an unused selection that is wrong',
    withDetection('s: {f: a}', 'u: {f|x: a}', 'condition: s'),
    ['1.yml:5 detection.u["f|x"]: there is no modifier |x'],
  ],
  [
    'a key twice',
    withDetection('s:', '  f: a', '  f: b', 'condition: s'),
    ['1.yml:6 .: key "f" is written twice, the later value counts, first on line 5'],
  ],
  [
    'a timeframe',
    withDetection('s: {f: a}', 'timeframe: 5m', 'condition: s'),
    ['1.yml:5 detection.timeframe: a timeframe, which Sigma 2 has no more: a correlation rule does that'],
  ],
  [
    'an action',
    `action: global\n${withDetection('s: {f: a}', 'condition: s')}`,
    ['1.yml:1 action: action joins documents, which Sigma 2 has no more: write each rule out'],
  ],
  [
    'a level that is none',
    `level: severe\n${withDetection('s: {f: a}', 'condition: s')}`,
    ['1.yml:1 level: level is "severe", which is none of informational, low, medium, high, critical'],
  ],
  [
    'a status that says so',
    `status: unsupported\n${withDetection('s: {f: a}', 'condition: s')}`,
    ['1.yml:1 status: status is unsupported: its author says that it cannot be used'],
  ],
  ['no map', '- a\n', ['1.yml:1 .: the document is a list, where a map is expected']],
  ['no YAML', 'title: [\n', ['1.yml:2 .: not YAML']],
  ['too deep', `title: ${'['.repeat(50)}${']'.repeat(50)}\n`, ['1.yml:1 .: nested deeper than 32 levels']],
]

for (const [name, text, want] of wrongRules)
  test(`refuses ${name}`, () => {
    const loaded = load(text)
    assert.deepEqual(loaded.rules, [])
    assert.deepEqual(
      told(loaded).map((line) => line.replace(/: not YAML.*/s, ': not YAML')),
      want,
    )
  })

test('a wrong rule does not stop the others', () => {
  const good = withDetection('s: {f: a}', 'condition: s')
  const loaded = load(
    `${good.replace('title: t', 'title: t1')}---\n${good.replace('f: a', 'f|x: a')}`,
    good.replace('title: t', 'title: t2'),
  )
  assert.deepEqual(
    loaded.rules.map(({ id }) => id),
    ['sigma-t1', 'sigma-t2'],
  )
  assert.deepEqual(told(loaded), ['1.yml:10 detection.s["f|x"]: there is no modifier |x'])
})

test('the second rule of an id is refused', () => {
  const text = withDetection('s: {f: a}', 'condition: s')
  assert.deepEqual(told(load(text, text)), ['2.yml:1 id: another rule has the id sigma-t'])
})

test('any text gives an answer', () => {
  const words = fc.constantFrom(
    'title',
    'detection',
    'condition',
    ': ',
    '\n',
    '  ',
    '- ',
    '[',
    '{',
    ']',
    '}',
    "'",
    '|re',
    'filter',
    'correlation',
    'rules',
    '*',
    '---\n',
    's',
    '1 of s*',
    'null',
    '&a ',
    '*a',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
      const loaded = load(parts.join(''))
      assert.ok(loaded.rules.length + loaded.refusals.length >= 0)
    }),
  )
})
