import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readZip } from './index.ts'
import { zipOf } from './write.ts'

const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : new TextDecoder().decode(bytes))

test('files are read, whatever stands before the archive', () => {
  const archive = zipOf({ 'a.txt': 'hello', 'dir/b': 'x'.repeat(1000) })
  const shifted = new Uint8Array([...new TextEncoder().encode('#!/bin/sh\n'), ...archive])
  for (const bytes of [archive, shifted]) {
    const entries = readZip(bytes, 10) ?? []
    assert.deepEqual(
      entries.map(({ path, sizeBytes }) => [path, sizeBytes]),
      [
        ['a.txt', 5],
        ['dir/b', 1000],
      ],
    )
    assert.equal(text(entries[0]?.read(5)), 'hello')
  }
})

test('an archive of many files has a larger record before its end', () => {
  const archive = zipOf({ 'a.txt': 'hello', b: 'x' })
  const end = archive.length - 22
  const old = new DataView(archive.buffer, archive.byteOffset + end)
  const large = new Uint8Array(76)
  const view = new DataView(large.buffer)
  view.setUint32(0, 0x06064b50, true)
  view.setBigUint64(40, BigInt(old.getUint32(12, true)), true)
  view.setBigUint64(48, BigInt(old.getUint32(16, true)), true)
  view.setUint32(56, 0x07064b50, true)
  const last = archive.slice(end)
  last.fill(0xff, 8, 20)
  const bytes = new Uint8Array([...archive.subarray(0, end), ...large, ...last])
  assert.deepEqual(
    readZip(bytes, 10)?.map((entry) => [entry.path, text(entry.read(5))]),
    [
      ['a.txt', 'hello'],
      ['b', 'x'],
    ],
  )
  view.setBigUint64(40, 1n << 60n, true)
  const broken = new Uint8Array([...archive.subarray(0, end), ...large, ...last])
  assert.equal(readZip(broken, 10), undefined)
})

test('a file that unpacks to more than is allowed is not read', () => {
  const [entry] = readZip(zipOf({ bomb: '0'.repeat(100_000) }), 10) ?? []
  assert.equal(entry?.read(99_999), undefined)
  assert.equal(entry?.read(100_000)?.length, 100_000)
})

test('of more entries than are allowed the first are read', () => {
  assert.equal(readZip(zipOf({ a: '1', b: '2', c: '3' }), 2)?.length, 2)
})

test('bytes without an end of an archive are none', () => {
  assert.equal(readZip(new TextEncoder().encode('hello, this is no archive'), 10), undefined)
})

test('an archive with any bytes changed is read without failing', () => {
  const archive = zipOf({ 'META-INF/MANIFEST.MF': 'a: b', 'lib/x.jar': 'x'.repeat(50) })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255))), (changes) => {
      const bytes = archive.slice()
      for (const [at, value] of changes) bytes[at] = value
      for (const entry of readZip(bytes, 100) ?? []) assert.ok((entry.read(1000)?.length ?? 0) <= 1000)
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) },
  )
})
