import Foundation

/// An input of a few kilobytes that takes ten seconds of processor time is a hang. The clock would take a busy machine for one.
enum HangLimit {
  private static let seconds = 10

  /// libFuzzer keeps the input of a program that aborts.
  static func install() { signal(SIGVTALRM) { _ in abort() } }

  /// From now on, for the next input.
  static func begin() {
    var limit = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: seconds, tv_usec: 0))
    setitimer(__itimer_which_t(ITIMER_VIRTUAL.rawValue), &limit, nil)
  }
}
