// Documents are read back with another reader.

import Foundation
import TarazuLines
import TestRandom
import Testing

struct JSONWriterTests {
  @Test func documentsAreWrittenCompactly() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("a", 1)
      writer.member("b", String?.none)
      writer.member("c", Optional("x"))
      writer.key("d")
      writer.array { writer in
        writer.value(true)
        writer.null()
        writer.object { _ in }
        writer.array { _ in }
        writer.value(1.5)
      }
      writer.member("e", false)
      writer.key("f")
      writer.object { $0.member("g", Int32(-3)) }
    }
    #expect(writer.text == #"{"a":1,"b":null,"c":"x","d":[true,null,{},[],1.5],"e":false,"f":{"g":-3}}"#)
  }

  @Test func numbersReadBackTheSame() {
    var writer = JSONWriter()
    writer.array { writer in
      writer.value(Int64.min)
      writer.value(UInt64.max)
      writer.value(Int128.max)
      writer.value(0.1)
      writer.value(-0.0)
      writer.value(1e300)
      writer.value(Double.leastNonzeroMagnitude)
      writer.value(100.0)
    }
    #expect(
      writer.text
        == "[-9223372036854775808,18446744073709551615,170141183460469231731687303715884105727,0.1,-0.0,1e+300,5e-324,100.0]"
    )
    #expect(!writer.hasRefusedNumber)
  }

  /// Each number is read back as itself.
  @Test func doublesReadBack() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<5_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      var writer = JSONWriter()
      writer.array { $0.value(number) }
      #expect(Double(writer.text.dropFirst().dropLast()) == number, "\(writer.text)")
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func numbersThatJSONLacks(number: Double) {
    var writer = JSONWriter()
    writer.array { $0.value(number) }
    #expect(writer.text == "[null]")
    #expect(writer.hasRefusedNumber)
  }

  @Test func textsAreEscaped() throws {
    let texts = [
      "", "plain", "\"\\/", "\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}", "می‌شود", "😀", "\u{2028}\u{FEFF}",
      "</script>",
    ]
    var writer = JSONWriter()
    writer.object { writer in
      for text in texts { writer.member(text, text) }
    }
    let read = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: String]
    #expect(read == Dictionary(uniqueKeysWithValues: texts.map { ($0, $0) }))
    #expect(!writer.bytes.contains { $0 < 0x20 })
  }
}
