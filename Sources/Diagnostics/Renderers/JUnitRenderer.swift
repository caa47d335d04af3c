/// Diagnostics as a report of tests in JUnit's XML, which most CI services show: a suite for each file, a case for each diagnostic.
///
/// An error is a failure. A warning or an information is a case that passes and says its sentence, for it keeps nothing from being
/// published.
public struct JUnitRenderer: Sendable {
  private let language: Localized.Language

  public init(language: Localized.Language) {
    self.language = language
  }

  public func render(_ diagnostics: [Diagnostic]) -> String {
    let suites = diagnostics.isEmpty ? [clean] : Self.byFile(diagnostics).map(suite)
    let failures = diagnostics.count { $0.severity == .error }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="vademecum" tests="\(max(1, diagnostics.count))" failures="\(failures)" errors="0" time="0">
      \(suites.joined(separator: "\n"))
      </testsuites>

      """
  }

  /// Services take a report without any case for a check that did not run.
  private var clean: String {
    """
      <testsuite name="vademecum check" tests="1" failures="0" errors="0" skipped="0" time="0">
        <testcase name="vademecum check" classname="vademecum" time="0"/>
      </testsuite>
    """
  }

  /// In the order in which files first come.
  private static func byFile(_ diagnostics: [Diagnostic]) -> [(file: String, diagnostics: [Diagnostic])] {
    var order: [String] = []
    var groups: [String: [Diagnostic]] = [:]
    for diagnostic in diagnostics {
      let file = diagnostic.place?.file ?? "site"
      if groups[file] == nil { order.append(file) }
      groups[file, default: []].append(diagnostic)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private func suite(file: String, diagnostics: [Diagnostic]) -> String {
    let failures = diagnostics.count { $0.severity == .error }
    let cases = diagnostics.map { testCase($0, file: file) }.joined(separator: "\n")
    return """
        <testsuite name="\(Self.escape(file))" tests="\(diagnostics.count)" failures="\(failures)" errors="0" skipped="0" time="0">
      \(cases)
        </testsuite>
      """
  }

  private func testCase(_ diagnostic: Diagnostic, file: String) -> String {
    let place = diagnostic.place.map(HumanRenderer.describe) ?? file
    let summary = diagnostic.summary.text(in: language)
    let text = Self.escape(
      [place, summary, diagnostic.explanation?.text(in: language)].compactMap { $0 }.joined(separator: "\n"))
    let name = Self.escape("\(diagnostic.code) \(place)")
    let result =
      diagnostic.severity == .error
      ? #"<failure message="\#(Self.escape(summary))" type="\#(Self.escape(diagnostic.code))">\#(text)</failure>"#
      : "<system-out>\(text)</system-out>"
    return """
          <testcase name="\(name)" classname="\(Self.escape(file))" time="0">
            \(result)
          </testcase>
      """
  }

  /// Text and values of attributes; characters that XML 1.0 cannot hold become spaces.
  private static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n": escaped.append(scalar)
      default: escaped.append(scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? " " : scalar)
      }
    }
    return String(escaped)
  }
}
