import ByteRecords
import Digest
import PluginKit

/// What is kept of a document from one build to the next.
struct KeptDocument: Sendable {
  let path: SourcePath
  /// What the disk said of its file before it was read.
  let stamp: FileStamp
  /// Of the bytes of its file.
  let digest: Digest
  /// Of all that other pages may read of it.
  let face: Digest
  let summary: DocumentSummary
  let links: ResolvedLinks

  init(_ document: Document, stamp: FileStamp, digest: Digest, links: ResolvedLinks) {
    path = document.path
    self.stamp = stamp
    self.digest = digest
    face = document.faceDigest
    summary = document.summaryToKeep
    self.links = links
  }
}

extension Document {
  /// The digest of all that other pages may read of a document: its front matter, and what of its body is not the text alone. The numbers
  /// of words in its sections are no part of it: those who read them are asked again each time.
  var faceDigest: Digest {
    var writer = RecordWriter()
    writer.append(source.bytes[..<markdown.bodyStart])
    writer.append(markdown.isReadable ? 1 : 0)
    writer.append(markdown.headings.count)
    for heading in markdown.headings {
      writer.append(heading.level)
      writer.append(heading.title.utf8)
      writer.append(heading.anchor.utf8)
    }
    writer.append(markdown.links.count)
    for link in markdown.links {
      writer.append(Int(link.form.rawValue))
      writer.append(link.target.utf8)
      writer.append((link.fragment.map { "#" + $0 } ?? "").utf8)
    }
    writer.append(markdown.images.count)
    for image in markdown.images { writer.append(image.target.utf8) }
    writer.append(markdown.directives.count)
    for directive in markdown.directives {
      writer.append(directive.isInline ? 1 : 0)
      writer.append(directive.name.utf8)
      writer.append(source.bytes[directive.body])
    }
    return Digest(of: writer.bytes)
  }
}

extension KeptDocument {
  var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.append(path.text.utf8)
    for number in stamp.numbers { writer.append(Int(number)) }
    writer.append(digest.bytes)
    writer.append(face.bytes)
    writer.append(summary.beginning)
    writer.append((summary.heading.map { "#" + $0 } ?? "").utf8)
    writer.append(summary.sectionWords.count)
    for (key, words) in summary.sectionWords.sorted(by: { $0.key < $1.key }) {
      writer.append(key.utf8)
      writer.append(words)
    }
    for targets in [links.links, links.images, links.cited] {
      writer.append(targets.count)
      for target in targets { Self.append(target, to: &writer) }
    }
    return writer.bytes
  }

  /// - Returns: nil when the bytes are not those of a document.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = RecordReader(bytes)
    path = SourcePath(reader.text())
    let numbers = (0..<4).map { _ in Int64(reader.number()) }
    stamp = FileStamp(size: numbers[0], inode: numbers[1], modified: numbers[2], changed: numbers[3])
    guard let digest = Digest(Array(reader.run())), let face = Digest(Array(reader.run())) else { return nil }
    self.digest = digest
    self.face = face
    let beginning = Array(reader.run())
    let heading = reader.text()
    var sectionWords: [String: Int] = [:]
    for _ in 0..<reader.count() {
      let key = reader.text()
      sectionWords[key] = reader.number()
    }
    summary = DocumentSummary(
      beginning: beginning, heading: heading.isEmpty ? nil : String(heading.dropFirst()), sectionWords: sectionWords)
    let targets = (0..<3).map { _ in (0..<reader.count()).map { _ in Self.target(&reader) } }
    links = ResolvedLinks(links: targets[0], images: targets[1], cited: targets[2])
    guard !reader.isBroken, reader.isAtEnd else { return nil }
  }

  private static func append(_ target: LinkTarget, to writer: inout RecordWriter) {
    switch target {
    case .page(let node, let anchor):
      writer.append(anchor == nil ? 0 : 1)
      writer.append(node)
      if let anchor { writer.append(anchor.utf8) }
    case .file(let address):
      writer.append(2)
      writer.append(address.path.utf8)
    case .external(let url):
      writer.append(3)
      writer.append(url.utf8)
    case .broken: writer.append(4)
    }
  }

  private static func target(_ reader: inout RecordReader) -> LinkTarget {
    switch reader.number() {
    case 0: .page(reader.number(), anchor: nil)
    case 1: .page(reader.number(), anchor: reader.text())
    case 2: .file(Address(reader.text()))
    case 3: .external(reader.text())
    default: .broken
    }
  }
}
