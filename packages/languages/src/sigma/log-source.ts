import type { LogSource } from '@ringwall/model'
import { child, type Node, text } from './node.ts'

/** Reads `logsource`, which must name a category, a product or a service; what else it holds is for readers. */
export function readLogSource(node: Node): LogSource | undefined {
  const [category, product, service] = ['category', 'product', 'service'].map((key) =>
    text(child(node, key), MAX_LENGTH)?.toLowerCase(),
  )
  if (category === undefined && product === undefined && service === undefined)
    return node.report.refuse(node.path, 'syntax', 'logsource names no category, product or service')
  return { category, product, service }
}

const MAX_LENGTH = 256
