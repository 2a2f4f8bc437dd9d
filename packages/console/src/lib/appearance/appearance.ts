/** How a person wants the console to look. Kept in the browser; it holds nothing else. */
export interface Appearance {
  readonly theme: Theme
  readonly density: Density
  readonly language: 'en' | 'zh-Hans'
}

export type Theme = (typeof THEMES)[number]
export type Density = (typeof DENSITIES)[number]

export const THEMES = ['system', 'dark', 'light', 'contrast'] as const
export const DENSITIES = ['comfortable', 'compact'] as const

/** Reads what was kept; anything that is not understood becomes the default. `languages` are those of the browser, best first. */
export function readAppearance(kept: string | null, languages: readonly string[]): Appearance {
  const found = parse(kept)
  return {
    theme: THEMES.find((theme) => theme === found['theme']) ?? 'system',
    density: DENSITIES.find((density) => density === found['density']) ?? 'comfortable',
    language: (['en', 'zh-Hans'] as const).find((known) => known === found['language']) ?? guess(languages),
  }
}

/** The theme to draw with. */
export function resolveTheme(
  theme: Theme,
  isLightWanted: boolean,
  isContrastWanted: boolean,
): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme
  if (isContrastWanted) return 'contrast'
  return isLightWanted ? 'light' : 'dark'
}

function parse(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

function guess(languages: readonly string[]): Appearance['language'] {
  const first = languages.find((tag) => /^(?:en|zh)\b/i.test(tag))
  return first !== undefined && /^zh/i.test(first) ? 'zh-Hans' : 'en'
}
