/* liboath: time-based one-time codes (RFC 6238). */
#include <liboath/oath.h>
