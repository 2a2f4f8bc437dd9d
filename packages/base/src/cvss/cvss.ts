/**
 * The base score of a vector of CVSS 3.0 or 3.1, from 0 to 10; `undefined` where the text is none, of another version, or lacks a base
 * metric. (FIRST, CVSS v3.1 Specification, 7.1 and Appendix A.)
 */
export function cvssScore(vector: string): number | undefined {
  if (!VECTOR.test(vector)) return undefined
  const metrics = new Map(vector.split('/').map((part) => [part.slice(0, part.indexOf(':')), part.slice(-1)]))
  const of = (name: string): string => metrics.get(name) ?? ''
  const isChanged = of('S') === 'C'
  const rights = isChanged ? RIGHTS_CHANGED : RIGHTS
  const parts = [
    ATTACK_VECTOR[of('AV')],
    COMPLEXITY[of('AC')],
    rights[of('PR')],
    INTERACTION[of('UI')],
    LOSS[of('C')],
    LOSS[of('I')],
    LOSS[of('A')],
  ]
  const [attack, complexity, privileges, interaction, secrecy, integrity, availability] = parts
  if (attack === undefined || complexity === undefined || privileges === undefined || interaction === undefined)
    return undefined
  if (secrecy === undefined || integrity === undefined || availability === undefined || !'UC'.includes(of('S')))
    return undefined
  const base = 1 - (1 - secrecy) * (1 - integrity) * (1 - availability)
  const impact = isChanged ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base
  if (impact <= 0) return 0
  const exploitability = 8.22 * attack * complexity * privileges * interaction
  return roundedUp(Math.min((isChanged ? 1.08 : 1) * (impact + exploitability), 10))
}

/** To one decimal, and up; through whole numbers, so that 4.000001 of a computer stays 4.0. */
function roundedUp(score: number): number {
  const whole = Math.round(score * 100_000)
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10
}

type Weights = Readonly<Partial<Record<string, number>>>

const VECTOR = /^CVSS:3\.[01](?:\/[A-Z]{1,3}:[A-Z]){1,40}$/
const ATTACK_VECTOR: Weights = { N: 0.85, A: 0.62, L: 0.55, P: 0.2 }
const COMPLEXITY: Weights = { L: 0.77, H: 0.44 }
const RIGHTS: Weights = { N: 0.85, L: 0.62, H: 0.27 }
const RIGHTS_CHANGED: Weights = { N: 0.85, L: 0.68, H: 0.5 }
const INTERACTION: Weights = { N: 0.85, R: 0.62 }
const LOSS: Weights = { H: 0.56, L: 0.22, N: 0 }
