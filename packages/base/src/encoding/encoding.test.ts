import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText, encodeText } from './index.ts'

const cases = [
  { name: 'UTF-8', bytes: [0xc3, 0xa4], want: { kind: 'text', text: 'ä' } },
  { name: 'the byte order mark is dropped', bytes: [0xef, 0xbb, 0xbf, 0x61], want: { kind: 'text', text: 'a' } },
  { name: 'UTF-16 little endian by its mark', bytes: [0xff, 0xfe, 0x61, 0x00], want: { kind: 'text', text: 'a' } },
  { name: 'UTF-16 big endian by its mark', bytes: [0xfe, 0xff, 0x00, 0x61], want: { kind: 'text', text: 'a' } },
  { name: 'a NUL makes it binary', bytes: [0x61, 0x00, 0x61], want: { kind: 'binary' } },
  { name: 'a malformed sequence is told', bytes: [0x61, 0xff, 0x61], want: { kind: 'not_utf8' } },
  { name: 'nothing is text', bytes: [], want: { kind: 'text', text: '' } },
] as const

for (const c of cases) test(c.name, () => assert.deepEqual(decodeText(Uint8Array.from(c.bytes)), c.want))

for (const { name, bytes, want } of cases)
  test(`encoded as it was: ${name}`, () => {
    if (want.kind === 'text') assert.deepEqual([...encodeText(want.text, Uint8Array.from(bytes))], [...bytes])
  })
