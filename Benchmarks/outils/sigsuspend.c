// For Benchmarks/garde alone. Valgrind 3.19 cleans the mask of sigsuspend where it stands, and dies of it when it stands in read-only
// memory, as that of libdispatch does once the main thread has nothing more to do. So it is handed a copy.
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
  sigset_t copy = *mask;
  return (int)syscall(SYS_rt_sigsuspend, &copy, 8);
}
