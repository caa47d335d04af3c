import CCMarkGFM

/// The kinds of nodes that extensions add. No installed header names their numbers, so they are learnt from a sample.
struct ExtensionKinds: Sendable {
  let table: UInt32
  let row: UInt32
  let cell: UInt32
  let strikethrough: UInt32

  static let learnt = ExtensionKinds()

  private init() {
    var found: [String: UInt32] = [:]
    var sample = Array("| ~~a~~ |\n|---|\n".utf8)
    sample.withUnsafeMutableBufferPointer { bytes in
      let tree = SyntaxTree(parsing: UnsafeBufferPointer(bytes), without: [])
      let iterator = cmark_iter_new(tree.root)
      defer { cmark_iter_free(iterator) }
      while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
        guard let node = cmark_iter_get_node(iterator), let name = cmark_node_get_type_string(node) else { continue }
        found[String(cString: name)] = cmark_node_get_type(node).rawValue
      }
    }
    table = found["table"] ?? 0
    row = found["table_header"] ?? 0
    cell = found["table_cell"] ?? 0
    strikethrough = found["strikethrough"] ?? 0
  }
}
