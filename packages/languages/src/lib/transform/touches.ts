/** What a value must hold for a transformation to change more of it than the case of letters: one of the bytes or texts. */
export interface Touch {
  readonly bytes: string
  readonly texts: readonly string[]
}

/** Values shorter than this may be changed whatever they hold: `.` is a path. */
export const TOUCH_LENGTH = 3

/** By the transformation's name in lower case; `undefined` where any value is changed. */
export function touchOf(transformation: string): Touch | undefined {
  return Object.hasOwn(TOUCHES, transformation) ? TOUCHES[transformation] : undefined
}

const LINE_BREAKS = '\t\n\v\f\r'
const WHITE = `${LINE_BREAKS} \xa0`
const PATH = ['//', '/.', './']
const HIGH = Array.from({ length: 128 }, (_, i) => String.fromCharCode(i + 128)).join('')
const NOTHING: Touch = { bytes: '', texts: [] }
const TOUCHES: Readonly<Record<string, Touch>> = {
  cmdline: { bytes: `${LINE_BREAKS}\xa0\\"'^,;`, texts: ['  ', ' /', ' ('] },
  compresswhitespace: { bytes: `${LINE_BREAKS}\xa0`, texts: ['  '] },
  cssdecode: { bytes: '\\', texts: [] },
  escapeseqdecode: { bytes: '\\', texts: [] },
  htmlentitydecode: { bytes: '&', texts: [] },
  jsdecode: { bytes: '\\', texts: [] },
  lowercase: NOTHING,
  normalisepath: { bytes: '', texts: PATH },
  normalisepathwin: { bytes: '\\', texts: PATH },
  normalizepath: { bytes: '', texts: PATH },
  normalizepathwin: { bytes: '\\', texts: PATH },
  removecomments: { bytes: '#', texts: ['/*', '--'] },
  removecommentschar: { bytes: '#', texts: ['/*', '*/', '--'] },
  removenulls: { bytes: '\0', texts: [] },
  removewhitespace: { bytes: WHITE, texts: [] },
  replacecomments: { bytes: '', texts: ['/*'] },
  replacenulls: { bytes: '\0', texts: [] },
  sqlhexdecode: { bytes: '', texts: ['0x'] },
  trim: { bytes: WHITE, texts: [] },
  trimleft: { bytes: WHITE, texts: [] },
  trimright: { bytes: WHITE, texts: [] },
  uppercase: NOTHING,
  urldecode: { bytes: '%+', texts: [] },
  urldecodeuni: { bytes: '%+', texts: [] },
  utf8tounicode: { bytes: HIGH, texts: [] },
}
