/// The end of a sentence that proposes the nearest known name; empty when none is near.
public enum DidYouMean {
  public static func french(_ name: String, _ candidates: some Sequence<String>) -> String {
    NearestName.of(name, in: candidates).map { " ; vouliez-vous dire « \($0) » ?" } ?? ""
  }

  public static func english(_ name: String, _ candidates: some Sequence<String>) -> String {
    NearestName.of(name, in: candidates).map { "; did you mean “\($0)”?" } ?? ""
  }
}
