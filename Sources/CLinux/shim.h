// Calls of Linux that the C library's default headers do not declare.
#include <sys/syscall.h>
#include <unistd.h>

/// renameat2(2), relative to the working folder. Returns 0, or -1 with errno set.
static inline int linux_renameat2(const char *from, const char *to, unsigned int flags) {
  return (int)syscall(SYS_renameat2, -100 /* AT_FDCWD */, from, -100, to, flags);
}
