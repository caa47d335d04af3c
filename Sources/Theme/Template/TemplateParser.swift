import Diagnostics

/// A piece of a template, as written: names are not resolved yet.
indirect enum TemplateNode {
  case text([UInt8])
  case variable(TemplateTag)
  case section(TemplateTag, [TemplateNode])
  /// The indentation goes before each line of the part (Mustache, “standalone indentation”).
  case partial(TemplateTag, indentation: [UInt8])
}

/// Turns the bytes of a template into its tree of sections.
struct TemplateParser {
  /// Deeper nesting than this is refused, so that rendering cannot exhaust the stack.
  static let maximumDepth = 40

  private let source: SourceText
  private let indentation: [UInt8]
  private var scanner: TagScanner
  private var textStart: Int
  private var nodes: [TemplateNode] = []
  private var open: [(tag: TemplateTag, before: [TemplateNode])] = []
  /// Sections that another closing tag has closed; their own closing tag is then not reported a second time.
  private var crossed: [String] = []
  private var isTooDeep = false
  private var diagnostics: [Diagnostic] = []

  private init(_ source: SourceText, indentation: [UInt8]) {
    self.source = source
    self.indentation = indentation
    scanner = TagScanner(source)
    textStart = source.byteOrderMarkLength
  }

  /// - Parameter indentation: what to put before each line.
  /// - Returns: the tree, as far as it could be read, and what is wrong.
  static func parse(
    _ source: SourceText, indentation: [UInt8] = []
  ) -> (nodes: [TemplateNode], diagnostics: [Diagnostic]) {
    var parser = TemplateParser(source, indentation: indentation)
    parser.run()
    return (parser.nodes, parser.scanner.diagnostics + parser.diagnostics)
  }

  private mutating func run() {
    while !isTooDeep, let tag = scanner.next() {
      let line = tag.standaloneLine(in: source.bytes, from: source.byteOrderMarkLength)
      appendText(textStart..<(line?.lowerBound ?? tag.range.lowerBound))
      textStart = line?.upperBound ?? tag.range.upperBound
      if line == nil, startsLine(tag.range.lowerBound), !indentation.isEmpty { nodes.append(.text(indentation)) }
      append(tag, lineStart: line?.lowerBound)
    }
    appendText(textStart..<source.bytes.count)
    while let section = open.last {
      if !isTooDeep { diagnostics.append(.unclosedSection(section.tag.name, at: source.place(section.tag.range))) }
      endSection()
    }
  }

  private mutating func append(_ tag: TemplateTag, lineStart: Int?) {
    switch tag.sign {
    case .escaped, .raw: nodes.append(.variable(tag))
    case .section, .inverted: beginSection(tag)
    case .close: close(tag)
    case .partial:
      let own = lineStart.map { indentation + source.bytes[$0..<tag.range.lowerBound] }
      nodes.append(.partial(tag, indentation: own ?? []))
    case .comment: break
    }
  }

  private mutating func beginSection(_ tag: TemplateTag) {
    guard open.count < Self.maximumDepth else {
      isTooDeep = true
      diagnostics.append(.nestedTooDeeply(at: source.place(tag.range)))
      return
    }
    open.append((tag, nodes))
    nodes = []
  }

  private mutating func endSection() {
    var (tag, outer) = open.removeLast()
    outer.append(.section(tag, nodes))
    nodes = outer
  }

  private mutating func close(_ tag: TemplateTag) {
    guard let index = open.lastIndex(where: { $0.tag.name == tag.name }) else {
      if let forgiven = crossed.firstIndex(of: tag.name) {
        crossed.remove(at: forgiven)
      } else {
        diagnostics.append(.closesNothing(tag.name, open: open.map(\.tag.name), at: source.place(tag.range)))
      }
      return
    }
    while open.count > index + 1, let inner = open.last?.tag {
      diagnostics.append(
        .crossedSections(tag.name, inner: inner.name, at: source.place(tag.range), opened: source.place(inner.range)))
      crossed.append(inner.name)
      endSection()
    }
    endSection()
  }

  private mutating func appendText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    guard !indentation.isEmpty else {
      nodes.append(.text(Array(source.bytes[range])))
      return
    }
    var text: [UInt8] = []
    for index in range {
      if startsLine(index), source.bytes[index] != .newline, source.bytes[index] != .carriageReturn { text += indentation }
      text.append(source.bytes[index])
    }
    nodes.append(.text(text))
  }

  private func startsLine(_ offset: Int) -> Bool {
    offset == source.byteOrderMarkLength || source.bytes[offset - 1] == .newline
  }
}
