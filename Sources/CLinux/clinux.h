#pragma once
// What Swift's Glibc module leaves out of Linux: epoll, eventfd, timerfd, signalfd and some socket options.
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
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

// accept4 is declared under _GNU_SOURCE only, which Swift's importer does not set.
extern int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);
// Accepts a connection as a non-blocking socket that is closed on exec.
static inline int tz_accept(int listener, struct sockaddr *address, socklen_t *length) {
  return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

// A core dump would hold keys and case records; prctl is variadic, which Swift cannot call.
static inline void tz_forbid_core_dumps(void) { (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

// sched_getaffinity too is declared under _GNU_SOURCE only.
extern int sched_getaffinity(pid_t process, size_t size, cpu_set_t *set);
// The CPUs that this process may run on: fewer than the machine's where it is held on some. At least 1.
static inline int tz_cpu_count(void) {
  cpu_set_t set;
  int count = 0;
  if (sched_getaffinity(0, sizeof set, &set) == 0)
    for (size_t index = 0; index < sizeof set.__bits / sizeof set.__bits[0]; index++)
      count += __builtin_popcountl(set.__bits[index]);
  else
    count = (int)sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count;
}
