#define _GNU_SOURCE

#include "CTestBundle.h"

#include <dlfcn.h>
#include <stddef.h>

const char *test_bundle_path(void) {
  Dl_info image;
  return dladdr((const void *)test_bundle_path, &image) != 0 ? image.dli_fname : NULL;
}
