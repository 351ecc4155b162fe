#pragma once
// Student's t of Boost.Math, for Swift, which cannot call templates of C++.
#ifdef __cplusplus
extern "C" {
#endif

// The value that is above a share of `p` of the distribution with `degrees` degrees of freedom. NaN unless p is between
// 0 and 1 and the degrees are above 0. It never throws.
double tz_student_quantile(double p, double degrees);

// The share of the distribution that is above `t`. NaN unless the degrees are above 0. It never throws.
double tz_student_upper_tail(double t, double degrees);

#ifdef __cplusplus
}
#endif
