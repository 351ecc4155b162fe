// TarazuPages: the dashboard's pages. Answers of the service in, HTML and SVG out; no socket, no file, no clock.
//
// `Page.swift` and `PageContext.swift` are what every page gives and takes, `Pages/` has a file for each page, `Charts/` one
// for each chart, `Inputs/` what several pages take, `Words/` numbers, dates and texts, `Engine/` the language of the
// templates. `Templates/`, `Texts/` and `Static/` are not Swift: `dev/generate-pages` puts them into `Generated/`.
