// A child process that can do less than its parent: limits of the kernel (setrlimit), no sockets (seccomp), no file written outside one
// folder (Landlock). All is set between vfork(2) and execve(2), with calls of the kernel alone.
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define CONFINED_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CONFINED_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the number of this architecture in <linux/audit.h> must be added here"
#endif

/// What the child may do. Paths and texts must stay valid during the call.
struct confined_command {
  const char *executable;
  char *const *arguments;
  char *const *environment;
  const char *folder;
  /// The only folder under which it may create, change or remove files.
  const char *writable;
  /// Bytes of private memory that can be written to.
  uint64_t memory;
  uint64_t processor_seconds;
  uint64_t file_bytes;
  int allows_network;
  int input, output, error;
};

/// What the child tells when it cannot begin.
struct confined_failure {
  /// 0 when it has begun.
  int number;
  /// 'x' the program, 'f' its folder, 'l' the limits, 'n' the network, 's' anything else.
  char step;
};

/// The rights of Landlock's first version that write: WRITE_FILE, REMOVE_DIR, REMOVE_FILE, MAKE_CHAR … MAKE_SYM.
#define CONFINED_WRITES ((1u << 1) | (0x1ffu << 4))

/// TRUNCATE, of its third version (Linux 6.2): without it a file outside the folder can be emptied.
#define CONFINED_TRUNCATE (1u << 14)

/// O_PATH, which the headers keep from programs that do not ask for all of Linux.
#define CONFINED_PATH (010000000 | O_CLOEXEC)

/// The version of Landlock that this kernel has; 0 or less when it has none.
static inline int confined_landlock(void) { return (int)syscall(444, NULL, 0, 1u); }

/// Whether this kernel can keep a process from writing outside a folder.
static inline int linux_has_landlock(void) { return confined_landlock() >= 1; }

static inline int confined_keep_files(const char *writable) {
  uint64_t truncates = confined_landlock() >= 3 ? CONFINED_TRUNCATE : 0;
  uint64_t handled = CONFINED_WRITES | truncates;
  int ruleset = (int)syscall(444, &handled, sizeof handled, 0);
  if (ruleset < 0) return 0;
  struct __attribute__((packed)) { uint64_t allowed; int32_t folder; } rule = {handled, open(writable, CONFINED_PATH)};
  struct __attribute__((packed)) { uint64_t allowed; int32_t folder; } null = {1u << 1 | truncates, open("/dev/null", CONFINED_PATH)};
  if (rule.folder < 0 || syscall(445, ruleset, 1, &rule, 0) != 0) return -1;
  syscall(445, ruleset, 1, &null, 0);
  return (int)syscall(446, ruleset, 0);
}

/// socket(2) answers EACCES; io_uring, which opens sockets by another way, is not there.
static inline int confined_cut_network(void) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CONFINED_ARCHITECTURE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      // The numbers of x32, by which the same calls could be made.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 3, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 2, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
  };
  struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static inline int confined_limit(int resource, uint64_t value) {
  struct rlimit limit = {value, value};
  return setrlimit(resource, &limit);
}

static inline void confined_child(const struct confined_command *command, volatile struct confined_failure *failure) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < 32; number++) sigaction(number, &standard, NULL);
  sigset_t none;
  sigemptyset(&none);
  failure->step = 's';
  if (setpgid(0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) goto failed;
  if (dup2(command->input, 0) < 0 || dup2(command->output, 1) < 0 || dup2(command->error, 2) < 0) goto failed;
  if (syscall(436 /* close_range */, 3u, ~0u, 0u) != 0) goto failed;
  failure->step = 'f';
  if (chdir(command->folder) != 0) goto failed;
  failure->step = 'l';
  if (confined_limit(RLIMIT_CORE, 0) != 0 || confined_limit(RLIMIT_DATA, command->memory) != 0 ||
      confined_limit(RLIMIT_CPU, command->processor_seconds) != 0 || confined_limit(RLIMIT_FSIZE, command->file_bytes) != 0)
    goto failed;
  failure->step = 'n';
  // Root's child is root without powers: it cannot read what other processes were given. Others have no powers to drop.
  for (int power = 0; power < 64; power++) prctl(PR_CAPBSET_DROP, power, 0, 0, 0);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) goto failed;
  if (confined_keep_files(command->writable) != 0) goto failed;
  if (!command->allows_network && confined_cut_network() != 0) goto failed;
  sigprocmask(SIG_SETMASK, &none, NULL);
  failure->step = 'x';
  execve(command->executable, command->arguments, command->environment);
failed:
  failure->number = errno ? errno : ECHILD;
  _exit(127);
}

/// Starts the command as the leader of its own process group. It is killed when the calling thread ends.
/// Returns its process id, or -1 when it cannot begin; `failure` then tells why.
static inline pid_t linux_spawn_confined(const struct confined_command *command, struct confined_failure *failure) {
  // With vfork the child writes into the parent's memory, which waits until the child has begun or ended.
  volatile struct confined_failure told = {0, 0};
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  pid_t child = (pid_t)vfork();
  if (child == 0) confined_child(command, &told);
  int number = errno;
  sigprocmask(SIG_SETMASK, &before, NULL);
  failure->number = child < 0 ? number : told.number;
  failure->step = child < 0 ? 's' : told.step;
  return failure->number == 0 ? child : -1;
}
