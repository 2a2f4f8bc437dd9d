import { printable } from '../lib/text/index.ts'

/** Plain text of a message that is text only: neither a placeholder `{0}` (SARIF §3.11.5) nor a link `[a](b)` (§3.11.6). */
export function message(text: string): { readonly text: string } {
  return {
    text: printable(text, 'lines')
      .replace(/\{(?=\d+\})|(?<=\{\d+)\}/g, '$&$&')
      .replace(/\](?=\()/g, '\\]'),
  }
}
