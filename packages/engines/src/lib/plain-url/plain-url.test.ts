import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasPlainUrl } from './index.ts'

const cases: readonly (readonly [string | undefined, boolean])[] = [
  [undefined, false],
  ['', false],
  ['https://10.0.0.1:2379', false],
  ['http://10.0.0.1:2379', true],
  ['HTTP://10.0.0.1:2379', true],
  ['https://a:2379, http://b:2379', true],
  ['http://127.0.0.1:2379,http://localhost:2379,http://[::1]:2379', false],
  ['http://127.0.0.1.example.com:2379', true],
  ['http://localhost.example.com', true],
  ['unix:///run/etcd.sock', false],
]
for (const [urls, want] of cases) test(`${urls}: ${want}`, () => assert.equal(hasPlainUrl(urls), want))
