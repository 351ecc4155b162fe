// A table of a page. On a phone its rows become cards.

/// A table whose first column names its rows.
struct TablePart {
  var columns: [Column]
  var rows: [Row]
  var caption = ""
  /// Whether rows become cards on a phone, as where there are many columns.
  var isCards = true

  struct Column {
    var label: String
    var isNumber = false
    /// Where a click sorts by it; nil: it does not.
    var path: String?
    /// How the table is sorted by it: `ascending` or `descending`; nil: it is not.
    var sort: String?

    init(_ label: String, isNumber: Bool = false, path: String? = nil, sort: String? = nil) {
      self.label = label
      self.isNumber = isNumber
      self.path = path
      self.sort = sort
    }
  }

  struct Row {
    var head: Markup
    var cells: [Markup]
    var isNew = false

    init(_ head: Markup, _ cells: [Markup], isNew: Bool = false) {
      self.head = head
      self.cells = cells
      self.isNew = isNew
    }
  }

  func markup(in context: PageContext) -> Markup {
    context.part(
      "table",
      [
        "classes": isCards ? "cards" : "tight", "caption": .text(caption),
        "columns": .list(
          columns.map { column in
            [
              "label": .text(column.label), "number": .flag(column.isNumber), "path": Value(column.path),
              "sort": Value(column.sort),
            ]
          }),
        "rows": .list(
          rows.map { row in
            [
              "head": .markup(row.head), "new": .flag(row.isNew),
              "cells": .list(
                zip(columns.dropFirst(), row.cells).map { column, cell in
                  ["label": .text(column.label), "number": .flag(column.isNumber), "content": .markup(cell)]
                }),
            ]
          }),
      ])
  }
}

extension PageContext {
  /// The link to the next page of a list; nothing on the last.
  func nextPage(_ token: String) -> Markup {
    guard !token.isEmpty else { return Markup() }
    return
      #"<p class="pages"><a class="btn" rel="next" href="\#(here(with: [("after", token)]))">\#(text("pages.next"))</a></p>"#
  }

  /// A name of others.
  func name(_ text: String) -> Markup { "<bdi>\(text)</bdi>" }

  /// A code of others: in Latin letters, from left to right.
  func code(_ text: String) -> Markup { #"<bdi class="code">\#(text)</bdi>"# }

  /// A link with markup in it. The path is one of the dashboard's own.
  func link(_ path: String, _ label: Markup) -> Markup { #"<a href="\#(path)">\#(label)</a>"# }
}
