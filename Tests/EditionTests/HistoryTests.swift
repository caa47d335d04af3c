import Foundation
import Synchronization
import Testing

@testable import Edition
@testable import PluginKit

/// When pages changed is read from git, and never made up.
@Suite struct HistoryTests {
  private static let site = """
    -- content/a.md --
    # Alpha
    -- content/b.md --
    # Bêta

    """

  private func pages(_ git: Git) async throws -> (files: [String: String], diagnostics: [Diagnostic]) {
    let site = try TestSite(Self.site)
    let received = Mutex<[String: String]>([:])
    let date = try #require(PartialDate("2026-11-21"))
    let outcome = try await Build(Build.Request(root: site.root, date: date), git: git).write { file in
      received.withLock { $0[file.address.path] = String(decoding: file.bytes, as: UTF8.self) }
    }
    return (received.withLock { $0 }, outcome.diagnostics)
  }

  private static func answering(shallow: String, log: String) -> Git {
    Git { arguments, _ in Array((arguments.first == "log" ? log : shallow).utf8) }
  }

  @Test func datesAreThoseOfTheLog() async throws {
    let log =
      "@2026-03-02\n\ncontent/a.md\n@2026-03-02\n\ncontent/a.md\ncontent/b.md\n@2025-12-31\n\ncontent/a.md\ncontent/x.csv\n"
    let (files, diagnostics) = try await pages(Self.answering(shallow: "false\n", log: log))
    #expect(diagnostics.isEmpty)
    #expect(files["a.html"]?.contains(#"<time datetime="2026-03-02">Modifié le 2 mars 2026</time>"#) == true)
    #expect(files["a.html"]?.contains(#"<time datetime="2025-12-31">"#) == true, "earlier changes, each day once")
    #expect(files["b.html"]?.contains("2025-12-31") == false)
  }

  @Test func aShallowCloneIsSaidAndGivesNoDate() async throws {
    let (files, diagnostics) = try await pages(Self.answering(shallow: "true\n", log: "@2026-03-02\n\ncontent/a.md\n"))
    #expect(TestSite.describe(diagnostics) == ["FIC-006 content"])
    #expect(files["a.html"]?.contains("Modifié le") == false)
  }

  /// As git does in a folder of another account.
  @Test func aRepositoryOfWhichGitSaysNothingIsSaid() async throws {
    let site = try TestSite(Self.site + "-- .git/HEAD --\nref: refs/heads/main\n")
    let refusing = [
      Git { _, _ in nil }, Git { arguments, _ in arguments.first == "log" ? nil : Array("false\n".utf8) },
    ]
    for git in refusing {
      #expect(TestSite.describe(await Build(try site.request(), git: git).check()) == ["FIC-006 content"])
    }
  }

  @Test func withoutGitThereIsNoDate() async throws {
    let (files, diagnostics) = try await pages(Git { _, _ in nil })
    #expect(diagnostics.isEmpty)
    #expect(files["a.html"]?.contains("Modifié le") == false)
  }

  /// The real program, on a repository of its own.
  @Test func gitItselfAnswers() async throws {
    let site = try TestSite(Self.site)
    let git = Git.installed
    let author = ["-c", "user.name=Essai", "-c", "user.email=essai@example.org"]
    _ = git.run(["init", "-q"], site.root)
    _ = git.run(["add", "content"], site.root)
    let made = git.run(author + ["commit", "-q", "-m", "Premier", "--date", "2024-05-06T12:00:00Z"], site.root)
    try #require(made != nil, "git is installed with what the tests need")
    let history = History(root: site.root, git: git)
    #expect(history.days[SourcePath("a.md")]?.map(\.iso) == ["2024-05-06"])
  }
}
