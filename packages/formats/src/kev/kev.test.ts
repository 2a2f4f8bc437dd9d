import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readKev } from './index.ts'

const catalogue = {
  catalogVersion: '2026.01.01',
  vulnerabilities: [
    { cveID: 'CVE-2021-44228', dateAdded: '2021-12-10', knownRansomwareCampaignUse: 'Known' },
    { cveID: 'CVE-2020-0001', dateAdded: '2022-01-01', knownRansomwareCampaignUse: 'Unknown' },
    { cveID: 'CVE-2020-0002' },
    { cveID: '../..', dateAdded: '2022-01-01' },
    null,
  ],
}

test('what is known to be used', () =>
  assert.deepEqual(readKev(JSON.stringify(catalogue)), {
    ok: true,
    value: [
      { cve: 'CVE-2021-44228', since: '2021-12-10', isRansomware: true },
      { cve: 'CVE-2020-0001', since: '2022-01-01', isRansomware: false },
    ],
  }))

for (const text of ['', '<html>', '[]', '{}', 'null'])
  test(`${JSON.stringify(text)} is no catalogue`, () => assert.equal(readKev(text).ok, false))
