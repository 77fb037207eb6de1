import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PanelRow, PanelView } from '@splot/runtime'
import { useCellText } from './cell-text.ts'
import { numberOf } from './panel-facts.ts'
import { rowPath } from './panel-links.ts'

/** Indicators as tiles: what, how much, how far towards the target. */
export function IndicatorTiles({ panel }: { panel: PanelView }): ReactNode {
  return (
    <ul className="po-tiles">
      {panel.rows.map((row) => (
        <Tile key={row.key} panel={panel} row={row} />
      ))}
    </ul>
  )
}

function Tile({ panel, row }: { panel: PanelView; row: PanelRow }): ReactNode {
  const write = useCellText()
  const { id, of, title, value, target, bound } = row.cells
  const progress = numberOf(row.cells['progress'])
  const path = rowPath(panel, row)
  const name = write(title, 'text')
  const type = row.type ?? 'number'
  return (
    <li className="po-tile">
      <p className="po-tile-name">
        <span className="po-tile-id">
          {write(id, 'text')}
          {of !== null && ` · ${write(of, 'text')}`}
        </span>
        {path === null ? name : <Link to={path}>{name}</Link>}
      </p>
      <p className="po-tile-value" data-words={typeof value !== 'number'}>
        {write(value, type)}
      </p>
      {target !== null && target !== undefined && (
        <p className="po-tile-target">
          {write(bound, 'text')} {write(target, type)}
          {progress !== null && ` · ${write(progress, 'percent')}`}
        </p>
      )}
      {progress !== null && (
        <span className="po-share-track" aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(100, progress)}%` }} />
        </span>
      )}
    </li>
  )
}
