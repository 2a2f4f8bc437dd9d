import type { File, ParseContext, Parser, Reading } from '@ringwall/formats'

/** What a parser makes of a file. It is total; should it fail all the same, it fails for this file alone. */
export function parsed(parser: Parser, file: File, context: ParseContext): Reading {
  try {
    return parser.parse(file, context)
  } catch (cause) {
    const message = `could not be read, which is a mistake of Ringwall: ${cause instanceof Error ? cause.message : String(cause)}`
    return { facts: [], others: 0, gaps: [{ code: 'unreadable', message, at: { file: file.path } }] }
  }
}
