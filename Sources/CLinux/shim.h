// Calls of Linux that the C library's default headers do not declare.
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/// renameat2(2), relative to the working folder. Returns 0, or -1 with errno set.
static inline int linux_renameat2(const char *from, const char *to, unsigned int flags) {
  return (int)syscall(SYS_renameat2, -100 /* AT_FDCWD */, from, -100, to, flags);
}

/// pipe2(2) with O_CLOEXEC. Returns 0, or -1 with errno set.
static inline int linux_closing_pipe(int ends[2]) {
  return (int)syscall(SYS_pipe2, ends, 02000000 /* O_CLOEXEC */);
}

/// Large blocks of memory go back to the system as soon as they are freed: malloc(3) would keep them after the first.
static inline void linux_return_large_blocks(void) { mallopt(M_MMAP_THRESHOLD, 256 * 1024); }

/// malloc_trim(3): gives whole pages between the blocks of the heap back to the system.
static inline void linux_give_memory_back(void) { malloc_trim(0); }

/// Has the processor fetch what stands at an address into its cache, while it does something else.
static inline void prefetch(const void *address) { __builtin_prefetch(address); }
