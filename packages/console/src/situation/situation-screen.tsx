import { useQuery } from '@tanstack/react-query'
import { situation } from '../lib/api/queries.ts'
import { totalOf, worstOf } from '../lib/api/severity.ts'
import type { Situation } from '../lib/api/types.ts'
import { useWords, type Words } from '../lib/i18n/locale.tsx'
import { Link } from '../lib/router/link.tsx'
import { PATHS } from '../lib/router/paths.ts'
import { Loaded } from '../lib/ui/loaded.tsx'
import { useTitle } from '../lib/ui/page.tsx'
import { SeverityShape } from '../lib/ui/severity.tsx'
import { BlindCard } from './blind-card.tsx'
import { ChangesCard } from './changes-card.tsx'
import { FirstCard } from './first-card.tsx'
import { OpenCard } from './open-card.tsx'
import { Start } from './start.tsx'
import { WallCard } from './wall-card.tsx'

/** Are we all right; what changed; what to do first; what do we not see. */
export function SituationScreen() {
  const { t } = useWords()
  useTitle(t('screen.situation'))
  return (
    <Loaded query={useQuery(situation)} isPage>
      {(data) => <Whole situation={data} />}
    </Loaded>
  )
}

function Whole({ situation }: { readonly situation: Situation }) {
  const words = useWords()
  const worst = worstOf(situation.bySeverity)
  if (situation.latest.length === 0) return <Start />
  return (
    <div className="situation">
      <header className={`answer ${worst ?? 'good'}`}>
        {worst === undefined ? null : <SeverityShape severity={worst} />}
        <h1>{answer(situation, words)}</h1>
        {situation.waiting.exceptions === 0 ? null : (
          <Link className="waiting" to={PATHS.exceptions}>
            {words.t('answer.waiting', { n: situation.waiting.exceptions })}
          </Link>
        )}
      </header>
      <WallCard situation={situation} />
      <OpenCard situation={situation} />
      <FirstCard situation={situation} />
      <ChangesCard situation={situation} />
      <BlindCard situation={situation} />
    </div>
  )
}

/** The situation in one sentence: what is worst, or that nothing is, and of how much that is said. */
function answer({ bySeverity, sectors }: Situation, { t }: Words): string {
  const connected = sectors.filter(({ isConnected }) => isConnected).length
  const seen = t('answer.seen', { n: connected, total: sectors.length })
  const critical = bySeverity['critical'] ?? 0
  const high = bySeverity['high'] ?? 0
  if (critical > 0) return `${t('answer.critical', { n: critical })} ${seen}`
  if (high > 0) return `${t('answer.high', { n: high })} ${seen}`
  if (totalOf(bySeverity) > 0) return `${t('answer.minor', { n: totalOf(bySeverity) })} ${seen}`
  return `${t('answer.clean')} ${seen}`
}
