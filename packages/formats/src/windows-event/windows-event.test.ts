import assert from 'node:assert/strict'
import { test } from 'node:test'
import { format } from './index.ts'

const SYSMON = 'Microsoft-Windows-Sysmon/Operational'

function nested(channel: unknown, id: unknown, rest: object = {}): object {
  const provider = { '#attributes': { Name: 'Microsoft-Windows-Sysmon', Guid: 'g' } }
  return {
    Event: {
      System: {
        Channel: channel,
        EventID: id,
        Provider: provider,
        Level: 4,
        Execution: { '#attributes': { ProcessID: 7 } },
      },
      ...rest,
    },
  }
}

const logs: readonly (readonly [name: string, raw: unknown, want: string | undefined])[] = [
  ['Sysmon, nested', nested(SYSMON, 1), 'windows sysmon process_creation'],
  ['Sysmon, flat', { Channel: SYSMON, EventID: 1 }, 'windows sysmon process_creation'],
  ['an id as text', { Channel: SYSMON, EventID: '10' }, 'windows sysmon process_access'],
  ['an id with attributes', nested(SYSMON, { '#text': 7, '#attributes': {} }), 'windows sysmon image_load'],
  [
    'several categories',
    { Channel: SYSMON, EventID: 12 },
    'windows sysmon registry_event,registry_add,registry_delete',
  ],
  ['no category', { Channel: SYSMON, EventID: 99 }, 'windows sysmon '],
  ['a new process in the security log', { Channel: 'Security', EventID: 4688 }, 'windows security process_creation'],
  ['letter case', { Channel: 'security', EventID: 4624 }, 'windows security '],
  ['PowerShell', { Channel: 'PowerShellCore/Operational', EventID: 4104 }, 'windows powershell ps_script'],
  ['Sysmon for Linux', { Channel: 'Linux-Sysmon/Operational', EventID: 1 }, 'linux sysmon process_creation'],
  ['a channel nobody knows', { Channel: 'Mine', EventID: 1 }, 'windows  '],
  ['no channel', { EventID: 1 }, undefined],
  ['no event', nested(undefined, 1), undefined],
  ['no map', 'text', undefined],
  ['a broken one', { Event: 5 }, undefined],
]

for (const [name, raw, want] of logs)
  test(`log of ${name}`, () => {
    const log = format.logOf(raw)
    assert.equal(log && [log.product, log.services.join(), log.categories.join()].join(' '), want)
    assert.equal(format.logOf(raw), log)
  })

const data = nested(SYSMON, 1, {
  EventData: { Image: 'i', 'Threat Name': 't', Data: { '#text': ['x', 'y'] }, Level: 'own' },
})
const userData = nested('x', 5858, { UserData: { '#attributes': {}, Operation: { User: 'u' } } })
const flat = {
  Channel: 'Security',
  EventID: 4688,
  NewProcessName: 'n',
  SourceName: 's',
  Hostname: 'h',
  SubjectLogonId: '0x1',
}

const fields: readonly (readonly [name: string, field: string, raw: unknown, want: unknown])[] = [
  ['of the data', 'Image', data, 'i'],
  ['with a blank', 'ThreatName', data, 't'],
  ['with attributes', 'Data', data, ['x', 'y']],
  ['of the data before the header', 'Level', data, 'own'],
  ['of the header', 'EventID', data, 1],
  ['an attribute of the header', 'Provider_Name', data, 'Microsoft-Windows-Sysmon'],
  ['another attribute', 'Execution_ProcessID', data, 7],
  ['of user data', 'User', userData, 'u'],
  ['nowhere', 'Nothing', data, undefined],
  ['what is only inherited', 'constructor', data, undefined],
  ['flat', 'EventID', flat, 4688],
  ['flat, by another name', 'Image', flat, 'n'],
  ['the provider, flat', 'Provider_Name', flat, 's'],
  ['the computer, flat', 'Computer', flat, 'h'],
  ['the logon', 'LogonId', flat, '0x1'],
  ['of no map', 'Image', 'text', undefined],
  ['of a broken one', 'Image', { Event: { EventData: 5, System: null } }, undefined],
]

for (const [name, field, raw, want] of fields)
  test(`a field ${name}`, () => assert.deepEqual(format.field(field)(raw), want))

const at = '2026-01-02T12:00:00.5Z'
const times: readonly (readonly [name: string, raw: unknown, want: number | undefined])[] = [
  ['the header', { Event: { System: { TimeCreated: { '#attributes': { SystemTime: at } } } } }, Date.parse(at)],
  ['a header without #attributes', { Event: { System: { TimeCreated: { SystemTime: at } } } }, Date.parse(at)],
  ['a flat event', { Channel: SYSMON, EventID: 1, '@timestamp': at, UtcTime: 'x' }, Date.parse(at)],
  ['the data of Sysmon', { Channel: SYSMON, EventID: 1, UtcTime: '2026-01-02 12:00:00.500' }, Date.parse(at)],
  ['nothing', nested(SYSMON, 1), undefined],
  ['no map', 'x', undefined],
]
for (const [name, raw, want] of times) test(`the time by ${name}`, () => assert.equal(format.timeOf(raw), want))
