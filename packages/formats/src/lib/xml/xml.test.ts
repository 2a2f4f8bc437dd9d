import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DEFAULT_LIMITS } from '../document/index.ts'
import { childOf, childrenOf, parseXml } from './index.ts'

const TEXT = '\ufeff<?xml version="1.0"?>\n<m:a x:id="1">\n  one <b/>two<![CDATA[ & three]]> <b>4 &lt; 5</b>\n</m:a>'

test('elements with their attributes, texts and places', () => {
  const { root } = parseXml(TEXT, DEFAULT_LIMITS)
  assert.ok(root)
  assert.deepEqual([root.name, root.attributes.get('id'), root.text], ['a', '1', 'one two & three'])
  assert.deepEqual(
    childrenOf(root, 'b').map(({ text, start, end }) => [text, TEXT.slice(start, end)]),
    [
      ['', '<b/>'],
      ['4 < 5', '<b>4 &lt; 5</b>'],
    ],
  )
  assert.equal(childOf(root, 'c'), undefined)
})

const broken = [
  { name: 'an open element', text: '<a>', limits: DEFAULT_LIMITS, code: 'syntax' },
  { name: 'no element', text: '', limits: DEFAULT_LIMITS, code: 'syntax' },
  {
    name: 'an entity that is not of XML',
    text: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    limits: DEFAULT_LIMITS,
    code: 'syntax',
  },
  { name: 'too deep', text: '<a>'.repeat(300) + '</a>'.repeat(300), limits: DEFAULT_LIMITS, code: 'too_deep' },
  {
    name: 'too many elements',
    text: `<a>${'<b/>'.repeat(10)}</a>`,
    limits: { ...DEFAULT_LIMITS, nodes: 10 },
    code: 'too_large',
  },
  { name: 'too long', text: '<a/>', limits: { ...DEFAULT_LIMITS, characters: 3 }, code: 'too_large' },
]
for (const { name, text, limits, code } of broken)
  test(name, () =>
    assert.deepEqual(
      parseXml(text, limits).problems.map((problem) => problem.code),
      [code],
    ),
  )

test('any text gives a root or a problem', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<a b="c"/>',
    '&',
    '&#x0;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '"',
    '\0',
    'é',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const { root, problems } = parseXml(pieces.join(''), DEFAULT_LIMITS)
      assert.equal(root === undefined, problems.length === 1)
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 200) },
  )
})
