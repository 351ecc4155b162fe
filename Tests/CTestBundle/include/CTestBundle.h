/* The bundle of all tests. When it is loaded, this module also limits how many tests run at once (width.c). */

#ifndef CTESTBUNDLE_H
#define CTESTBUNDLE_H

/* The file of the bundle that this code was linked into; NULL where that is not known. */
const char *test_bundle_path(void);

#endif
