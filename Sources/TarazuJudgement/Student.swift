// Student's t distribution.

import CStudent

public enum Student {
  /// The value below which a share `p` of the distribution lies.
  /// - Parameters:
  ///   - p: between 0 and 1, both excluded; else the result is NaN.
  ///   - degrees: degrees of freedom, at least 1; else the result is NaN.
  public static func quantile(_ p: Double, degrees: Int) -> Double { tz_student_quantile(p, Double(degrees)) }

  /// The share of the distribution that is above `t`; NaN for less than 1 degree of freedom.
  public static func upperTail(_ t: Double, degrees: Int) -> Double { tz_student_upper_tail(t, Double(degrees)) }
}
