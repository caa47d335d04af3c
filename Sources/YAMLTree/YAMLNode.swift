/// A YAML value with the place of everything in it.
///
/// Scalars stay text: `oui`, `010`, `1:30` and `2024-05-01` mean what the reader of the field decides, never what YAML 1.1 guesses.
public indirect enum YAMLNode: Sendable, Hashable {
  case scalar(YAMLScalar)
  case sequence([YAMLNode], range: Range<Int>)
  case mapping(YAMLMapping)

  /// Bytes of the file that hold the value.
  public var range: Range<Int> {
    switch self {
    case .scalar(let scalar): scalar.range
    case .sequence(_, let range): range
    case .mapping(let mapping): mapping.range
    }
  }

  /// The text of a scalar that is not null.
  public var text: String? {
    guard case .scalar(let scalar) = self, !scalar.isNull else { return nil }
    return scalar.text
  }

  public var isNull: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.isNull
  }

  public var mapping: YAMLMapping? {
    guard case .mapping(let mapping) = self else { return nil }
    return mapping
  }

  /// The items of a sequence; a single value counts as a sequence of one, null as none.
  public var items: [YAMLNode] {
    switch self {
    case .sequence(let items, _): items
    default: isNull ? [] : [self]
    }
  }
}

public struct YAMLScalar: Sendable, Hashable {
  public let text: String
  public let range: Range<Int>
  /// Written without quotes, neither literal nor folded.
  public let isPlain: Bool

  public init(text: String, range: Range<Int>, isPlain: Bool) {
    self.text = text
    self.range = range
    self.isPlain = isPlain
  }

  public var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null") }
}

/// Keys and values in the order of the file. Keys are unique.
public struct YAMLMapping: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let key: String
    public let keyRange: Range<Int>
    public let value: YAMLNode

    public init(key: String, keyRange: Range<Int>, value: YAMLNode) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  public let entries: [Entry]
  public let range: Range<Int>

  public init(entries: [Entry], range: Range<Int>) {
    self.entries = entries
    self.range = range
  }

  public static let empty = YAMLMapping(entries: [], range: 0..<0)

  public func entry(_ key: String) -> Entry? {
    // Most keys are told apart by their lengths.
    let length = key.utf8.count
    for index in entries.indices where entries[index].key.utf8.count == length {
      if entries[index].key == key { return entries[index] }
    }
    // Only a letter with an accent can be written in two ways, of different lengths.
    return key.utf16.count == length ? nil : entries.first { $0.key == key }
  }

  /// The value of a key; nil when the key is missing.
  public subscript(key: String) -> YAMLNode? { entry(key)?.value }
}
