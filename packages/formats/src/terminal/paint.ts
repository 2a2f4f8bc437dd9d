import type { Severity } from '@ringwall/model'

/** Wraps text in the terminal's styles, or leaves it as it is. */
export interface Paint {
  strong(text: string): string
  dim(text: string): string
  warn(text: string): string
  severity(severity: Severity, text: string): string
}

/** Styles by ECMA-48 SGR, from the 16 colours that every theme defines, so that they suit light and dark. */
export function paint(isColoured: boolean): Paint {
  const style = (code: string) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text)
  return {
    strong: style('1'),
    dim: style('2'),
    warn: style('33'),
    severity: (severity, text) => style(COLOURS[severity])(text),
  }
}

const COLOURS: Readonly<Record<Severity, string>> = {
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '34',
  informational: '2',
}
