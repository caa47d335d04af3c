import ArgumentParser
import Authoring
import Diagnostics
import Edition
import Foundation
import Glibc

/// Forms in which diagnostics are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case human, concise, json, github, gitlab, sarif, junit

  /// For the help of options.
  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}

/// Prints diagnostics and tells the exit code they ask for.
struct Report {
  let format: ReportFormat
  let language: MessageLanguage
  let root: String
  /// The site's rules, read only for the form that tells them.
  var rules: () -> RuleCatalogue = { RuleCatalogue() }

  /// The report goes to the standard output when it is what was asked for, to the standard error when it comes beside.
  func print(_ diagnostics: [Diagnostic], to stream: FileHandle) {
    let text =
      switch format {
      case .human: human(diagnostics, colours: Self.wantsColours(stream))
      case .json: JSONRenderer(language: language.language).render(diagnostics)
      case .concise: ConciseRenderer(language: language.language).render(diagnostics)
      case .github: GitHubRenderer(language: language.language).render(diagnostics)
      case .gitlab: GitLabRenderer(language: language.language).render(diagnostics)
      case .sarif: sarif(diagnostics)
      case .junit: JUnitRenderer(language: language.language).render(diagnostics)
      }
    stream.write(Data(text.utf8))
  }

  /// « 2 erreurs, 1 avertissement »
  func summary(_ diagnostics: [Diagnostic]) -> String {
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      let name = severity.name(in: language.language)
      return count == 0 ? nil : "\(count) \(name)\(count > 1 ? "s" : "")"
    }
    return parts.isEmpty ? language.say("aucun problème", "no problem") : parts.joined(separator: ", ")
  }

  private func human(_ diagnostics: [Diagnostic], colours: Bool) -> String {
    let root = root
    let renderer = HumanRenderer(language: language.language, colours: colours) { file in
      (try? FileSystem.disk.read("\(root)/\(file)")).map { SourceText(path: file, bytes: $0) }
    }
    let text = renderer.render(diagnostics)
    return text.isEmpty ? "" : text + "\n"
  }

  private func sarif(_ diagnostics: [Diagnostic]) -> String {
    let (rules, language) = (rules(), language.language)
    let renderer = SARIFRenderer(language: language, version: ToolVersion.current) { code in
      rules[code].map {
        .init(
          title: $0.rule.title.text(in: language), help: $0.text(in: language),
          address: rules.baseURL.isEmpty ? nil : rules.baseURL + $0.address.path)
      }
    }
    return renderer.render(diagnostics)
  }

  private static func wantsColours(_ stream: FileHandle) -> Bool {
    ProcessInfo.processInfo.environment["NO_COLOR"] == nil && isatty(stream.fileDescriptor) == 1
  }
}

extension ExitCode {
  /// Errors in the content.
  static let faultyContent = ExitCode(1)
  /// The command was misused, or the machine did not do its part.
  static let environment = ExitCode(2)
}
