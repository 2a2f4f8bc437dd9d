import { err, ok, type Result } from '@ringwall/model'
import { compilePattern } from '../pattern/index.ts'
import type { Operator } from './operator.ts'

/** `@verifyCC`: what the pattern finds is a card number by its check digit (ISO/IEC 7812-1, annex B). */
export function creditCard(pattern: string): Result<Operator, string> {
  return found(pattern, (text) => {
    const digits = digitsOf(text)
    const sum = digits.toReversed().reduce((total, digit, i) => total + (i % 2 === 0 ? digit : luhn(digit)), 0)
    return digits.length > 0 && sum % 10 === 0
  })
}

/** `@verifyCPF`: a tax number of Brazil by its two check digits. */
export function taxNumberBrazil(pattern: string): Result<Operator, string> {
  return found(pattern, (text) => {
    const digits = digitsOf(text)
    if (digits.length !== 11 || digits.every((digit) => digit === digits[0])) return false
    return checkDigit(digits, 9) === digits[9] && checkDigit(digits, 10) === digits[10]
  })
}

/** `@verifySSN`: a social security number of the United States by the areas, groups and serials that are given out. */
export function socialSecurityUs(pattern: string): Result<Operator, string> {
  return found(pattern, (text) => {
    const digits = digitsOf(text)
    if (digits.length !== 9) return false
    const number = (from: number, to: number): number => Number(digits.slice(from, to).join(''))
    const [area, group, serial] = [number(0, 3), number(3, 5), number(5, 9)]
    if (area === 0 || group === 0 || serial === 0 || area >= 740 || area === 666) return false
    return !isRun(digits)
  })
}

/** `@verifySVNR`: a social insurance number of Austria by its check digit. */
export function socialSecurityAustria(pattern: string): Result<Operator, string> {
  return found(pattern, (text) => {
    const digits = digitsOf(text)
    if (digits.length !== 10 || digits.every((digit) => digit === digits[0])) return false
    const sum = digits.reduce((total, digit, i) => total + digit * (SVNR_WEIGHTS[i] ?? 0), 0)
    return sum % 11 === digits[3]
  })
}

/** `@nids`: an identity number of Chile (`cl`, by its check digit) or of the United States (`us`). */
export function nationalId(argument: string): Result<Operator, string> {
  const [, country = '', pattern = ''] = /^(\w+)\s+(.*)$/s.exec(argument) ?? []
  if (country === 'us') return socialSecurityUs(pattern)
  if (country !== 'cl') return err(`country ${JSON.stringify(country)} is not known`)
  return found(pattern, (text) => {
    const [, body = '', check = ''] = /^(\d+)([\dkK])$/.exec(text.replace(/[.-]/g, '')) ?? []
    const sum = digitsOf(body)
      .toReversed()
      .reduce((total, digit, i) => total + digit * ((i % 6) + 2), 0)
    return body !== '' && check.toUpperCase() === ('0123456789K'[(11 - (sum % 11)) % 11] ?? '')
  })
}

/** Every match of the pattern is tried, from every place. */
function found(source: string, isValid: (text: string) => boolean): Result<Operator, string> {
  const pattern = compilePattern(source)
  if (!pattern.ok) return pattern
  const first = (value: string): string | undefined => {
    for (let at = 0, tries = 0; at < value.length && tries < TRIES; tries++) {
      const match = pattern.value.find(value, at)
      if (match === undefined) return undefined
      const [text = ''] = match.groups
      if (isValid(text)) return text
      at = match.index + 1
    }
    return undefined
  }
  return ok({
    matches: (value) => first(value) !== undefined,
    groups: (value) => [first(value) ?? ''],
    needs: pattern.value.needs,
  })
}

function digitsOf(text: string): readonly number[] {
  return text.replace(/\D/g, '').split('').map(Number)
}

function luhn(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2
}

function checkDigit(digits: readonly number[], count: number): number {
  const sum = digits.slice(0, count).reduce((total, digit, i) => total + digit * (count + 1 - i), 0)
  return sum % 11 < 2 ? 0 : 11 - (sum % 11)
}

/** All the same, or each one more than the one before. */
function isRun(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, i) => digit - (digits[i] ?? 0))
  return steps.every((step) => step === 0) || steps.every((step) => step === 1)
}

const SVNR_WEIGHTS = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]
const TRIES = 1_000
