import type { ReactNode } from 'react'

/** Plain text with its addresses as links; only http and https become links. */
export function MessageText({ text }: { text: string }): ReactNode {
  return (
    <p className="po-paragraphs">
      {text.split(/(https?:\/\/\S+)/).map((part, at) =>
        /^https?:\/\//.test(part) ? (
          <a key={at} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
