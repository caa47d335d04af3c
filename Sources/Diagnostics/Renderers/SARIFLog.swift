/// The part of SARIF's object model that diagnostics need, with its names.
struct SARIFLog: Encodable {
  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  init(driver: Driver, results: [Result]) {
    runs = [Run(tool: Tool(driver: driver), language: driver.language, results: results)]
  }

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    let tool: Tool
    let language: String
    let columnKind = "utf16CodeUnits"
    let results: [Result]
  }

  struct Tool: Encodable {
    let driver: Driver
  }

  struct Driver: Encodable {
    let name = "vademecum"
    let version: String
    let rules: [Rule]
    let language: String
  }

  struct Rule: Encodable {
    let id: String
    let shortDescription: Text?
    let help: Text?
    let helpUri: String?

    init(_ code: String, _ text: SARIFRenderer.RuleText?) {
      id = code
      shortDescription = text.map { Text(text: $0.title) }
      help = text.map { Text(text: $0.help) }
      helpUri = text?.address
    }
  }

  struct Text: Encodable {
    let text: String
  }
}

extension SARIFLog {
  struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Text
    let locations: [Location]
    let relatedLocations: [Location]?
    let fixes: [Fix]?

    init(_ diagnostic: Diagnostic, ruleIndex: Int, language: Localized.Language) {
      ruleId = diagnostic.code
      self.ruleIndex = ruleIndex
      level =
        switch diagnostic.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
      let sentences = [diagnostic.summary, diagnostic.explanation].compactMap { $0?.text(in: language) }
      message = Text(text: sentences.joined(separator: "\n"))
      locations = diagnostic.place.map { [Location($0, message: nil)] } ?? []
      let notes = diagnostic.notes.map { Location($0.place, message: $0.text.text(in: language)) }
      relatedLocations = notes.isEmpty ? nil : notes
      let file = diagnostic.place?.file ?? ""
      let fixes = diagnostic.fixes.map { Fix($0, file: file, language: language) }
      self.fixes = fixes.isEmpty ? nil : fixes
    }
  }

  struct Location: Encodable {
    let physicalLocation: PhysicalLocation
    let message: Text?

    init(_ place: Place, message: String?) {
      physicalLocation = PhysicalLocation(
        artifactLocation: ArtifactLocation(file: place.file), region: place.range.map(Region.init))
      self.message = message.map { Text(text: $0) }
    }
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region?
  }

  struct ArtifactLocation: Encodable {
    let uri: String

    /// A path as a relative reference (RFC 3986): bytes beyond the unreserved ones are percent-encoded.
    init(file: String) {
      uri = file.utf8.map { byte -> String in
        let isPlain = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte
        if isPlain || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~") { return String(UnicodeScalar(byte)) }
        return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }.joined()
    }
  }

  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int

    init(_ range: SourceRange) {
      startLine = range.start.line
      startColumn = range.start.utf16Column
      endLine = range.end.line
      endColumn = range.end.utf16Column
    }
  }
}

extension SARIFLog {
  struct Fix: Encodable {
    let description: Text
    let artifactChanges: [ArtifactChange]

    init(_ fix: Diagnostic.Fix, file: String, language: Localized.Language) {
      description = Text(text: fix.title.text(in: language))
      artifactChanges = [
        ArtifactChange(artifactLocation: ArtifactLocation(file: file), replacements: fix.edits.map(Replacement.init))
      ]
    }
  }

  struct ArtifactChange: Encodable {
    let artifactLocation: ArtifactLocation
    let replacements: [Replacement]
  }

  struct Replacement: Encodable {
    let deletedRegion: ByteRegion
    let insertedContent: Text

    init(_ edit: Diagnostic.Fix.Edit) {
      deletedRegion = ByteRegion(byteOffset: edit.range.lowerBound, byteLength: edit.range.count)
      insertedContent = Text(text: edit.replacement)
    }
  }

  struct ByteRegion: Encodable {
    let byteOffset: Int
    let byteLength: Int
  }
}
