import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { assets } from '../lib/api/queries.ts'
import type { Asset } from '../lib/api/types.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { usePages } from '../lib/list/use-pages.ts'
import { VirtualList } from '../lib/list/virtual-list.tsx'
import { Link } from '../lib/router/link.tsx'
import { navigate, useLocation } from '../lib/router/location.ts'
import { assetPath, findingsPath, PATHS } from '../lib/router/paths.ts'
import { visible } from '../lib/text/visible.ts'
import { Empty } from '../lib/ui/empty.tsx'
import { Icon } from '../lib/ui/icon.tsx'
import { Failed, Loading } from '../lib/ui/loaded.tsx'
import { useTitle } from '../lib/ui/page.tsx'
import { PlaceName, placeOf } from '../lib/ui/place.tsx'
import { SeverityMark } from '../lib/ui/severity.tsx'
import { Ago } from '../lib/ui/time.tsx'

/** What runs, those with the worst findings first. */
export function AssetsScreen() {
  const { t } = useWords()
  useTitle(t('screen.assets'))
  const { query } = useLocation()
  const filters = {
    target: query.getAll('target'),
    namespace: query.getAll('namespace'),
    resource: query.getAll('resource'),
    q: query.get('q') ?? '',
  }
  const isFiltered = Object.values(filters).some(({ length }) => length > 0)
  const list = useInfiniteQuery(assets(filters))
  const pages = usePages(list, rowsOf)
  return (
    <div className="assets">
      <header className="tools">
        <h1>{t('screen.assets')}</h1>
        <Search key={filters.q} text={filters.q} />
        {(['namespace', 'resource', 'target'] as const).flatMap((name) =>
          filters[name].map((value) => (
            <button
              key={`${name} ${value}`}
              type="button"
              className="chip"
              aria-label={t('chip.remove', { filter: visible(value) })}
              onClick={() => narrow(name, undefined)}
            >
              <span>{t('chip.pair', { name: t(`facet.${name}`), value: visible(value) })}</span>
              <Icon name="close" />
            </button>
          )),
        )}
      </header>
      {list.data === undefined ? (
        <div className="list-frame">
          {list.error === null ? <Loading /> : <Failed error={list.error} onRetry={() => void list.refetch()} />}
        </div>
      ) : (
        <VirtualList
          label={t('screen.assets')}
          rows={pages.rows}
          keyOf={(asset) => asset.key}
          total={pages.hasMore ? undefined : pages.rows.length}
          active={0}
          onEnd={pages.readOn}
          row={(asset) => <AssetRow asset={asset} />}
          foot={
            pages.rows.length === 0 ? (
              <Empty title={t(isFiltered ? 'assets.filtered' : 'assets.none')}>
                <Link to={isFiltered ? PATHS.assets : PATHS.scans}>
                  {t(isFiltered ? 'assets.filtered.all' : 'start.here.go')}
                </Link>
              </Empty>
            ) : pages.hasMore ? (
              <Loading />
            ) : undefined
          }
        />
      )}
    </div>
  )
}

function AssetRow({ asset }: { readonly asset: Asset }) {
  const { t } = useWords()
  return (
    <div className="row asset-row">
      <span className="row-select">
        {asset.worst === undefined ? (
          <i className="clean" aria-hidden="true" />
        ) : (
          <SeverityMark severity={asset.worst} />
        )}
      </span>
      <span className="row-what">
        <Link to={assetPath(asset.key)}>
          <PlaceName name={placeOf(asset)} />
        </Link>
      </span>
      <span className="place">
        <Link className="place-name" to={narrowed('resource', asset.resource)}>
          {visible(asset.resource)}
        </Link>
        <Link className="place-kind" to={narrowed('target', asset.target)}>
          {visible(asset.target)}
        </Link>
      </span>
      <span className="row-owner">
        {asset.open === 0 ? (
          t('assets.clean')
        ) : (
          <Link to={findingsPath({ asset: [asset.key] })}>{t('assets.open', { n: asset.open })}</Link>
        )}
      </span>
      <span className="row-time">
        <Ago at={asset.lastSeen} />
      </span>
    </div>
  )
}

function Search({ text }: { readonly text: string }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(text)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    narrow('q', typed.trim() === '' ? undefined : typed.trim())
  }
  return (
    <form onSubmit={submit} className="find-form">
      <input
        type="search"
        className="find"
        aria-label={t('assets.find')}
        placeholder={t('assets.find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  )
}

function narrow(name: string, value: string | undefined): void {
  navigate(narrowed(name, value))
}

function narrowed(name: string, value: string | undefined): string {
  const query = new URLSearchParams(window.location.search)
  query.delete(name)
  if (value !== undefined) query.set(name, value)
  return query.size === 0 ? PATHS.assets : `${PATHS.assets}?${query}`
}

function rowsOf(page: { readonly assets: readonly Asset[] }): readonly Asset[] {
  return page.assets
}
