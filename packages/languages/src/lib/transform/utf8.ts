/** UTF-8 sequences of two bytes and more become `%uXXXX`; what is not valid stays as it is. */
export function utf8ToUnicode(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value
  let out = ''
  let i = 0
  while (i < value.length) {
    const length = sequenceAt(value, i)
    if (length < 2) {
      out += value[i++]
      continue
    }
    out += `%u${codeAt(value, i, length).toString(16).padStart(4, '0')}`
    i += length
  }
  return out
}

/** How long the valid UTF-8 sequence at `at` is; 0 where there is none (stray, cut short, overlong, surrogate, too great). */
export function sequenceAt(value: string, at: number): number {
  const lead = value.charCodeAt(at)
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0
  if (length === 0 || lead > 0xf4) return 0
  for (let i = 1; i < length; i++) if ((value.charCodeAt(at + i) & 0xc0) !== 0x80) return 0
  const code = codeAt(value, at, length)
  const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0
  return code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0 : length
}

function codeAt(value: string, at: number, length: number): number {
  let code = value.charCodeAt(at) & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) code = code * 64 + (value.charCodeAt(at + i) & 0x3f)
  return code
}
