import CArena
import CCMarkGFM
import Synchronization

typealias Node = OpaquePointer

/// The tree that cmark-gfm makes of a body. It owns the C nodes and frees them when it goes, all at once: they are in an arena of the
/// thread that parses, which spares a third of the time that cmark-gfm takes with malloc. Trees begin and end like calls, one within
/// the other.
struct SyntaxTree: ~Copyable {
  let root: Node?
  private let mark: arena_mark_t

  /// The extensions that a document may be parsed without.
  enum Extension: String, CaseIterable {
    case table, strikethrough, autolink, tasklist
  }

  init(parsing bytes: UnsafeBufferPointer<UInt8>, without disabled: Set<Extension>) {
    Library.shared.prepare()
    mark = arena_mark()
    guard let parser = cmark_parser_new_with_mem(Self.parserOptions, Library.shared.memory) else {
      root = nil
      return
    }
    defer { cmark_parser_free(parser) }
    for name in Extension.allCases where !disabled.contains(name) {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name.rawValue))
    }
    bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    root = Library.shared.finish(parser)
  }

  deinit { arena_release(mark) }

  /// Source positions must be on: without them columns after a line break inside a code span are wrong. Two tildes strike, one does
  /// not, because French authors write « ~5 km ».
  private static let parserOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
}

/// The state that cmark-gfm 0.29.0.gfm.6 keeps for the whole process.
final class Library: Sendable {
  static let shared = Library()

  /// Finishing a parser switches special characters on, and off again, in a global table: two at once lose links of each other.
  private let finishing = Mutex(())
  /// Never changed once it is made, and never freed.
  nonisolated(unsafe) let memory: UnsafeMutablePointer<cmark_mem>

  private init() {
    memory = .allocate(capacity: 1)
    memory.initialize(to: cmark_mem(calloc: arena_calloc, realloc: arena_realloc, free: arena_free))
    cmark_gfm_core_extensions_ensure_registered()
  }

  /// Registers the extensions, by being initialised once for all threads.
  func prepare() {}

  func finish(_ parser: OpaquePointer) -> Node? {
    // The tree belongs to the caller alone; its address goes through the lock as a number because pointers are not Sendable.
    Node(bitPattern: finishing.withLock { _ in UInt(bitPattern: cmark_parser_finish(parser)) })
  }
}
