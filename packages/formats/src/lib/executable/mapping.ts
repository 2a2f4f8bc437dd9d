/** Bytes of a file and the address at which they are loaded. */
export interface Mapped {
  readonly address: number
  readonly offset: number
  readonly size: number
}

/** Finds what stands at an address, among what is loaded from `bytes`. */
export function lookUp(
  bytes: Uint8Array,
  mapped: readonly Mapped[],
  address: number,
  length: number,
): Uint8Array | undefined {
  const found = mapped.find((each) => address >= each.address && address + length <= each.address + each.size)
  if (found === undefined || length < 0) return undefined
  const start = found.offset + (address - found.address)
  return start + length <= bytes.length ? bytes.subarray(start, start + length) : undefined
}

/** The text up to the first NUL. */
export function name(bytes: Uint8Array, start: number, maxLength = 256): string {
  const end = bytes.subarray(start, start + maxLength).indexOf(0)
  return new TextDecoder('latin1').decode(bytes.subarray(start, start + (end < 0 ? maxLength : end)))
}

/** No file that a linker writes has more. */
export const MAX_SECTIONS = 4096
