import Edition
import Foundation

/// What each phase of a build took, as a table for a terminal.
struct PhaseTable {
  let costs: [BuildPhase: BuildPhase.Cost]
  let language: MessageLanguage

  var text: String {
    let rows = BuildPhase.allCases.compactMap { phase in costs[phase].map { row($0, phase.name.text(in: language.language)) } }
    let total = costs.values.reduce(into: BuildPhase.Cost()) { $0 += $1 }
    let head = Self.column(language.say("durée", "time")) + Self.column(language.say("processeur", "processor"))
    return ([head] + rows + [row(total, language.say("en tout", "in all"))]).joined(separator: "\n") + "\n"
  }

  private func row(_ cost: BuildPhase.Cost, _ name: String) -> String {
    Self.column(Self.milliseconds(cost.wall)) + Self.column(Self.milliseconds(cost.processor)) + "  " + name
  }

  private static func milliseconds(_ duration: Duration) -> String { "\(Int((duration / .milliseconds(1)).rounded())) ms" }

  private static func column(_ text: String) -> String { String(repeating: " ", count: max(0, 12 - text.count)) + text }
}
