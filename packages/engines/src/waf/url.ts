/** Percent encoding undone, a plus sign kept; what is not valid stays. */
export function urlDecode(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** A part of a form: percent encoding and plus signs undone. */
export function formDecode(text: string): string {
  return urlDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

/** Whether a percent sign stands that encodes nothing. */
export function hasBadEncoding(text: string): boolean {
  return /%(?![0-9a-fA-F]{2})/.test(text)
}

/** The pairs of a form or query in order. Empty parts are passed over. */
export function formPairs(text: string, separator: string): readonly (readonly [name: string, value: string])[] {
  return text
    .split(separator)
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return equals < 0
        ? ([formDecode(part), ''] as const)
        : ([formDecode(part.slice(0, equals)), formDecode(part.slice(equals + 1))] as const)
    })
}
