import type { Inventory } from '@ringwall/model'
import type { Sbom } from '../format.ts'
import { componentsOf, serialOf } from '../lib/inventory/index.ts'
import { printJsonLists } from '../lib/text/index.ts'
import { componentOf } from './component.ts'

/** CycloneDX 1.6, JSON. (ECMA-424.) */
export const sbom: Sbom = {
  id: 'cyclonedx',
  summary: 'CycloneDX 1.6 JSON',
  mediaType: 'application/vnd.cyclonedx+json; version=1.6',
  write,
}

function write(inventory: Inventory): Iterable<string> {
  const components = componentsOf(inventory)
  const tops = components.filter(({ isTop }) => isTop).map(({ purl }) => purl)
  const edges = components.map(({ purl, dependsOn }) => ({ ref: purl, dependsOn }))
  return printJsonLists({ ...head(inventory), components: [], dependencies: [] }, 1, [
    Iterator.from(components).map(componentOf),
    [{ ref: TARGET, dependsOn: tops }, ...edges],
  ])
}

/** What could not be read makes the list incomplete; without gaps nobody knows what no file tells of. */
function head(inventory: Inventory): object {
  const { version, target, time, gaps } = inventory
  const properties = gaps.map(({ code, message, at }) => ({
    name: `ringwall:gap:${code}`,
    value: `${at.file}: ${message}`,
  }))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serialOf(inventory)}`,
    version: 1,
    metadata: {
      timestamp: new Date(time).toISOString(),
      tools: { components: [{ type: 'application', name: 'ringwall', version }] },
      component: { type: 'application', 'bom-ref': TARGET, name: target },
      ...(properties.length === 0 ? {} : { properties }),
    },
    compositions: [{ aggregate: gaps.length > 0 ? 'incomplete' : 'unknown', assemblies: [TARGET] }],
  }
}

/** How a bill of materials refers to what it is about. */
const TARGET = 'target'
