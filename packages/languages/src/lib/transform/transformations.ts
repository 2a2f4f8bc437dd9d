import { base64Decode, base64DecodeExt, base64Encode } from './base64.ts'
import * as bytes from './bytes.ts'
import { cmdLine, phpArgsNames } from './command.ts'
import { removeComments, removeCommentsChar, replaceComments } from './comments.ts'
import { htmlEntityDecode } from './markup.ts'
import { normalizePath, normalizePathWin } from './path.ts'
import { cssDecode, escapeSeqDecode, jsDecode } from './script.ts'
import type { UnicodeMap } from './unicode-map.ts'
import { urlDecode, urlDecodeUni, urlEncode } from './url.ts'
import { utf8ToUnicode } from './utf8.ts'
import { compressWhitespace, removeWhitespace, trim, trimLeft, trimRight } from './whitespace.ts'

/** A value before and after; a character is a byte. Linear in the value's length. The map is for `%uXXXX`. */
export type Transformation = (value: string, map?: UnicodeMap) => string

/** Every transformation of SecLang by its name in lower case. */
export const TRANSFORMATIONS: Readonly<Record<string, Transformation>> = {
  base64decode: base64Decode,
  base64decodeext: base64DecodeExt,
  base64encode: base64Encode,
  cmdline: cmdLine,
  compresswhitespace: compressWhitespace,
  cssdecode: cssDecode,
  escapeseqdecode: escapeSeqDecode,
  hexdecode: bytes.hexDecode,
  hexencode: bytes.hexEncode,
  htmlentitydecode: htmlEntityDecode,
  jsdecode: jsDecode,
  length: (value) => String(value.length),
  lowercase: bytes.lowercase,
  md5: bytes.md5,
  normalisepath: normalizePath,
  normalisepathwin: normalizePathWin,
  normalizepath: normalizePath,
  normalizepathwin: normalizePathWin,
  parityeven7bit: bytes.parityEven7bit,
  parityodd7bit: bytes.parityOdd7bit,
  parityzero7bit: bytes.parityZero7bit,
  phpargsnames: phpArgsNames,
  removecomments: removeComments,
  removecommentschar: removeCommentsChar,
  removenulls: bytes.removeNulls,
  removewhitespace: removeWhitespace,
  replacecomments: replaceComments,
  replacenulls: bytes.replaceNulls,
  sha1: bytes.sha1,
  sqlhexdecode: bytes.sqlHexDecode,
  trim,
  trimleft: trimLeft,
  trimright: trimRight,
  uppercase: bytes.uppercase,
  urldecode: urlDecode,
  urldecodeuni: urlDecodeUni,
  urlencode: urlEncode,
  utf8tounicode: utf8ToUnicode,
}

/** The transformation of a name in any case, or `undefined`. */
export function transformationNamed(name: string): Transformation | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(TRANSFORMATIONS, key) ? TRANSFORMATIONS[key] : undefined
}
