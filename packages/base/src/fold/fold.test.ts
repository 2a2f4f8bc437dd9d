import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from './index.ts'

const cases: readonly (readonly [name: string, text: string, want: string])[] = [
  ['nothing', '', ''],
  ['ASCII', 'C:\\Windows\\CMD.exe', 'c:\\windows\\cmd.exe'],
  ['Latin', 'ÄÖÜß', 'äöüß'],
  ['the kelvin sign is a k', '\u212a', 'k'],
  ['the long s is an s', 'ſ', 's'],
  ['sigma, wherever it stands', 'ΟΔΟΣ Σ', 'οδοσ σ'],
  ['final sigma', 'ς', 'σ'],
  ['dotted I stays, for its lower case is longer', 'İ', 'İ'],
  ['beyond the BMP', '😀𐐀A', '😀𐐀a'],
]

for (const [name, text, want] of cases) test(name, () => assert.equal(fold(text), want))

test('a part is folded as the whole is', () => {
  const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
  for (const unit of units) {
    const folded = fold(unit)
    assert.equal(folded.length, 1, unit)
    assert.equal(fold(folded), folded, `folding ${unit} twice`)
    assert.equal(fold(`Σ${unit}Aς${unit}`), `σ${folded}aσ${folded}`)
  }
})
