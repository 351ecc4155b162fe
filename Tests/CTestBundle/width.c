/* Tests run side by side, but few at once, however they are started. All together, the ones that compute would hold up
   those that keep time: they share the threads of one pool, one for each core. Swift Testing reads the number from the
   environment when it begins, which no Swift code of the bundle comes before. */

#include <stdlib.h>

__attribute__((constructor)) static void limit_width(void) {
  /* A number that the caller has set is kept. */
  setenv("SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH", "3", 0);
}
