import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secureAddress } from './secure-address.ts'

for (const text of [
  'https://ringwall.example',
  'https://ringwall.example:8443/below/',
  'http://127.0.0.1:4500',
  'http://127.9.9.9',
  'http://localhost:4500',
  'http://[::1]:4500',
])
  test(`${text} may be told secrets`, () => assert.equal(secureAddress(text)?.href, new URL(text).href))

for (const text of [
  'http://ringwall.example',
  'http://127.0.0.1.example',
  'http://localhost.example',
  'https://lena:secret@ringwall.example',
  'ftp://127.0.0.1',
  'ringwall.example',
  '',
])
  test(`${text || 'nothing'} may not`, () => assert.equal(secureAddress(text), undefined))
