import type { Exemplar, FindingDetail } from '../lib/api/types.ts'
import { type DiffLine, diffOf, isHere, printEdit, printPath } from '../lib/diff/diff.ts'
import { useWords } from '../lib/i18n/locale.tsx'
import { visible } from '../lib/text/visible.ts'
import { Copy } from '../lib/ui/copy.tsx'
import { PartTitle } from '../lib/ui/heading.tsx'
import { Prose } from '../lib/ui/prose.tsx'
import { useRuleWords } from './use-rule-words.ts'

/** Where it is wrong, with the lines and what to change in them. */
export function Where({ finding }: { readonly finding: FindingDetail }) {
  const { t } = useWords()
  const { remediation } = useRuleWords(finding)
  const { exemplars, rule, target } = finding
  return (
    <section>
      <PartTitle>{t('where.title', { n: exemplars.length })}</PartTitle>
      {exemplars.map((exemplar) => (
        <ExemplarBlock
          key={`${exemplar.file}:${exemplar.line}:${exemplar.column}:${exemplar.path}`}
          exemplar={exemplar}
        />
      ))}
      <PartTitle>{t('where.fix')}</PartTitle>
      <p>
        <Prose text={remediation} />
      </p>
      {rule.fix === undefined ? null : (
        <p className={rule.fix.safety === 'safe' ? 'fix-note good' : 'fix-note'}>
          {rule.fix.safety === 'safe' ? t('where.safe') : `${t('where.mayStop')} ${visible(rule.fix.mayStop)}`}
        </p>
      )}
      {finding.isFixable ? (
        <>
          <p className="quiet">
            <Prose text={t('where.command')} />
          </p>
          <Copy text={`ringwall fix ${quote(target)}`} />
        </>
      ) : null}
    </section>
  )
}

function ExemplarBlock({ exemplar }: { readonly exemplar: Exemplar }) {
  const { t } = useWords()
  const { message, file, line, column, path, edit } = exemplar
  const lines = diffOf(exemplar)
  return (
    <figure className="exemplar">
      <figcaption>
        <strong>{visible(message)}</strong>
        <code className="file">
          {visible(file)}:{line}:{column}
        </code>
      </figcaption>
      {lines.length === 0 ? (
        <p className="quiet">{t('where.noLines')}</p>
      ) : (
        <Lines lines={lines} label={visible(`${file}:${line}`)} />
      )}
      {edit === undefined || isHere(exemplar, edit) ? (
        <p className="path">{visible(path)}</p>
      ) : (
        <>
          <p className="breaks">
            <Prose text={t(edit.kind === 'set' ? 'where.set' : 'where.remove', { path: printPath(edit.path) })} />
          </p>
          <Lines
            lines={printEdit(edit).map((text) => ({
              kind: edit.kind === 'set' ? 'new' : 'old',
              number: undefined,
              text,
            }))}
            label={t('where.fix')}
          />
        </>
      )}
    </figure>
  )
}

function Lines({ lines, label }: { readonly lines: readonly DiffLine[]; readonly label: string }) {
  const { t } = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and a keyboard must be able to
    <section className="code" aria-label={label} tabIndex={0}>
      <pre>
        {lines.map(({ kind, number, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a diff have no other name and never move
          <span key={i} className={`line ${kind}`}>
            <em aria-hidden="true">{number ?? ''}</em>
            <i aria-hidden="true">{SIGNS[kind]}</i>
            {kind === 'same' ? null : <span className="unseen">{t(`diff.${kind}`)} </span>}
            {visible(text)}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  )
}

/** So that a shell takes it as one word. */
function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

const SIGNS = { same: ' ', old: '−', new: '+', wrong: '▸' } as const
