import { isRecord, ownField, type Reader } from '../lib/event-field/index.ts'
import { plain } from './plain.ts'

/**
 * Reads a field by the name Sigma has for it (Sigma 2.1, Field Usage): a name of the event's data without its blanks, or one of
 * the header, elements and attributes joined by an underscore. Names of Sysmon also read what the security log calls otherwise.
 */
export function windowsField(name: string): Reader {
  const inData = firstOf([name, ...(OTHER_NAMES.get(name) ?? []), ...blanksIn(name)])
  const inHeader = headerField(name)
  return (raw) => {
    if (!isRecord(raw)) return undefined
    const event = raw['Event']
    if (!isRecord(event)) return inData(raw)
    return plain(inData(event['EventData'] ?? bodyOf(event['UserData'])) ?? inHeader(event['System']))
  }
}

function firstOf(names: readonly string[]): Reader {
  const [first = () => undefined, ...others] = names.map(ownField)
  if (others.length === 0) return first
  return (data) => {
    const value = first(data)
    if (value !== undefined) return value
    for (const other of others) {
      const found = other(data)
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** What an event of its own schema holds stands one level deeper. */
function bodyOf(userData: unknown): unknown {
  return isRecord(userData) ? Object.entries(userData).find(([key]) => key !== '#attributes')?.[1] : undefined
}

/** `EventID`, and `Provider_Name` for the attribute `Name` of `Provider`. */
function headerField(name: string): Reader {
  const [element = '', attribute] = name.split('_', 2)
  const ofElement = ownField(element)
  if (attribute === undefined) return ofElement
  const ofAttribute = ownField(attribute)
  return (system) => {
    const value = ofElement(system)
    return isRecord(value) ? (ofAttribute(value['#attributes']) ?? ofAttribute(value)) : undefined
  }
}

/** `ThreatName` may be written `Threat Name`. */
function blanksIn(name: string): readonly string[] {
  const spaced = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return spaced === name ? [] : [spaced]
}

/** What flat events and the security log call a field that rules know by another name. */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Provider_Name', ['SourceName', 'ProviderName']],
  ['Computer', ['Hostname', 'computer_name']],
  ['Image', ['NewProcessName']],
  ['ParentImage', ['ParentProcessName']],
  ['Details', ['NewValue']],
  ['LogonId', ['SubjectLogonId']],
])
