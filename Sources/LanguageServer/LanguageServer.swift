import Authoring
import Edition
import Foundation
import PluginKit

/// Helps an author while a document is written, in any editor that speaks the Language Server Protocol (version 3.17).
///
/// 1. `MessageStream` takes messages from the editor and gives it answers, over the standard input and output.
/// 2. `Session` keeps the site (`Workspace`) and the documents that are open, as their author has them now.
/// 3. An open or changed document is parsed and checked at once; its diagnostics are published.
/// 4. `Completion`, `Hover`, `QuickFixes` and `Definition` answer for a place in a document.
public struct LanguageServer {
  private let input: FileHandle
  private let output: FileHandle
  private let request: Build.Request
  private let language: Localized.Language

  public init(
    _ request: Build.Request, language: Localized.Language, input: FileHandle = .standardInput,
    output: FileHandle = .standardOutput
  ) {
    self.request = request
    self.language = language
    self.input = input
    self.output = output
  }

  /// Answers until the editor says `exit` or closes the stream.
  /// - Returns: false when it left without saying `shutdown` first, as the protocol asks.
  public func run() async -> Bool {
    var stream = MessageStream(input: input, output: output)
    var session = Session(request, language: language)
    while let message = stream.next() {
      for answer in await session.answer(message) { stream.send(answer) }
      if session.hasEnded { break }
    }
    return session.wasShutDown
  }
}
