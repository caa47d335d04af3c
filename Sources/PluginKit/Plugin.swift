@_exported import Corpus
@_exported import Dates
@_exported import Diagnostics
@_exported import Digest
@_exported import JSONTree
@_exported import Markdown
@_exported import Registry
@_exported import YAMLTree

/// What a plugin adds to a site. It does one or more of four things, and imports nothing but this module.
///
/// 1. A directive turns a block of a document into a fragment of its page.
/// 2. A check reads documents or the whole corpus and reports diagnostics.
/// 3. A page maker makes pages that no document holds, from the registry and the corpus.
/// 4. A predicate gives the models a rule that the engine does not have.
///
/// Everything a plugin reads it reads through the context that it is given, which keeps account of it.
public protocol Plugin: Sendable {
  /// As written in `plugins:` of `site.yml`.
  var name: String { get }
  var directives: [any DirectiveRenderer] { get }
  var checks: [any CorpusCheck] { get }
  var predicates: [any ModelPredicate] { get }
  var pageMakers: [any PageMaker] { get }
  /// Paths of files of the machine, outside the site, that its answers depend on, such as a dictionary.
  var outsideFiles: [String] { get }
}

extension Plugin {
  public var directives: [any DirectiveRenderer] { [] }
  public var checks: [any CorpusCheck] { [] }
  public var predicates: [any ModelPredicate] { [] }
  public var pageMakers: [any PageMaker] { [] }
  public var outsideFiles: [String] { [] }
}
