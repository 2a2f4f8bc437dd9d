/** `html`. */
export function escapeHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, (c) => HTML.get(c) ?? c)
}

/** `js`: text for a string of JavaScript. */
export function escapeJavaScript(text: string): string {
  return text.replace(/[\\'"<>&=]|\p{Cc}/gu, (c) => {
    if (c === '\\' || c === "'" || c === '"') return `\\${c}`
    return `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  })
}

/** `urlquery`: text for a value of a URL's query. */
export function escapeQuery(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

const HTML: ReadonlyMap<string, string> = new Map([
  ['\0', '\ufffd'],
  ['"', '&#34;'],
  ["'", '&#39;'],
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])
