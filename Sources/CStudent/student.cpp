// Student's t of Boost.Math behind two plain functions.
#include "CStudent.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// What cannot be computed is NaN or infinite, not an exception.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_double<false>>;

using Student = boost::math::students_t_distribution<double, Quiet>;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool has_distribution(double degrees) { return std::isfinite(degrees) && degrees > 0; }

}  // namespace

extern "C" double tz_student_quantile(double p, double degrees) {
  if (!has_distribution(degrees) || !(p > 0 && p < 1)) return none;
  try {
    return boost::math::quantile(Student(degrees), p);
  } catch (...) {
    return none;
  }
}

extern "C" double tz_student_upper_tail(double t, double degrees) {
  if (!has_distribution(degrees) || std::isnan(t)) return none;
  if (std::isinf(t)) return t > 0 ? 0 : 1;
  try {
    return boost::math::cdf(boost::math::complement(Student(degrees), t));
  } catch (...) {
    return none;
  }
}
