#pragma once
// What Swift's Glibc module leaves out of Linux: epoll, eventfd, timerfd, signalfd and some socket options.
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// errno is a macro over thread-local storage; these read and write it at the place of the call.
static inline int tz_errno(void) { return errno; }
static inline void tz_set_errno(int value) { errno = value; }

// Names the calling thread; prctl is variadic, which Swift cannot import.
static inline void tz_set_thread_name(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
