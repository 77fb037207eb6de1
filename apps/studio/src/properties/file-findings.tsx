import './properties.css'
import type { ReactNode } from 'react'
import { FindingItem } from '../check/finding-item.tsx'
import { useFileFindings } from '../check/use-findings.ts'
import { useEditedFile } from './edited-file.ts'

/** What the check finds wrong with the edited file, or with the parts of it that begin so. */
export function FileFindings(props: { parts?: readonly string[] }): ReactNode {
  const { path } = useEditedFile()
  const findings = useFileFindings(path)
  const { parts } = props
  const own = findings.filter(
    (one) => parts?.some((part) => one.path === part || one.path.startsWith(`${part}/`)) ?? true,
  )
  return own.length === 0 ? null : (
    <ul className="st-findings st-findings-apart">
      {own.map((finding) => (
        <FindingItem key={`${finding.path} ${finding.code}`} finding={finding} />
      ))}
    </ul>
  )
}
