import Diagnostics

/// Turns a template into instructions, against the schemas of the views that it will be given.
///
/// 1. The file is parsed; parts (`{{>x}}`) are parsed and compiled in their place, so that their names are resolved where they stand.
/// 2. Each name is looked up from the innermost context outward and becomes a place (frame, slot).
/// 3. Constant text goes to one pool; neighbouring runs become one.
struct TemplateCompiler {
  /// More instructions than this in one page are refused: parts that include parts twice grow without bound.
  static let maximumInstructions = 50_000

  private let parts: [String: SourceText]
  private var source: SourceText
  /// The contexts open at this point, outermost first.
  private var frames: [ViewSchema]
  private var openParts: [String] = []
  private var usedParts: Set<String> = []
  private var literals: [UInt8] = []
  private var context = MarkupContext()
  private var instructionCount = 0
  private var diagnostics: [Diagnostic] = []

  private init(_ source: SourceText, frames: [ViewSchema], parts: [String: SourceText]) {
    self.source = source
    self.frames = frames
    self.parts = parts
  }

  struct Result {
    let template: Template
    let usedParts: Set<String>
    let diagnostics: [Diagnostic]
  }

  /// - Parameter frames: the schemas of the views that the template will be rendered with, outermost first.
  /// - Parameter parts: the templates that it may include, by name.
  /// - Returns: a template that is to be used only when there is no error among the diagnostics.
  static func compile(_ source: SourceText, frames: [ViewSchema], parts: [String: SourceText] = [:]) -> Result {
    var compiler = TemplateCompiler(source, frames: frames, parts: parts)
    let instructions = compiler.file(indentation: [])
    return Result(
      template: Template(literals: compiler.literals, instructions: instructions), usedParts: compiler.usedParts,
      diagnostics: compiler.diagnostics)
  }

  private mutating func file(indentation: [UInt8]) -> [Instruction] {
    let (nodes, problems) = TemplateParser.parse(source, indentation: indentation)
    diagnostics += problems
    return problems.hasErrors ? [] : block(nodes)
  }

  private mutating func block(_ nodes: [TemplateNode]) -> [Instruction] {
    var instructions: [Instruction] = []
    for node in nodes {
      for instruction in compile(node) { append(instruction, to: &instructions) }
    }
    return instructions
  }

  private mutating func compile(_ node: TemplateNode) -> [Instruction] {
    instructionCount += 1
    guard instructionCount <= Self.maximumInstructions else {
      if instructionCount == Self.maximumInstructions + 1 { diagnostics.append(.tooLarge(at: Place(file: source.path))) }
      return []
    }
    switch node {
    case .text(let bytes):
      literals += bytes
      context.pass(bytes)
      return [.literal(literals.count - bytes.count..<literals.count)]
    case .variable(let tag): return variable(tag)
    case .section(let tag, let children): return section(tag, children)
    case .partial(let tag, let indentation): return part(tag, indentation)
    }
  }

  private func append(_ instruction: Instruction, to instructions: inout [Instruction]) {
    if case .literal(let next) = instruction, case .literal(let last)? = instructions.last, last.upperBound == next.lowerBound {
      instructions[instructions.count - 1] = .literal(last.lowerBound..<next.upperBound)
    } else {
      instructions.append(instruction)
    }
  }

  private mutating func variable(_ tag: TemplateTag) -> [Instruction] {
    guard let (reference, kind) = resolve(tag) else { return [] }
    switch (tag.sign, kind) {
    case (.escaped, .text): return [context.isProse ? .prose(reference) : .text(reference)]
    case (.raw, .html): return [.html(reference)]
    default:
      diagnostics.append(.misused(tag.name, kind: kind, at: source.place(tag.range)))
      return []
    }
  }

  private mutating func section(_ tag: TemplateTag, _ children: [TemplateNode]) -> [Instruction] {
    guard let (reference, kind) = resolve(tag) else { return [] }
    if tag.sign == .inverted { return [.unless(reference, block(children))] }
    switch kind {
    case .text, .html, .flag: return [.when(reference, block(children))]
    case .texts: return [.each(reference, block(children, in: .item))]
    case .list(let schema), .object(let schema): return [.each(reference, block(children, in: schema))]
    }
  }

  private mutating func block(_ nodes: [TemplateNode], in schema: ViewSchema) -> [Instruction] {
    frames.append(schema)
    defer { frames.removeLast() }
    return block(nodes)
  }

  private mutating func part(_ tag: TemplateTag, _ indentation: [UInt8]) -> [Instruction] {
    guard let part = parts[tag.name] else {
      diagnostics.append(.unknownPart(tag.name, known: parts.keys, at: source.place(tag.nameRange)))
      return []
    }
    guard !openParts.contains(tag.name) else {
      diagnostics.append(.recursivePart(openParts + [tag.name], at: source.place(tag.nameRange)))
      return []
    }
    guard openParts.count < TemplateParser.maximumDepth else {
      diagnostics.append(.tooLarge(at: source.place(tag.nameRange)))
      return []
    }
    usedParts.insert(tag.name)
    let includer = source
    source = part
    openParts.append(tag.name)
    defer { (source, _) = (includer, openParts.removeLast()) }
    return file(indentation: indentation)
  }

  private mutating func resolve(_ tag: TemplateTag) -> (SlotReference, SlotKind)? {
    switch NameResolver(frames: frames).resolve(tag.name) {
    case .found(let reference, let kind): return (reference, kind)
    case .unknown(let part, let start, let known):
      let offset = tag.nameRange.lowerBound + start
      diagnostics.append(
        .unknownName(part, of: tag.name, known: known, at: source.place(offset..<offset + part.utf8.count)))
    case .noItem: diagnostics.append(.noCurrentText(at: source.place(tag.nameRange)))
    case .insideOf(let name, let kind):
      diagnostics.append(.dottedThrough(name, kind: kind, at: source.place(tag.nameRange)))
    }
    return nil
  }
}
