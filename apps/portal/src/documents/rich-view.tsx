import { Fragment } from 'react'
import type { ReactNode } from 'react'
import type { RichNode, TextRun } from '@splot/forms'
import { TableFrame } from './table-frame.tsx'

/** What a person wrote in a rich field. */
export function RichView({ nodes }: { nodes: readonly RichNode[] }): ReactNode {
  return nodes.map((node, n) => <NodeView key={n} node={node} />)
}

function NodeView({ node }: { node: RichNode }): ReactNode {
  switch (node.type) {
    case 'heading': {
      const Heading = `h${node.level}` as const
      return (
        <Heading>
          <Runs runs={node.runs} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Runs runs={node.runs} />
        </p>
      )
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return (
        <List>
          {node.items.map(({ runs, below }, n) => (
            <li key={n}>
              <Runs runs={runs} />
              <RichView nodes={below} />
            </li>
          ))}
        </List>
      )
    }
    default:
      return (
        <TableFrame
          title={node.title}
          columns={node.columns.map((title) => ({ title, number: false }))}
          rows={node.rows}
        />
      )
  }
}

function Runs({ runs }: { runs: readonly TextRun[] }): ReactNode {
  return runs.map((run, n) => <Fragment key={n}>{marked(run)}</Fragment>)
}

function marked({ text, strong, em, href }: TextRun): ReactNode {
  let node: ReactNode = <span className="po-written">{text}</span>
  if (em === true) node = <em>{node}</em>
  if (strong === true) node = <strong>{node}</strong>
  // forms take no other addresses; a document kept from elsewhere gets none either
  const safe = href !== undefined && /^(https?:|mailto:)/i.test(href)
  return safe ? <a href={href}>{node}</a> : node
}
