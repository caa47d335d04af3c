import Foundation
import PluginKit
import Testing

@testable import Edition
@testable import ExternalPlugins

/// Real programs that keep to the protocol, and real programs that do not: each is a diagnostic on the page that asked, and the build ends.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ExternalPluginTests {
  /// A site with one directive of the program, and the program: the lines after the handshake helper.
  static func site(
    _ behaviour: String, yml: String = "", grant: String = "Essai", body: String = "un\n", seconds: Int = 1
  ) throws -> TestSite {
    try TestSite(
      """
      -- site/site.yml --
      titre: Essai
      plugins:
        - \(grant)
      -- plugins/Essai/plugin.yml --
      nom: Essai
      version: "1"
      protocole: 1
      commande: [python3, essai.py]
      delai: \(seconds)
      directives:
        - { nom: essai, forme: bloc }
      \(yml)
      -- plugins/Essai/essai.py --
      import json, os, sys, time
      def lire():
          ligne = sys.stdin.readline()
          if not ligne: sys.exit(0)
          return json.loads(ligne)
      def repondre(demande, resultat):
          print(json.dumps({"id": demande["id"], "result": resultat}), flush=True)
      def html(*noeuds): return {"html": list(noeuds)}
      PRESENTATION = {"protocol": 1, "name": "Essai", "version": "1", "directives": ["essai"]}
      def commencer(presentation=PRESENTATION):
          repondre(lire(), presentation)
          repondre(lire(), {})
      \(behaviour)
      -- content/a.md --
      # A

      ```essai
      \(body)```
      """)
  }

  /// Starts well, then does this with each request.
  static func each(_ line: String) -> String { "commencer()\nwhile True:\n    demande = lire()\n    \(line)" }

  @Test func whatItRendersStandsInThePage() async throws {
    let site = try Self.site(
      Self.each("repondre(demande, html(['p', {'class': 'x'}, 'reçu <' + demande['params']['text'].strip() + '>']))"))
    let (files, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    #expect(files["a.html"]?.contains("<p class=\"x\">reçu &lt;un&gt;</p>") == true)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let behaviour: String
    let code: String
    var said = ""
    /// To hang is told by the clock; to write without end must be seen before it, however busy the machine is.
    var seconds = 1
    var testDescription: String { name }
  }

  static let faults = [
    Fault(name: "hangs", behaviour: each("time.sleep(600)"), code: "EXT-006", said: "n’a pas répondu en 1 s"),
    Fault(name: "hangs at the handshake", behaviour: "time.sleep(600)", code: "EXT-006"),
    Fault(
      name: "hangs and ignores the end",
      behaviour: "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + each("time.sleep(600)"), code: "EXT-006"),
    Fault(name: "crashes", behaviour: each("raise ValueError('oups')"), code: "EXT-007", said: "code 1"),
    Fault(name: "is killed", behaviour: each("os.kill(os.getpid(), 11)"), code: "EXT-007", said: "signal 11"),
    Fault(
      name: "ends in the middle of a line", behaviour: each("print('{\"id\": 3, ', end='', flush=True); sys.exit(0)"),
      code: "EXT-007"),
    Fault(
      name: "floods its output", behaviour: each("[sys.stdout.write('x' * 65536) for _ in iter(int, 1)]"), code: "EXT-008",
      seconds: 10),
    Fault(
      name: "floods its output with lines", behaviour: each("[print('x' * 60) for _ in iter(int, 1)]"), code: "EXT-009",
      seconds: 10),
    Fault(
      name: "writes errors without end", behaviour: each("[sys.stderr.write('x' * 65536) for _ in iter(int, 1)]"),
      code: "EXT-008", said: "sortie d’erreur", seconds: 10),
    Fault(
      name: "answers another request", behaviour: each("demande['id'] += 7; repondre(demande, html('x'))"), code: "EXT-009",
      said: "elle répond à la demande"),
    Fault(name: "answers no JSON", behaviour: each("print('bonjour', flush=True)"), code: "EXT-009", said: "« bonjour »"),
    Fault(name: "answers without an identifier", behaviour: each("print('{}', flush=True)"), code: "EXT-009"),
    Fault(name: "answers nested without end", behaviour: each("print('[' * 100000, flush=True)"), code: "EXT-009"),
    Fault(name: "answers without HTML", behaviour: each("repondre(demande, {})"), code: "EXT-009"),
    Fault(
      name: "sends a script", behaviour: each("repondre(demande, html(['script', 'alert(1)']))"), code: "EXT-009",
      said: "« script »"),
    Fault(name: "sends a handler", behaviour: each("repondre(demande, html(['p', {'onclick': 'x'}]))"), code: "EXT-009"),
    Fault(
      name: "sends a dangerous link", behaviour: each("repondre(demande, html(['a', {'href': 'JavaScript:alert(1)'}, 'x']))"),
      code: "EXT-009"),
    Fault(
      name: "sends a drawing that loads",
      behaviour: each("repondre(demande, html(['svg', ['rect', {'fill': 'url(https://x.example/)'}]]))"), code: "EXT-009"),
    Fault(
      name: "writes a file elsewhere",
      behaviour: each("repondre(demande, {'html': ['x'], 'files': [{'path': 'donnees/../index.html', 'text': ''}]})"),
      code: "EXT-009"),
    Fault(
      name: "sends files without end",
      behaviour: each(
        "repondre(demande, {'html': ['x'], 'files': [{'path': 'donnees/%d.txt' % n, 'text': ''} for n in range(10001)]})"),
      code: "EXT-009", said: "au plus 10000 éléments"),
    Fault(
      name: "nests its HTML without end",
      behaviour: each("noeud = 'x'\n    for _ in range(200): noeud = ['div', noeud]\n    repondre(demande, html(noeud))"),
      code: "EXT-009"),
    Fault(
      name: "leads to a page that is not there", behaviour: each("repondre(demande, html(['a', {'page': 'Nulle part'}, 'x']))"),
      code: "EXT-009"),
    Fault(
      name: "lies about its protocol", behaviour: "PRESENTATION['protocol'] = 2\ncommencer()", code: "EXT-005",
      said: "parle le protocole 2"),
    Fault(
      name: "lies about what it adds", behaviour: "PRESENTATION['directives'] = ['autre']\ncommencer()", code: "EXT-005",
      said: "autre"),
    Fault(
      name: "refuses", behaviour: each("print(json.dumps({'id': demande['id'], 'error': 'il manque une étape'}), flush=True)"),
      code: "EXT-010", said: "il manque une étape"),
    Fault(
      name: "takes too much memory", behaviour: each("x = bytearray(400 << 20); repondre(demande, html('x'))"), code: "EXT-007"),
  ]

  @Test(arguments: faults) func aFaultIsSaidWhereItWasAsked(_ fault: Fault) async throws {
    let site = try Self.site(fault.behaviour, seconds: fault.seconds)
    let start = ContinuousClock.now
    let diagnostics = try await site.check()
    #expect(TestSite.describe(diagnostics) == ["\(fault.code) content/a.md:3:4"], "\(diagnostics.map(\.summary.french))")
    #expect(
      fault.said.isEmpty || diagnostics.contains { $0.summary.french.contains(fault.said) },
      "\(diagnostics.map(\.summary.french))")
    #expect(start.duration(to: .now) < .seconds(60))
  }

  @Test func lastWordsAreTold() async throws {
    let site = try Self.site(Self.each("raise ValueError('oups')"))
    #expect(try await site.check().first?.explanation?.french == "Ses derniers mots : ValueError: oups")
  }

  @Test func thePublishedSiteStaysWhenAPluginFails() async throws {
    let site = try Self.site(Self.each("repondre(demande, html('x'))"))
    _ = try await site.build().publish(to: site.output)
    let before = try site.published()
    try site.write("-- plugins/Essai/essai.py --\nraise SystemExit(3)\n")
    #expect(try await !site.build().publish(to: site.output).isPublished)
    #expect(try site.published() == before)
  }

  /// Neither sockets, nor this process's environment, nor files of the site.
  @Test(arguments: [
    ("import socket; socket.socket()", "PermissionError"),
    ("open('essai.py', 'a')", "PermissionError"), ("os.truncate('essai.py', 0)", "PermissionError"),
    ("os.remove('plugin.yml')", "PermissionError"),
    ("open('/proc/%d/environ' % os.getppid()).read()", "PermissionError"),
  ])
  func aProgramIsConfined(attempt: String, refused: String) async throws {
    let site = try Self.site(
      Self.each(
        """
        try:
                \(attempt)
                faite = 'faite'
            except Exception as erreur:
                faite = type(erreur).__name__
            repondre(demande, html(faite))
        """))
    #expect(try await site.files().files["a.html"]?.contains(refused) == true)
  }

  @Test func theEnvironmentIsWhatIsGranted() async throws {
    setenv("VADEMECUM_ESSAI", "secret-de-l-essai", 1)
    let answer = Self.each(
      "repondre(demande, html(' '.join(sorted(os.environ)) + ' ' + os.environ.get('VADEMECUM_ESSAI', 'rien')))")
    let closed = try await Self.site(answer).files().files["a.html"]
    #expect(
      closed?.contains("HOME LANG PATH TMPDIR rien") == true || closed?.contains("HOME LANG LC_CTYPE PATH TMPDIR rien") == true)
    let refused = try await Self.site(answer, yml: "environnement: [VADEMECUM_ESSAI]").check()
    #expect(TestSite.describe(refused) == ["EXT-003 site/site.yml:3:5"], "and nothing of the blocks it would have rendered")
    #expect(refused.first?.explanation?.french.contains("environnement: [VADEMECUM_ESSAI]") == true)
    let granted = try await Self.site(
      answer, yml: "environnement: [VADEMECUM_ESSAI]", grant: "{ nom: Essai, environnement: [VADEMECUM_ESSAI] }"
    ).files().files["a.html"]
    #expect(granted?.contains("secret-de-l-essai") == true)
  }

  @Test(arguments: [("reseau: oui", "reseau: oui"), ("delai: 60", "delai: 60"), ("memoire: 2000", "memoire: 2000")])
  func whatIsRefusedSaysWhatToAdd(asked: String, toAdd: String) async throws {
    let site = try Self.site(Self.each("repondre(demande, html('x'))"))
    let yml = try String(contentsOfFile: site.root + "/plugins/Essai/plugin.yml", encoding: .utf8)
    let other = yml.replacingOccurrences(of: "delai: 1\n", with: asked + "\n")
    try site.write("plugins/Essai/plugin.yml", bytes: Array(other.utf8))
    let said = try await site.check()
    #expect(said.first?.code == "EXT-003")
    #expect(said.first?.explanation?.french.contains(toAdd) == true)
  }

  @Test func answersAreKeptUntilTheirInputChanges() async throws {
    let counting = "n = 0\n" + Self.each("n += 1; repondre(demande, html('réponse %d de %d' % (n, os.getpid())))")
    let site = try Self.site(counting)
    let first = try await site.files().files["a.html"]
    #expect(try await site.files().files["a.html"] == first, "kept")
    try site.write("-- content/a.md --\n# A\n\n```essai\ndeux\n```\n")
    #expect(try await site.files().files["a.html"] != first)
    try site.write("-- content/a.md --\n# A\n\n```essai\nun\n```\n")
    #expect(try await site.files().files["a.html"] == first, "still kept")
    try site.write("-- plugins/Essai/autre.txt --\nune entrée de plus\n")
    #expect(try await site.files().files["a.html"] != first, "its files are part of its input")
  }

  @Test func aSlowAnswerIsCancelledAndTheProgramKept() async throws {
    let polite = """
      import select
      commencer()
      while True:
          demande = lire()
          if 'id' not in demande: continue
          if demande['params']['text'] == 'un\\n':
              abandon = lire()
              assert abandon == {'method': 'cancel', 'params': {'id': demande['id']}}
              print(json.dumps({'id': demande['id'], 'error': 'abandonnée'}), flush=True)
              continue
          repondre(demande, html('par %d' % os.getpid()))
      """
    let site = try Self.site(polite, body: "un\n```\n\n```essai\ndeux\n```\n\n```essai\ntrois\n")
    let (_, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics) == ["EXT-006 content/a.md:3:4"])
  }

  @Test func aProgramThatFailsAgainAndAgainIsAskedNoMore() async throws {
    let body = (0..<6).map { "\($0)\n" }.joined(separator: "```\n\n```essai\n")
    let site = try Self.site("open(os.environ['TMPDIR'] + '/x', 'w')\nraise SystemExit(1)", body: body)
    let codes = try await site.check().map(\.code)
    #expect(codes == ["EXT-007", "EXT-007", "EXT-007", "EXT-011", "EXT-011", "EXT-011"])
  }

  @Test func aCheckReportsAndMends() async throws {
    let finding =
      "{'code': 'ESS-001', 'start': 4, 'end': 5, 'message': {'fr': 'ici', 'en': 'here'}, 'fixes': [{'title': 'corriger', 'safe': True, 'edits': [{'start': 4, 'end': 5, 'text': 'e'}]}]}"
    let behaviour = """
      PRESENTATION['checks'] = ['ESS-001']
      commencer()
      while True:
          demande = lire()
          repondre(demande, {'diagnostics': [\(finding)]} if demande['method'] == 'check' else html('x'))
      """
    let rules = "controles:\n  - { code: ESS-001, gravite: avertissement, titre: T, raison: R, remede: M }"
    let site = try Self.site(behaviour, yml: rules)
    try site.write("-- content/a.md --\n# Été\n\n```essai\nx\n```\n")
    let said = try await site.check()
    #expect(TestSite.describe(said) == ["ESS-001 content/a.md:1:4"])
    #expect(said.first?.fixes.first?.edits == [.init(range: 4..<5, replacement: "e")])
    #expect(try site.build().rules()["ESS-001"] != nil, "it has its page")
    let wrong = try Self.site(behaviour.replacingOccurrences(of: "'start': 4", with: "'start': 3"), yml: rules)
    try wrong.write("-- content/a.md --\n# Été\n\n```essai\nx\n```\n")
    #expect(TestSite.describe(try await wrong.check()) == ["EXT-009 content/a.md"], "a place in the middle of a character")
  }

  @Test func aPredicateJudgesForAModel() async throws {
    let behaviour = """
      PRESENTATION.update(directives=[], predicates=['bref'])
      commencer()
      while True:
          demande = lire()
          maximum = int(demande['params']['rule']['parameters']['maximum'])
          long = len(demande['params']['document']['title']) > maximum
          repondre(demande, {'breaches': [{'start': 0, 'end': 3, 'message': 'titre trop long'}] if long else []})
      """
    let site = try Self.site(behaviour, yml: "predicats: [bref]")
    let yml = try String(contentsOfFile: site.root + "/plugins/Essai/plugin.yml", encoding: .utf8)
    let lines = yml.split(separator: "\n").filter { !$0.contains("essai, forme") && $0 != "directives:" }
    try site.write("plugins/Essai/plugin.yml", bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    try site.write(
      """
      -- site/modeles/note.yml --
      modele: note
      titre: note
      regles:
        - { code: NOTE-001, controle: bref, maximum: 5, gravite: erreur, titre: t, raison: r, remede: m }
      -- content/a.md --
      ---
      titre: Un titre bien long
      modele: note
      ---
      Texte.
      """)
    #expect(TestSite.describe(try await site.check()) == ["NOTE-001 content/a.md:1:1"])
  }

  @Test func aProgramMakesPages() async throws {
    let behaviour = """
      PRESENTATION.update(directives=[], pages=True)
      commencer()
      while True:
          demande = lire()
          if demande['method'] == 'pages':
              titres = [d['title'] for d in demande['params']['documents']]
              repondre(demande, {'pages': [{'path': 'faite/' + CHEMIN, 'title': 'Faite de ' + titres[0], 'key': 'k'}]})
          else:
              repondre(demande, html(['p', 'clé ' + demande['params']['key']]))
      """
    func site(_ path: String) throws -> TestSite {
      let site = try Self.site("CHEMIN = '\(path)'\n" + behaviour, yml: "pages: oui")
      let yml = try String(contentsOfFile: site.root + "/plugins/Essai/plugin.yml", encoding: .utf8)
      let lines = yml.split(separator: "\n").filter { !$0.contains("essai, forme") && $0 != "directives:" }
      try site.write("plugins/Essai/plugin.yml", bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
      try site.write("-- content/a.md --\n# A\n\n[[Faite de A]]\n")
      return site
    }
    let (files, outcome) = try await site("x.html").files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    #expect(files["faite/x.html"]?.contains("<p>clé k</p>") == true)
    #expect(files["a.html"]?.contains("href=\"faite/x.html\"") == true)
    #expect(TestSite.describe(try await site("../x.html").check()).contains("EXT-009 plugins/Essai/plugin.yml"))
  }

  /// What a plugin leaves running goes with it.
  @Test func noProcessIsLeftBehind() async throws {
    let site = try Self.site(
      "import subprocess\n"
        + Self.each("enfant = subprocess.Popen(['sleep', '600']); repondre(demande, html('enfant %d.' % enfant.pid))"))
    let page = try #require(try await site.files().files["a.html"])
    let match = try #require(page.firstMatch(of: /enfant (\d+)\./))
    let identifier = try #require(Int32(match.1))
    for _ in 0..<50 where kill(identifier, 0) == 0 { try await Task.sleep(for: .milliseconds(100)) }
    #expect(kill(identifier, 0) != 0)
  }

  @Test func aMissingFileSaysHowToInstallIt() async throws {
    let site = try Self.site(
      Self.each("repondre(demande, html('x'))"), yml: "fichiers: [/nulle/part.dic]\ninstallation: apt-get install part")
    let said = try await site.check()
    #expect(said.first?.code == "EXT-004")
    #expect(said.first?.explanation?.french.contains("apt-get install part") == true)
  }
}
