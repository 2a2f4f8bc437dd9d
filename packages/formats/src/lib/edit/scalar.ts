import { printJson } from '../text/index.ts'
import { resolvePlain } from '../yaml/scalar.ts'

/** How text is written: without quotes where it can be, or as what stands there already is quoted. */
export type Quote = 'plain' | 'single' | 'double'

/** A scalar as YAML, or with double quotes as JSON. Text that YAML would read as something else is quoted. */
export function scalarText(value: unknown, quote: Quote): string {
  if (typeof value !== 'string') return printJson(value, 0)
  if (quote === 'single' && QUOTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`
  return quote === 'plain' && PLAIN.test(value) && resolvePlain(value) === value ? value : printJson(value, 0)
}

/** How the scalar at an offset is quoted. */
export function quoteAt(text: string, offset: number): Quote {
  if (text[offset] === '"') return 'double'
  return text[offset] === "'" ? 'single' : 'plain'
}

const PLAIN = /^[A-Za-z_./][A-Za-z0-9_./-]*$/
const QUOTABLE = /^[ -~]*$/
