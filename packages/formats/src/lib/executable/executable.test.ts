import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { looksExecutable, readExecutable } from './index.ts'
import { elfOf } from './sample.ts'

const content = new TextEncoder().encode('what stands in it')
const elf = elfOf({ '.data': content, '.other': new Uint8Array(3) })

test('sections and addresses of an ELF file', () => {
  const executable = readExecutable(elf)
  assert.deepEqual(
    executable?.sections.map(({ name, bytes }) => [name, bytes.length]),
    [
      ['.data', content.length],
      ['.other', 3],
      ['.shstrtab', 24],
    ],
  )
  assert.deepEqual(executable?.at(0x400000 + 128, 4), content.subarray(0, 4))
  assert.equal(executable?.at(0x300000, 4), undefined)
})

test('what is no program is none, and the classes of Java neither', () => {
  assert.equal(readExecutable(new TextEncoder().encode('#!/bin/sh')), undefined)
  assert.equal(readExecutable(new Uint8Array([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52, ...new Uint8Array(60)])), undefined)
  assert.equal(looksExecutable(elf), true)
  assert.equal(looksExecutable(new Uint8Array(10)), false)
})

test('a file with any bytes changed or cut off is read without failing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(elf.length - 1), fc.nat(255))), fc.nat(elf.length), (changes, length) => {
      const bytes = elf.slice(0, length)
      for (const [at, value] of changes) if (at < length) bytes[at] = value
      readExecutable(bytes)
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 200) },
  )
})
