import { DENSITIES, THEMES } from '../lib/appearance/appearance.ts'
import { useAppearance } from '../lib/appearance/use-appearance.tsx'
import { LANGUAGES, useWords } from '../lib/i18n/locale.tsx'
import { Copy } from '../lib/ui/copy.tsx'
import { Radios } from './radios.tsx'

/** Theme, density, language: of this browser alone. */
export function AppearancePart() {
  const { t } = useWords()
  const { appearance, setAppearance } = useAppearance()
  return (
    <>
      <Radios
        title={t('appearance.theme')}
        name="theme"
        value={appearance.theme}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChoose={(theme) => setAppearance({ theme })}
      />
      <Radios
        title={t('appearance.density')}
        name="density"
        value={appearance.density}
        options={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
        onChoose={(density) => setAppearance({ density })}
      />
      <Radios
        title={t('appearance.language')}
        name="language"
        value={appearance.language}
        options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`), lang: value }))}
        onChoose={(language) => setAppearance({ language })}
      />
      <p className="quiet">{t('appearance.here')}</p>
      <h2>{t('appearance.wall')}</h2>
      <p className="quiet">{t('appearance.wall.how')}</p>
      <Copy text={`${window.location.origin}/?wall=1`} />
    </>
  )
}
