import { useQuery } from '@tanstack/react-query'
import { jobs } from '../lib/api/queries.ts'
import type { Counts, Job } from '../lib/api/types.ts'
import { useChange } from '../lib/api/use-change.ts'
import { useMay } from '../lib/api/use-session.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { useLive } from '../lib/live/live.tsx'
import { Link } from '../lib/router/link.tsx'
import { scanPath } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Button } from '../lib/ui/button.tsx'
import { Loaded } from '../lib/ui/loaded.tsx'
import { Ago } from '../lib/ui/time.tsx'

/** Work that runs or ran: with its progress, to be left and found again. */
export function Jobs() {
  const { t } = useWords()
  const live = useLive().jobs
  return (
    <section className="card" aria-labelledby="jobs-title">
      <h2 id="jobs-title">{t('jobs.title')}</h2>
      <Loaded query={useQuery(jobs)}>
        {(data) =>
          data.jobs.length === 0 ? (
            <p className="quiet">{t('jobs.none')}</p>
          ) : (
            <ul className="jobs">
              {data.jobs.map((job) => (
                <JobLine key={job.id} job={newer(job, live.get(job.id))} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function JobLine({ job }: { readonly job: Job }) {
  const { t } = useWords()
  const cancel = useChange<string>(CANCEL)
  const mayCancel = useMay('jobs:write')
  const isOver = job.state !== 'queued' && job.state !== 'running'
  return (
    <li className={`job ${job.state}`}>
      <span className="job-state">{t(`job.${job.state}`)}</span>
      <span className="target-name">
        <strong>{job.kind === 'retention' ? t('job.retention') : visible(job.target)}</strong>
        {job.removed === undefined ? null : <Removed counts={job.removed} />}
        {job.error === undefined ? null : <span className="problem">{visible(job.error)}</span>}
        {isOver ? null : <Progress job={job} />}
      </span>
      <span className="quiet">
        {t('job.by', { name: visible(job.requestedBy) })}{' '}
        <Ago at={job.finishedAt ?? job.startedAt ?? job.requestedAt} />
      </span>
      <span className="actions">
        {job.scan === undefined ? null : <Link to={scanPath(job.scan)}>{t('job.result')}</Link>}
        {isOver || !mayCancel ? null : (
          <Button icon="stop" isBusy={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
            {t('action.stop')}
          </Button>
        )}
      </span>
    </li>
  )
}

/** What was over for long enough, and how much of it there was. */
function Removed({ counts }: { readonly counts: Counts }) {
  const { t, list } = useWords()
  const parts = KEPT.filter((kept) => (counts[kept] ?? 0) > 0)
  return <span className="quiet">{list(parts.map((kept) => t(`kept.${kept}`, { n: counts[kept] ?? 0 })))}</span>
}

/** How far it got. Nobody knows how much there is, so no share of it is claimed. */
function Progress({ job }: { readonly job: Job }) {
  const { t } = useWords()
  const { progress } = job
  const text =
    progress === undefined
      ? t('job.waiting')
      : t('job.progress', { n: progress.filesRead, objects: progress.objectsFound })
  return (
    <span className="progress" role="status">
      <i aria-hidden="true" />
      {text}
    </span>
  )
}

/** What was told last, unless the list already knows that it is over. */
function newer(listed: Job, told: Job | undefined): Job {
  return told === undefined || listed.finishedAt !== undefined ? listed : { ...listed, ...told }
}

const KEPT = ['findings', 'places', 'scans', 'jobs', 'trend', 'tokens', 'notifications'] as const
const CANCEL = {
  method: 'DELETE',
  path: (id: string) => `jobs/${encodeURIComponent(id)}`,
  touches: ['jobs'],
} as const
