"""Publications: texts with figures by code, frozen as they were published, and proved again later.

From a text to a proof: `language` reads what somebody wrote, `checking` says what of it does not exist, `quotes`
collects the figures that it quotes, `values` computes them with the rows behind, `text` puts them into words,
`snapshot` freezes all of it, `signing` signs it, `verification` computes it again, `restatements` says what has
changed since. `verbs` are what people do. Everything that is printed comes from the snapshot (`document`).
"""
