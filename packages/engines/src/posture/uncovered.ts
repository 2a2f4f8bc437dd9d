import type { Check } from './check.ts'

/** The check, telling all that it finds, also where a more exact rule says it already: for who asks what this very rule says. */
export function uncovered(check: Check): Check {
  return {
    ...check,
    under: (settings) => {
      const judge = check.under(settings)
      return judge && { ...judge, coveredBy: [], covers: [] }
    },
  }
}
