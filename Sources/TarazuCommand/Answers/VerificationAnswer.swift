// What a comparison of the figures with the journal found.

import TarazuLines
import TarazuProtocol

struct VerificationAnswer: Answer {
  let last: VerifyFiguresResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("cells", last.cellCount)
      writer.member("differences", last.differenceCount)
    }
  }

  func show(on page: inout Page) {
    page.line("\(last.cellCount) cells compared, \(last.differenceCount) differences")
  }
}
