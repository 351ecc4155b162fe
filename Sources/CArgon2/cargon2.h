/* Argon2, the reference library: hashes of passwords. */
#include <argon2.h>
