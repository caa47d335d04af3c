import Diagnostics

@testable import Theme

/// A small view to try templates on.
struct Sample: TemplateView {
  var name = "Fès"
  var quote = "a < b & \"c\" > 'd'"
  var empty = ""
  var body = Array("<p>é</p>".utf8)
  var yes = true
  var no = false
  var people = [Person("Amina", town: "Oujda"), Person("Luc", town: "")]
  var nobody: [Person] = []
  var words = ["un", "<deux>"]
  var silence: [String] = []
  var mayor: Person? = Person("Zineb", town: "Rabat")
  var absent: Person?

  static let slots: [SlotDeclaration<Self>] = [
    .text("name", \.name), .text("quote", \.quote), .text("empty", \.empty), .html("body", \.body),
    .flag("yes", \.yes), .flag("no", \.no), .list("people", \.people), .list("nobody", \.nobody),
    .texts("words", \.words), .texts("silence", \.silence), .object("mayor", \.mayor), .object("absent", \.absent),
  ]
}

struct Person: TemplateView {
  var name: String
  var town: String
  var friends: [String] = ["x", "y"]
  var pet: Pet? = Pet()

  init(_ name: String, town: String) {
    self.name = name
    self.town = town
  }

  static let slots: [SlotDeclaration<Self>] = [
    .text("name", \.name), .text("town", \.town), .texts("friends", \.friends), .object("pet", \.pet),
  ]
}

struct Pet: TemplateView {
  var sound = "miaou"

  static let slots: [SlotDeclaration<Self>] = [.text("sound", \.sound)]
}

func compile(_ template: String, parts: [String: String] = [:]) -> TemplateCompiler.Result {
  var sources: [String: SourceText] = [:]
  for (name, text) in parts { sources[name] = SourceText(path: "parties/\(name).mustache", text: text) }
  return TemplateCompiler.compile(
    SourceText(path: "pages/essai.mustache", text: template), frames: [Sample.schema], parts: sources)
}

func render(_ template: String, parts: [String: String] = [:], _ sample: Sample = Sample()) -> String {
  let result = compile(template, parts: parts)
  if let problem = result.diagnostics.first { return "\(problem.code) \(problem.summary.french)" }
  return String(decoding: result.template.render([View(sample)]), as: UTF8.self)
}
