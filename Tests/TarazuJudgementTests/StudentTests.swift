import TarazuJudgement
import Testing

@Suite struct StudentTests {
  /// From printed tables.
  @Test func tables() {
    #expect(abs(Student.quantile(0.975, degrees: 10) - 2.228_139) < 1e-6)
    #expect(abs(Student.quantile(0.995, degrees: 13) - 3.012_276) < 1e-6)
    #expect(abs(Student.quantile(0.9995, degrees: 13) - 4.220_832) < 1e-6)
    #expect(abs(Student.quantile(0.999, degrees: 7) - 4.785_290) < 1e-6)
    #expect(Student.quantile(0.5, degrees: 3) == 0)
    #expect(Student.upperTail(0, degrees: 5) == 0.5)
  }

  @Test func againstThePlainReading() {
    for degrees in [1, 2, 5, 7, 13, 30, 400] {
      for p in [0.9, 0.975, 0.995, 0.999, 0.9995] {
        let t = Student.quantile(p, degrees: degrees)
        #expect(abs(PlainStudent.tail(t, degrees) - (1 - p)) < 1e-9)
        #expect(isNear(Student.upperTail(t, degrees: degrees), 1 - p))
        #expect(isNear(Student.quantile(1 - p, degrees: degrees), -t))
      }
    }
  }

  /// Far out a tail is small, not 0: the order of the morning list rests on it.
  @Test func farTails() {
    #expect(Student.upperTail(50, degrees: 13) > 0)
    #expect(Student.upperTail(51, degrees: 13) < Student.upperTail(50, degrees: 13))
    #expect(isNear(Student.upperTail(20, degrees: 13), PlainStudent.tail(20, 13)))
  }

  @Test(arguments: [0.0, 1, -0.5, 2, .nan]) func noQuantile(p: Double) {
    #expect(Student.quantile(p, degrees: 5).isNaN)
  }

  @Test func noDistribution() {
    #expect(Student.quantile(0.9, degrees: 0).isNaN)
    #expect(Student.upperTail(1, degrees: -1).isNaN)
    #expect(Student.upperTail(.nan, degrees: 4).isNaN)
    #expect(Student.upperTail(.infinity, degrees: 4) == 0)
    #expect(Student.upperTail(-.infinity, degrees: 4) == 1)
  }
}
