import { useQueryClient } from '@tanstack/react-query'
import { useWords } from '../lib/i18n/locale.tsx'
import { useLive } from '../lib/live/live.tsx'

/** New findings wait behind it: rows never jump under a hand. */
export function News() {
  const { t, language } = useWords()
  const client = useQueryClient()
  const { news, newsSince, markShown } = useLive()
  const show = (): void => {
    markShown()
    void client.resetQueries({ queryKey: ['findings'] })
  }
  return (
    <div className="news" aria-live="polite">
      {news === 0 ? null : (
        <button type="button" onClick={show}>
          {t('news.show', {
            n: news,
            time: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
              newsSince,
            ),
          })}
        </button>
      )}
    </div>
  )
}
