// TarazuReference: the reference documents of docs/reference, as Markdown made of the tables that the service works by.
//
// `ReferencePage.all` has the pages; each is a text, computed where it is asked for. `tarazu-docgen` writes them, and
// `dev/check-docs` says when those of the repository are not current. All of it is pure: any thread may use it.
