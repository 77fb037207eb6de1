/** The style sheet of e-books: little, so that readers keep their own letters, sizes and colours. */
export const bookStyle = `body { line-height: 1.5; overflow-wrap: break-word; hyphens: auto; }
h1, h2, h3, h4, h5 { line-height: 1.25; break-after: avoid; text-align: start; }
.lines, dd, td, th { white-space: pre-line; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding-bottom: 0.5em; }
th, td { border-bottom: 1px solid; padding: 0.25em 0.5em; text-align: start; vertical-align: top; }
tbody th { font-weight: normal; }
.number { text-align: end; }
figure { margin: 1em 0; }
img { max-width: 100%; height: auto; }
.small { font-size: 0.85em; }
`
