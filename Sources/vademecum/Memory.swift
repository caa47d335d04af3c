import CLinux

/// How the process asks for its memory.
enum Memory {
  /// A build asks for many small pieces and gives them back all at once. Left to itself, malloc searches through its short lists again at
  /// each large piece given back, and returns memory to the kernel only to ask for it again: an eighth of the processor time of a build.
  static func prepare() {
    mallopt(M_MXFAST, 0)
    mallopt(M_MMAP_THRESHOLD, 64 << 20)
    mallopt(M_TRIM_THRESHOLD, 1 << 30)
    mallopt(M_TOP_PAD, 16 << 20)
  }
}
