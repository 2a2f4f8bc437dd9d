import { readElf } from './elf.ts'
import { readMachO } from './mach-o.ts'
import { readPe } from './pe.ts'

/** A program or library as an operating system loads it. */
export interface Executable {
  readonly format: 'elf' | 'mach-o' | 'pe'
  readonly sections: readonly Section[]
  /** The bytes that stand at an address once it is loaded; `undefined` where the file has none there. */
  at(address: number, length: number): Uint8Array | undefined
}

export interface Section {
  readonly name: string
  /** Bytes of the file; empty where it has none. */
  readonly bytes: Uint8Array
}

/** Reads the sections of an ELF, PE or Mach-O file; `undefined` where the bytes are none. Of a fat Mach-O the first one. Total. */
export function readExecutable(bytes: Uint8Array): Executable | undefined {
  try {
    return readElf(bytes) ?? readPe(bytes) ?? readMachO(bytes)
  } catch (cause) {
    // A header that leads outside of the file.
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** True where a file begins as one of them. */
export function looksExecutable(head: Uint8Array): boolean {
  return MAGICS.some((magic) => magic.every((byte, i) => head[i] === byte))
}

const MAGICS: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
]
