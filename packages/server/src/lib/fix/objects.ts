import type { File, ParseContext, Parser } from '@ringwall/formats'
import type { Asset, Evidence, Position, Resource, Span } from '@ringwall/model'

/** The objects of a file, as far as a fix has to know them. */
export interface FileObjects {
  /** Where the object begins that a piece of evidence is about, or `undefined` where the file does not hold it. */
  objectOf(asset: Asset, evidence: Evidence): Position | undefined
  /** Lines that no output may show. */
  readonly secretLines: ReadonlySet<number>
}

export function objectsOf(file: File, parser: Parser, context: ParseContext, found: readonly Evidence[]): FileObjects {
  const resources = parser
    .parse(file, context)
    .facts.filter((fact) => fact.class === 'kubernetes_resource')
    .map((resource) => ({ resource, span: resource.document.locate([]) }))
  const byName = Map.groupBy(resources, ({ resource }) => nameKey(resource.asset))
  return {
    objectOf: (asset, { span }) => {
      const same = byName.get(nameKey(asset)) ?? []
      // Through an alias, a value can be written in another object.
      const around = same.find((candidate) => isWithin(span.start, candidate.span))
      return (around ?? (same.length === 1 ? same[0] : undefined))?.span.start
    },
    secretLines: new Set(
      [
        ...found.filter(({ isSecret }) => isSecret).flatMap((evidence) => secretSpans(evidence, resources)),
        ...resources.flatMap(({ resource }) => dataOfSecret(resource)),
      ].flatMap(({ start, end }) => Array.from({ length: end.line - start.line + 1 }, (_, i) => start.line + i)),
    ),
  }
}

interface Placed {
  readonly resource: Resource
  readonly span: Span
}

/** What an object is called within its target. */
function nameKey(asset: Asset): string {
  return JSON.stringify(asset.kind === 'kubernetes' ? [asset.resource, asset.namespace, asset.name] : [asset.path])
}

function isWithin({ line, column }: Position, { start, end }: Span): boolean {
  const isBehindStart = line > start.line || (line === start.line && column >= start.column)
  return isBehindStart && (line < end.line || (line === end.line && column <= end.column))
}

/** The whole thing that holds a secret: its evidence names it alone. */
function secretSpans({ path, span, isSecret }: Evidence, resources: readonly Placed[]): readonly Span[] {
  const around = resources.find((candidate) => isWithin(span.start, candidate.span))
  return around === undefined
    ? [span]
    : [around.resource.document.locate(isSecret === 'value' ? path : path.slice(0, -1))]
}

function dataOfSecret({ asset, object, document }: Resource): readonly Span[] {
  if (asset.resource !== 'Secret') return []
  return ['data', 'stringData'].filter((field) => object[field]).map((field) => document.locate([field]))
}
