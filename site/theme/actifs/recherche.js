/* Recherche : lit les fichiers de recherche/i/ par des balises <script>, sans fetch ni module, aussi depuis file://.
   1. decouper : la même normalisation que TokenScanner.swift ; 2. chercher : le même classement que SearchEngine.swift,
   recommencé chaque fois que des fichiers arrivent ; 3. afficher : nœuds de texte seulement. */
(function () {
  'use strict';

  // --- 1. Découper -----------------------------------------------------------------------------------------------

  var PLIS = {};
  'œoe æae ßss øo łl đd ıi þth ðd ŋn ɛe ɔo ɖd ħh ƒf ɣg ɓb ɗd ʋv ŧt ƙk ƴy ǝe əe ɩi ʊu ɲn'.split(' ').forEach(p => {
    PLIS[p[0]] = p.slice(1);
  });
  var ARABE = { 0x622: 'ا', 0x623: 'ا', 0x625: 'ا', 0x671: 'ا', 0x649: 'ي', 0x626: 'ي', 0x629: 'ه', 0x624: 'و' };
  var ELISIONS = mots('l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu');
  var ARTICLES = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
  var VIDES = mots('a ai ait alors apres as au aucun aujourd aussi autre autres aux avec avez avoir avons ayant bien c ca car ce ceci cela ' +
    'celle celles celui cent ces cet cette ceux chaque chez ci comme comment combien d dans de des depuis donc dont du elle ' +
    'elles en encore entre es est et etait etaient etant etc ete etes etre eu eux faire fait faut font hui il ils j je jusqu l la ' +
    'laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi moins mon n ' +
    'ne ni non nos notre nous nul on ont ou par parce pas peu peut peuvent plus pour pourquoi pourrait puis puisqu puisque ' +
    'qu quand que quel quelle quelles quels quelqu qui quoi quoiqu quoique s sa sans se selon sera serait ses si sinon soi ' +
    'soit son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une ' +
    'va vers voici voila vos votre vous vu y ' +
    'من في علي الي عن ما هل هو هي هذا هذه ان او و كيف كان لا مع كل التي الذي');
  /* Mots vides de l'anglais : seul parmi des mots français, l'un d'eux est un nom (« Instruction With »). */
  var ANGLAIS = mots('an and are be been by can could did do does for from had has have how i if in into is it its not of or our shall ' +
    'should so such than that the their them then there these they this those to was we were what when where which who why ' +
    'will with would you your');
  var FAIBLES = mots('aimerais besoin cherche chercher comprendre connaitre definition definir dire dit exemple expliquer explique fonctionne ' +
    'information informations marche merci obtenir regle regles savoir signifie souhaite trouve trouver veux voudrais');
  var SUFFIXES = mots('e s es x aux al ale ales el elle els elles er ez ent a as ai ait ais aient ant ants ante antes ation ations ateur ' +
    'ateurs atrice atrices ement ements ment ments eur eurs euse euses if ifs ive ives ite ites ique iques isme ismes iste istes able ' +
    'ables ible ibles ance ances ence ences age ages ee ees i ie ies ir is it ise ises iser isation isations issent issant issement ' +
    'issements ion ions oir oire oires ure ures era erait eraient erons ons eront en ens enne ennes ien iens ienne iennes ier iers iere ' +
    'ieres eux in ins ine ines on onne onner onnel onnelle onnels onnelles t te ts tes ue ues u us aire aires al ing ed ers y');
  SUFFIXES.set('', 1);

  function mots(liste) {
    return new Map(liste.split(' ').map(mot => [mot, 1]));
  }

  /* Un caractère : des lettres, '' s'il est ignoré, 0 s'il sépare, 1 à 3 s'il joint (apostrophe, trait, point). */
  var connus = [];
  function lettre(c) {
    var l = connus[c];
    return l === undefined ? connus[c] = classer(c) : l;
  }
  function classer(c) {
    var s = String.fromCharCode(c);
    function entre(a, b) { return c >= a && c <= b; }
    if (entre(48, 57) || entre(97, 122)) return s;
    if (entre(65, 90)) return s.toLowerCase();
    if (c === 0x27 || c === 0x2BC || c === 0x2018 || c === 0x2019) return 1;
    if (c === 0x2D || c === 0xB7 || entre(0x2010, 0x2013)) return 2;
    if (c === 0x2E) return 3;
    if (c === 0xAD || entre(0x300, 0x36F) || entre(0x200B, 0x200F) || entre(0x202A, 0x202E) || entre(0x2060, 0x2064) ||
      entre(0xFE00, 0xFE0F) || c === 0xFEFF) return '';
    if (c < 0xC0 || c === 0xD7 || c === 0xF7) return 0;
    if (c <= 0x2AF || entre(0x1E00, 0x1EFF)) {
      return s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z]/g, x => PLIS[x] || x);
    }
    if (entre(0x600, 0x6FF)) {
      if (c === 0x61C || c === 0x640 || entre(0x64B, 0x65F) || c === 0x670 || entre(0x6D6, 0x6ED)) return '';
      if (c < 0x620 || entre(0x66A, 0x66D) || c === 0x6D4) return 0;
      return ARABE[c] || (entre(0x660, 0x669) ? String(c - 0x660) : entre(0x6F0, 0x6F9) ? String(c - 0x6F0) : s);
    }
    if (c === 0xFB01) return 'fi';
    if (c === 0xFB02) return 'fl';
    if (entre(0x370, 0x1FFF) || entre(0x2C00, 0x2DFF) || entre(0x3040, 0xD7FF) || entre(0xF900, 0xFAFF) ||
      entre(0xFF10, 0xFF19) || entre(0xFF21, 0xFF3A) || entre(0xFF41, 0xFF5A) || entre(0xFF66, 0xFFDC)) {
      var bas = s.toLowerCase();
      return bas.length === 1 ? bas : s;
    }
    return 0;
  }

  function vide(f) { return VIDES.has(f) || ANGLAIS.has(f); }

  function chiffre(mot) { return mot.charCodeAt(0) < 58; }

  /* Les mots d'un texte : {f: forme, d, e: place dans le texte, n: parties qui suivent une référence, j: composé écrit d'un trait}. */
  function decouper(texte) {
    var sortie = [], groupe = [], mot = '', debut = 0, joint = 0;
    for (var i = 0; i <= texte.length; i++) {
      var l = i < texte.length ? lettre(texte.charCodeAt(i)) : 0;
      if (typeof l === 'string') {
        if (!mot && l) debut = i;
        if (mot.length < 64) mot += l;
        continue;
      }
      if (mot) {
        var article = ARTICLES.find(a => mot.indexOf(a) === 0 && mot.length >= a.length + 3);
        groupe.push({ f: article ? mot.slice(article.length) : mot, d: debut, e: i, j: groupe.length ? joint : 0 });
        mot = '';
        joint = l;
        if (!l) vider();
      } else {
        if (groupe.length) vider();
        joint = 0;
      }
    }
    return sortie;

    function vider() {
      var g = groupe;
      groupe = [];
      joint = 0;
      while (g.length > 1 && g[1].j === 1 && ELISIONS.has(g[0].f)) g.shift();
      if (g.length > 1) {
        var suite = g.slice(1);
        var tout = { f: g.map(forme).join(''), d: g[0].d, e: g[g.length - 1].e };
        if (g.every(seule) && suite.every(m => m.j === 3)) return sortie.push(tout);
        if (seule(g[0]) && suite[0].j === 3) {
          sortie.push(g.shift());
          suite.shift();
        }
        if (g.length > 1 && estReference(g, suite)) {
          var r = g.map(forme).join(g.length === 2 && g[1].j === 3 ? '.' : '-');
          if (r.length > 2 && !chiffre(r) && chiffre(r.slice(1))) r = r.slice(1);
          sortie.push({ f: r.slice(0, 64), d: g[0].d, e: tout.e, n: g.length });
        }
        var compose = g.length > 1 && suite.every(m => m.j < 3) && !g.some(m => /\d/.test(m.f));
      }
      g.forEach(function (m) { sortie.push({ f: m.f, d: m.d, e: m.e }); });
      if (compose) sortie.push({ f: g.map(forme).join('').slice(0, 64), d: g[0].d, e: g[g.length - 1].e, c: 1 });
    }
    function forme(m) { return m.f; }
    function seule(m) { return m.f.length === 1 && !chiffre(m.f); }
    function estReference(g, suite) {
      if (suite.every(m => m.j === 2)) return g.some(m => /\d/.test(m.f));
      return suite.every(m => m.j > 1) && g.every(m => chiffre(m.f));
    }
  }

  function brut(f) {
    var fin = f.length;
    if (fin <= 3 || /\d$/.test(f)) return f;
    if (/[sx]$/.test(f)) fin--;
    while (fin > 3 && f[fin - 1] === 'e') fin--;
    return f.slice(0, fin);
  }

  /* La requête : mots dans l'ordre, {f: forme, x: exclu, p: numéro des guillemets, g: en capitales parmi d'autres, parts: mots d'une référence}. */
  function lire(q) {
    var requete = { mots: [], phrases: [] }, crie = q === q.toUpperCase();
    q.slice(0, 1000).replace(/["«»“”„]([^"«»“”„]*)["«»“”„]|(^|\s)-(?=[^\s-])(\S*)|[^\s"«»“”„]+|["«»“”„]/g, (tout, phrase, _, exclu) => {
      var texte = phrase !== undefined ? phrase : exclu !== undefined ? exclu : tout;
      var suite = decouper(texte);
      var numero = phrase === undefined ? 0 : requete.phrases.push(suite.filter(simple).map(m => m.f));
      for (var i = 0; i < suite.length; i++) {
        var m = suite[i], mot = { f: m.f, x: exclu !== undefined, p: numero, g: !crie && capitales(texte) };
        if (m.c) continue;
        if (m.n) {
          mot.parts = suite.slice(i + 1, i + 1 + m.n).map(n => ({ f: n.f, x: mot.x, p: numero }));
          i += m.n;
        }
        requete.mots.push(mot);
      }
      return '';
    });
    requete.mots = requete.mots.slice(0, 24);
    return requete;
  }
  function simple(m) { return !m.c && !m.n; }
  function capitales(t) { return t.length > 1 && t === t.toUpperCase() && t !== t.toLowerCase(); }

  // --- 2. Chercher -----------------------------------------------------------------------------------------------

  var CHIFFRES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
  var valeurs = {};
  CHIFFRES.split('').forEach((c, i) => { valeurs[c] = i; });

  var recus = new Map(), attendus = new Map(), manifeste, racine, script = document.currentScript;

  window.vdm = (nom, contenu) => { recus.set(nom, contenu); };

  function chemin(nom) {
    if (nom === 'manifeste') return nom + '.js';
    return nom[0] === 'c' ? 'c/' + Math.floor(parseInt(nom.slice(1), 10) / 1000) + '/' + nom.slice(1) + '.js' : nom[0] + '/' + nom.slice(1) + '.js';
  }

  function charger(nom, suite) {
    if (attendus.has(nom)) return attendus.get(nom).push(suite);
    attendus.set(nom, [suite]);
    var balise = document.createElement('script');
    balise.charset = 'utf-8';
    balise.fetchPriority = 'high';
    balise.src = racine + 'recherche/i/' + chemin(nom) + (manifeste ? '?v=' + manifeste[0] : '');
    balise.onload = balise.onerror = function () {
      if (!recus.has(nom)) recus.set(nom, null);
      var suites = attendus.get(nom);
      attendus.delete(nom);
      balise.remove();
      suites.forEach(f => { f(); });
    };
    document.head.appendChild(balise);
  }

  /* Charge ce qui manque, puis appelle « suite » une fois. */
  function avec(noms, suite) {
    var reste = noms.filter(n => !recus.has(n));
    var compte = reste.length;
    if (!compte) return suite();
    reste.forEach(n => {
      charger(n, () => { if (!--compte) suite(); });
    });
  }

  function Lecteur(texte, place) {
    this.t = texte;
    this.i = place || 0;
  }
  Lecteur.prototype.un = function () { return valeurs[this.t[this.i++]] || 0; };
  Lecteur.prototype.nombre = function () {
    var n = 0, base = 1, c;
    do {
      c = this.un();
      n += (c & 31) * base;
      base *= 32;
    } while (c > 31 && this.i < this.t.length);
    return n;
  };

  /* Un fichier de termes, lu une fois : liste des formes et, par forme, ses entrées. */
  var lus = new Map();
  function fichierTermes(k) {
    var nom = 't' + k;
    if (lus.has(nom)) return lus.get(nom);
    var parForme = new Map(), avant = '';
    (recus.get(nom) || '').split(';').forEach(texte => {
      var deux = texte.indexOf(':');
      if (deux < 0) return;
      var tete = texte.slice(0, deux).split('=');
      var entree = { formes: tete[0].split(',').map(decoder), vus: tete[1] ? tete[1].split(',') : [], texte: texte, i: deux + 1 };
      var l = new Lecteur(texte, deux + 1), n = l.nombre();
      entree.df = n >> 1;
      if (n & 1) entree.suite = 's' + (l.nombre(), l.nombre());
      entree.formes.forEach(f => {
        if (!parForme.has(f)) parForme.set(f, []);
        parForme.get(f).push(entree);
      });
    });
    lus.set(nom, parForme);
    return parForme;
    function decoder(f) { return avant = avant.slice(0, valeurs[f[0]]) + f.slice(1); }
  }

  /* [page, poids, passages] : les meilleures pages d'un terme ou, si « toutes », avec celles de son fichier de suite. */
  function pages(entree, toutes) {
    if (!entree.pages) entree.pages = lirePages(entree.texte, entree.i);
    if (!toutes || !entree.suite) return entree.pages;
    if (!entree.toutes) entree.toutes = entree.pages.concat(lirePages(recus.get(entree.suite) || '0', 0)).sort((a, b) => a[0] - b[0]);
    return entree.toutes;
  }
  function lirePages(texte, place) {
    var l = new Lecteur(texte, place), n = l.nombre(), page = 0, liste = [];
    if (n & 1) {
      n = l.nombre() * 2;
      l.nombre();
    }
    for (n >>= 1; n > 0; n--) {
      var pas = l.nombre();
      page += Math.floor(pas / 2);
      liste.push([page, l.un(), pas % 2 ? l.nombre() : 1]);
    }
    return liste;
  }

  function mene(debuts, mot) {
    var bas = 0, haut = debuts.length;
    while (haut - bas > 1) {
      var milieu = (bas + haut) >> 1;
      if (mot < debuts[milieu]) haut = milieu; else bas = milieu;
    }
    return bas;
  }

  /* Les numéros des fichiers où peuvent être les formes qui commencent par « debut », « mot » le plus près, « plus » au plus. */
  function voisins(debuts, debut, mot, plus) {
    var a = mene(debuts, debut), b = mene(debuts, debut + '\uffff'), m = mene(debuts, mot);
    a = Math.max(a, Math.min(m - 1, b - plus + 1));
    var liste = [];
    for (var k = a; k <= b && liste.length < plus; k++) liste.push(k);
    return liste;
  }

  function distance(a, b, max) {
    if (Math.abs(a.length - b.length) > max) return max + 1;
    var avant2, avant = [], ligne, i, j;
    for (j = 0; j <= b.length; j++) avant.push(j);
    for (i = 1; i <= a.length; i++) {
      ligne = [i];
      var min = i;
      for (j = 1; j <= b.length; j++) {
        var d = Math.min(avant[j] + 1, ligne[j - 1] + 1, avant[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, avant2[j - 2] + 1);
        ligne.push(d);
        if (d < min) min = d;
      }
      if (min > max) return max + 1;
      avant2 = avant;
      avant = ligne;
    }
    return avant[b.length];
  }

  function Recherche(requete, frappe) {
    this.requete = requete;
    this.frappe = frappe;
    this.manque = [];
    this.corrections = [];
  }

  Recherche.prototype.termes = function (k) {
    if (!recus.has('t' + k)) this.manque.push('t' + k);
    return fichierVide(k) || fichierTermes(k);
  };
  function fichierVide(k) { return recus.has('t' + k) ? null : new Map(); }

  /* Les entrées d'un mot, chacune avec son poids, et les formes qui valent le mot lui-même dans un texte. */
  Recherche.prototype.resoudre = function (f, dernier) {
    var debuts = manifeste[3], trouves = [], valent = [f], ici = this.termes(mene(debuts, f));
    (ici.get(f) || []).forEach(e => { ajouter(e, 1); });
    var exact = trouves.length > 0;
    if (dernier && f.length > 2 && (this.frappe || !exact)) this.prefixes(f, exact ? 0.4 : 0.8, ajouter, valent);
    if (!trouves.length && !this.manque.length) {
      this.flexions(f, ici, ajouter, valent);
      if (!trouves.length) this.fautes(f, ajouter, valent);
    }
    return { f: f, t: trouves, valent: valent };
    function ajouter(entree, poids) {
      var cle = entree.formes + entree.texte.slice(entree.i);
      if (!trouves.some(t => t.cle === cle)) trouves.push({ e: entree, p: poids, cle: cle });
    }
  };

  Recherche.prototype.prefixes = function (f, poids, ajouter, valent) {
    var self = this, formes = [];
    voisins(manifeste[3], f, f, 5).forEach(k => {
      self.termes(k).forEach((entrees, forme) => {
        if (forme !== f && forme.indexOf(f) === 0 && forme.indexOf(' ') < 0) formes.push([forme, entrees]);
      });
    });
    formes.sort((a, b) => a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
    formes.slice(0, 120).forEach(x => {
      valent.push(x[0]);
      x[1].forEach(e => { ajouter(e, poids); });
    });
  };

  /* Les autres flexions, et les mots à une lettre près : « africin » est plutôt « africain » que « africa ». */
  Recherche.prototype.flexions = function (f, ici, ajouter, valent) {
    var mieux = 0, choix = [];
    ici.forEach((entrees, forme) => {
      var n = 0;
      while (n < f.length && f[n] === forme[n]) n++;
      if (n < 4 || n < 5 && f.length > n + 2 || n < mieux || !SUFFIXES.has(f.slice(n)) || !SUFFIXES.has(forme.slice(n))) return;
      if (n > mieux) choix = [];
      mieux = n;
      choix.push(entrees);
    });
    choix.forEach(entrees => { entrees.forEach(e => { ajouter(e, 0.8); }); });
    if (choix.length) voisins(manifeste[3], f.slice(0, f.length >> 1), f, 3).forEach(k => {
      this.termes(k).forEach((entrees, forme) => {
        if (forme.indexOf(' ') >= 0 || distance(f, forme, 1) !== 1) return;
        valent.push(forme);
        entrees.forEach(e => { ajouter(e, 0.8); });
      });
    });
  };

  Recherche.prototype.fautes = function (f, ajouter, valent) {
    var max = f.length > 8 ? 2 : f.length > 3 ? 1 : 0, self = this, proches = new Map(), moitie = f.length >> 1;
    if (!max || f.replace(/\D/g, '').length * 2 >= f.length) return;
    voisins(manifeste[3], f.slice(0, moitie), f, 3).forEach(k => {
      self.termes(k).forEach((entrees, forme) => { essayer(forme, Math.floor(Math.log2(entrees[0].df || 1)) + 1); });
    });
    var envers = f.split('').reverse().join('');
    voisins(manifeste[4], envers.slice(0, moitie), envers, 3).forEach(k => {
      var nom = 'r' + k, avant = '';
      if (!recus.has(nom)) return self.manque.push(nom);
      (recus.get(nom) || '').split(',').forEach(t => {
        if (!t) return;
        avant = avant.slice(0, valeurs[t[0]]) + t.slice(2);
        if (Math.abs(avant.length - f.length) <= max) essayer(avant.split('').reverse().join(''), valeurs[t[1]]);
      });
    });
    if (this.manque.length) return;
    var liste = Array.from(proches.values()).sort((a, b) => a.rang - b.rang || (a.f < b.f ? -1 : 1));
    liste.slice(0, 3).forEach(c => {
      if (c.d > liste[0].d) return;
      (self.termes(mene(manifeste[3], c.f)).get(c.f) || []).forEach(e => { ajouter(e, c === liste[0] ? 0.8 : 0.6); });
    });
    if (liste.length) {
      this.corrections.push([f, liste[0].f]);
      valent[0] = liste[0].f;
    }
    function essayer(forme, frequence) {
      if (forme.length < 4 || proches.has(forme) || forme.indexOf(' ') >= 0) return;
      var d = distance(f, forme, max);
      if (d <= max) proches.set(forme, { f: forme, d: d, rang: d * 100 + (forme[0] === f[0] ? 0 : 8) - frequence });
    }
  };

  /* Les mots utiles de la requête, chacun avec ses entrées ; rien tant qu'il manque des fichiers. */
  Recherche.prototype.preparer = function () {
    var self = this, mots = this.requete.mots.filter(m => !m.x);
    var anglais = mots.filter(m => ANGLAIS.has(m.f)).length > 1;
    var utiles = mots.filter(m => m.p || m.g || !vide(m.f) || !anglais && ANGLAIS.has(m.f));
    if (!utiles.length) utiles = mots;
    var dernier = mots[mots.length - 1];
    var liste = [];
    utiles.forEach(m => {
      var suite = m.parts ? self.reference(m) : [m];
      suite.forEach(n => {
        n = Object.assign(self.resoudre(n.f, n === dernier && !m.p), { p: m.p });
        liste.push(n);
      });
    });
    this.mots = liste;
    this.expressions = this.chercherExpressions(liste);
    this.exclus = [].concat(...this.requete.mots.filter(m => m.x).map(m => self.termes(mene(manifeste[3], m.f)).get(m.f) || []));
    this.suites(this.exclus);
    return !this.manque.length;
  };

  /* Demande les pages qui manquent aux termes très fréquents. */
  Recherche.prototype.suites = function (entrees) {
    entrees.forEach(e => { if (e.suite && !recus.has(e.suite)) this.manque.push(e.suite); });
  };

  Recherche.prototype.reference = function (m) {
    var ici = this.termes(mene(manifeste[3], m.f));
    return ici.has(m.f) || this.manque.length ? [m] : m.parts;
  };

  /* Les suites de mots que l'index connaît comme un terme : synonymes de plusieurs mots, « article 118 ». */
  Recherche.prototype.chercherExpressions = function (liste) {
    var sortie = [];
    for (var i = 0; i < liste.length - 1; i++) {
      for (var n = Math.min(6, liste.length - i); n > 1; n--) {
        var suite = liste.slice(i, i + n);
        var cle = suite.map(m => brut(m.f)).join(' ');
        var k = mene(manifeste[3], suite[0].f), reference = n === 2 && /^art(icle)?s?$/.test(suite[0].f) && chiffre(suite[1].f);
        if (reference) {
          cle = 'article ' + suite[1].f;
          k = mene(manifeste[3], cle);
          this.termes(k);
        }
        var ici = recus.has('t' + k) ? fichierTermes(k) : new Map();
        var entrees = ici.get(cle) || n === 2 && !reference && ici.get(suite[0].f + suite[1].f);
        if (entrees) sortie.push({ i: i, n: n, e: entrees[0] });
      }
    }
    return sortie;
  };

  function idf(df) {
    var n = manifeste[1];
    return Math.log(1 + (n - Math.min(df, n) + 0.5) / (Math.min(df, n) + 0.5));
  }

  /* Les pages et leur score, du meilleur au moindre. */
  Recherche.prototype.classer = function (permises) {
    var n = manifeste[1], self = this, total = 0;
    var score = new Float64Array(n), couvert = new Float64Array(n), titre = new Float64Array(n), passages = new Map();
    var mots = this.mots.filter(m => m.t.length);
    mots.forEach(m => {
      var valeur = m.valeur = new Float64Array(n), entitre = new Uint8Array(n), df = 0, vus = 0;
      m.t.forEach(t => {
        if (t.e.df > df) df = t.e.df;
        pages(t.e, self.toutes).forEach(([p, poids]) => {
          var v = (poids & 31) / 31 * t.p;
          if (!valeur[p]) vus++;
          if (v > valeur[p]) valeur[p] = v;
          if (poids > 31) entitre[p] = 1;
        });
      });
      m.idf = idf(Math.max(df, vus)) * (FAIBLES.has(m.f) ? 0.3 : 1);
      m.titre = entitre;
      m.compte = !mots.some(fort) || fort(m);
      if (m.compte) total += m.idf;
    });
    this.expressions.forEach(x => {
      var suite = self.mots.slice(x.i, x.i + x.n).filter(m => m.valeur), force = idf(x.e.df) * 0.5;
      pages(x.e).forEach(([p, poids]) => {
        var v = (poids & 31) / 31;
        score[p] += force * v;
        suite.forEach(m => {
          if (v > m.valeur[p]) m.valeur[p] = v;
          if (poids > 31) m.titre[p] = 1;
        });
      });
    });
    mots.forEach(m => {
      for (var p = 0; p < n; p++) {
        if (!m.valeur[p]) continue;
        score[p] += m.idf * m.valeur[p];
        if (!m.compte) continue;
        couvert[p] += m.idf;
        if (m.titre[p]) titre[p] += m.idf;
      }
    });
    this.exclus.forEach(e => { pages(e, 1).forEach(([p]) => { score[p] = 0; }); });
    this.phrasesRequises(score);
    var max = 0, p;
    for (p = 0; p < n; p++) {
      if (!score[p]) continue;
      var part = total ? couvert[p] / total : 1, dansTitre = total ? titre[p] / total : 0;
      couvert[p] = part;
      score[p] *= part * part * (1 + 0.3 * dansTitre * dansTitre);
      if (part > max) max = part;
    }
    var tous = [], larges = this.larges = new Uint8Array(n), combien = 0;
    for (p = 0; p < n; p++) {
      if (!score[p]) continue;
      if (couvert[p] >= 0.6 * max) combien += larges[p] = 1;
      tous.push(p);
    }
    tous.sort((a, b) => score[b] - score[a] || a - b);
    tous.forEach(q => { if (combien < 10 && !larges[q]) combien += larges[q] = 1; });
    this.score = score;
    tous = tous.filter(q => larges[q] && (!permises || permises(q)));
    if (!this.toutes && tous.filter(q => couvert[q] > 1 - 1e-9).length < 10) {
      mots.forEach(m => { this.suites(m.t.map(t => t.e)); });
      this.toutes = mots.some(m => m.t.some(t => t.e.suite));
      if (this.toutes && !this.manque.length) return this.classer(permises);
    }
    return tous;
  };
  function fort(m) { return !FAIBLES.has(m.f); }

  /* Une phrase entre guillemets : tous ses mots, dans un même passage. */
  Recherche.prototype.phrasesRequises = function (score) {
    var self = this;
    this.requete.phrases.forEach((_, numero) => {
      self.mots.filter(m => m.p === numero + 1).forEach(m => {
        for (var p = 0; p < score.length; p++) if (!m.valeur || !m.valeur[p]) score[p] = 0;
      });
    });
  };

  /* Le passage d'une page qui couvre le mieux la requête. */
  Recherche.prototype.passage = function (page) {
    var notes = [];
    this.mots.forEach(m => {
      var masque = 0;
      m.t.forEach(t => {
        var liste = pages(t.e, this.toutes), bas = 0, haut = liste.length;
        while (haut - bas > 1) {
          var milieu = (bas + haut) >> 1;
          if (liste[milieu][0] > page) haut = milieu; else bas = milieu;
        }
        if (haut && liste[bas][0] === page) masque |= liste[bas][2];
      });
      for (var i = 0; i < 30; i++) if (masque >> i & 1) notes[i] = (notes[i] || 0) + m.idf;
    });
    var choix = 0;
    notes.forEach((v, i) => { if (v > (notes[choix] || 0) + 1e-9) choix = i; });
    return choix;
  };

  /* Le fichier qui porte un passage d'une page, et sa place parmi ceux de la page. */
  Recherche.prototype.nomCarte = function (page) {
    var rang = Math.floor(this.passage(page) / manifeste[2][1]);
    return 'c' + Math.floor(page / manifeste[2][0]) + (rang ? '-' + rang : '');
  };

  Recherche.prototype.carte = function (page) {
    var liste = recus.get(this.nomCarte(page)), passages = liste && liste[page % manifeste[2][0]];
    var c = passages && passages[this.passage(page) % manifeste[2][1]];
    return c && { page: page, chemin: c[0], titre: c[1], genre: c[2], langue: c[3], description: c[4], parties: c[5] };
  };

  /* Le numéro du mot cherché auquel répond une forme, ou -1. */
  Recherche.prototype.numero = function (f) {
    this.numeroter();
    var n = this.reponses.get(f);
    if (n === undefined) n = this.bruts.get(brut(f));
    return n === undefined ? -1 : n;
  };

  /* Numéro par forme et, pour les mots des synonymes, par forme brute. */
  Recherche.prototype.numeroter = function () {
    if (this.reponses) return;
    var reponses = this.reponses = new Map(), bruts = this.bruts = new Map();
    this.mots.forEach((m, i) => {
      m.t.forEach(t => {
        t.e.formes.forEach(g => { if (!reponses.has(g)) reponses.set(g, i); });
        t.e.vus.forEach(g => { if (!bruts.has(brut(g))) bruts.set(brut(g), i); });
      });
    });
    this.expressions.forEach(x => {
      x.e.vus.forEach(g => { if (!bruts.has(brut(g))) bruts.set(brut(g), x.i); });
    });
  };

  /* Si une forme compte dans un texte : pas un mot vide, à moins qu'on le cherche. */
  Recherche.prototype.compte = function (f) { return !vide(f) || this.reponses.has(f); };

  /* Ce que la carte ajoute au score : titre entier, formes exactes, mots voisins. */
  Recherche.prototype.affiner = function (carte) {
    var self = this, n = this.mots.length;
    this.numeroter();
    var titre = decouper(carte.titre).filter(m => simple(m) && this.compte(m.f));
    var formes = new Set(), mieux = 0;
    titre.forEach(noter);
    decouper(carte.description).forEach(noter);
    carte.parties.forEach(p => {
      mieux = Math.max(mieux, self.proximite(decouper(p[1] + ' . ' + p[3]).filter(simple), formes));
    });
    mieux = Math.max(mieux, this.proximite(titre, formes), this.proximite(decouper(carte.description).filter(simple), formes));
    var exacts = this.mots.filter(m => m.valent.some(f => formes.has(f))).length;
    return this.affinerTitre(titre) * (1 + 0.1 * (n ? exacts / n : 0)) * (1 + 0.2 * mieux) *
      (carte.langue === document.documentElement.lang ? 1.2 : 1);
    function noter(m) { formes.add(m.f); }
  };

  /* Plus pour un titre que la requête dit en entier, selon la part qu'il en est, ou qui commence par elle. */
  Recherche.prototype.affinerTitre = function (titre) {
    var numeros = titre.map(m => this.reponses.has(m.f) ? this.reponses.get(m.f) : -1), forts = this.mots.map((_, i) => i).filter(i => fort(this.mots[i]));
    if (!titre.length || !forts.length) return 1;
    if (numeros.every(i => i >= 0)) return 1 + 0.5 * forts.filter(i => numeros.includes(i)).length / forts.length;
    var debut = numeros.slice(0, forts.length);
    return forts.every(i => debut.includes(i)) && debut.every(i => forts.includes(i)) ? 1.3 : 1;
  };

  /* De 0 (mots épars) à 1 (tous les mots cherchés se suivent). */
  Recherche.prototype.proximite = function (mots, formes) {
    var n = this.mots.length, dernier = new Array(n), mieux = 0, self = this, place = 0;
    mots.forEach(m => {
      formes.add(m.f);
      if (!self.compte(m.f)) return;
      var i = self.numero(m.f);
      place++;
      if (i < 0 || n < 2) return;
      dernier[i] = place;
      var places = dernier.filter(x => x !== undefined).sort((a, b) => b - a);
      for (var j = 1; j < places.length; j++) {
        mieux = Math.max(mieux, (j / (n - 1)) * (j / (places[0] - places[j])));
      }
    });
    return mieux;
  };

  Recherche.prototype.contientPhrases = function (carte) {
    return this.requete.phrases.every(phrase => {
      if (!phrase.length) return true;
      return [carte.titre, carte.description].concat.apply([carte.titre, carte.description], carte.parties.map(p => [p[1], p[3]]))
        .some(texte => {
          var mots = decouper(texte).filter(simple);
          return mots.some((_, i) => {
            return phrase.every((f, j) => mots[i + j] && mots[i + j].f === f);
          });
        });
    });
  };

  // --- 3. Afficher -----------------------------------------------------------------------------------------------

  var boite = document.getElementById('recherche');
  window.vdm.essai = { decouper: decouper, lire: lire, Recherche: Recherche, distance: distance, brut: brut };
  if (!boite) return;

  racine = boite.getAttribute('data-root') || new URL('../', script.src).href;
  function mot(nom, defaut) { return boite.getAttribute('data-' + nom) || defaut; }
  function creer(balise, classe, texte) {
    var n = document.createElement(balise);
    if (classe) n.className = classe;
    if (texte) n.textContent = texte;
    return n;
  }

  // La page porte déjà le formulaire, l'état, les facettes et la liste : voir recherche.mustache.
  var formulaire = boite.querySelector('form'), champ = formulaire.querySelector('[name=q]');
  var facettes = boite.querySelector('.facettes'), volet = facettes.querySelector('details'), etat = boite.querySelector('[role=status]');
  var liste = boite.querySelector('[data-search-results]');
  champ.maxLength = 1000;
  var suivants = creer('button', 'suite', mot('suite', 'Plus de résultats'));
  suivants.type = 'button';
  suivants.hidden = true;
  liste.parentNode.insertBefore(suivants, liste.nextSibling);

  var tour = 0, choisis = {}, courant, attente;

  function lancer(frappe) {
    var moi = ++tour, q = champ.value;
    liste.setAttribute('data-state', 'loading');
    adresse(q);
    var voulus = Object.keys(choisis).filter(n => choisis[n].length);
    if (!decouper(q).length && !voulus.length) {
      vider();
      etat.textContent = '';
      suivants.hidden = true;
      courant = null;
      compter();
      return liste.setAttribute('data-state', q ? 'done' : 'idle');
    }
    (function essayer() {
      if (moi !== tour) return;
      var r = new Recherche(lire(q), frappe);
      var pret = r.preparer();
      voulus.forEach(n => { if (!recus.has('f' + n)) r.manque.push('f' + n); });
      if (!pret || r.manque.length) return avec(r.manque, essayer);
      r.liste = r.mots.length ? r.classer(filtre()) : parFacettes(r);
      if (r.manque.length) return avec(r.manque, essayer);
      courant = r;
      r.montres = [];
      montrer(r, moi);
    })();
  }

  function parFacettes(r) {
    var sortie = [], permise = filtre();
    r.larges = new Uint8Array(manifeste[1]).fill(1);
    r.score = r.larges;
    for (var p = 0; p < manifeste[1]; p++) if (!permise || permise(p)) sortie.push(p);
    return sortie;
  }

  /* Charge les cartes des pages suivantes et les montre par lots, chacun affiné entre ses cartes : d'abord six, autant qu'un
     navigateur en charge à la fois. Une phrase entre guillemets en demande plus : beaucoup de pages ont ses mots, non à la suite. */
  function montrer(r, moi) {
    var depart = r.lues || 0, lots = r.requete.phrases.length ? [30] : depart ? [10] : [6, 4];
    lots = lots.map(n => {
      var lot = r.liste.slice(r.lues || 0, (r.lues || 0) + n);
      r.lues = (r.lues || 0) + lot.length;
      return lot;
    });
    (function suivant() {
      var lot = lots.shift();
      avec(lot.map(p => r.nomCarte(p)), () => {
        if (moi !== tour) return;
        if (!r.montres.length) vider();
        montrerLot(r, lot);
        if (lots.length) return suivant();
        suivants.hidden = r.lues >= r.liste.length;
        annoncer(r);
        compter();
        liste.setAttribute('data-state', 'done');
      });
    })();
    lots.forEach(lot => { avec(lot.map(p => r.nomCarte(p)), () => {}); });
  }

  function montrerLot(r, lot) {
    var cartes = lot.map(p => r.carte(p)).filter(Boolean);
    cartes.forEach(c => { c.note = r.score[c.page] * r.affiner(c); });
    cartes.sort((a, b) => b.note - a.note || a.page - b.page);
    if (r.requete.phrases.length) cartes = cartes.filter(c => r.contientPhrases(c));
    cartes.forEach(c => { liste.appendChild(dessiner(r, c)); });
    r.montres = r.montres.concat(cartes);
  }

  function vider() {
    while (liste.firstChild) liste.removeChild(liste.firstChild);
  }

  function annoncer(r) {
    var n = r.requete.phrases.length ? r.montres.length : r.liste.length;
    var texte = n === 0 ? mot('aucun', 'Aucun résultat') : n === 1 ? mot('un', '1 résultat') : mot('plusieurs', '{n} résultats').replace('{n}', String(n));
    etat.textContent = texte;
    if (r.corrections.length && n) {
      etat.appendChild(document.createTextNode(' ' + mot('pour', 'pour') + ' '));
      r.corrections.forEach((c, i) => {
        if (i) etat.appendChild(document.createTextNode(', '));
        etat.appendChild(creer('strong', '', ecriture(r, c[1])));
      });
    }
    if (!n) conseiller();
  }

  /* Une forme corrigée telle que les pages l'écrivent, avec ses accents. */
  function ecriture(r, f) {
    var vu = f;
    r.montres.some(c => {
      return [c.titre, c.description].concat(c.parties.map(p => p[3])).some(t => {
        var m = decouper(t).find(x => x.f === f && !x.c);
        if (m) vu = t.slice(m.d, m.e);
        return m;
      });
    });
    return vu;
  }

  function conseiller() {
    var li = creer('li', 'sans-resultat');
    li.appendChild(creer('p', '', mot('conseil', 'Essayez un mot plus court ou plus général, ou ôtez un filtre.')));
    liste.appendChild(li);
    var noms = manifeste[5], nom = noms.indexOf('theme') >= 0 ? 'theme' : noms[0];
    if (!nom) return;
    avec(['f' + nom], () => {
      var f = recus.get('f' + nom), ul = creer('ul');
      for (var i = 1; f && i < f.length && i < 30; i += 3) {
        var a = creer('a', '', f[i + 1]), x = creer('li');
        a.href = '?' + nom + '=' + encodeURIComponent(f[i]);
        x.appendChild(a);
        ul.appendChild(x);
      }
      li.appendChild(ul);
    });
  }

  function dessiner(r, c) {
    var li = creer('li', 'resultat'), titre = creer('h2', 'resultat-titre'), a = creer('a');
    li.setAttribute('data-search-result', '');
    a.href = lien(c.chemin, '');
    marquer(r, a, c.titre);
    titre.appendChild(a);
    li.appendChild(titre);
    if (c.langue !== document.documentElement.lang) {
      li.lang = c.langue;
      li.dir = c.langue === 'ar' ? 'rtl' : 'ltr';
    }
    var lieu = [c.genre, c.chemin.split('/').slice(0, -1).join(' › ')].filter(Boolean).join(' — ');
    if (lieu) li.appendChild(creer('p', 'resultat-chemin', lieu));
    var extrait = r.extrait(c);
    if (extrait) {
      var p = creer('p', 'resultat-extrait');
      marquer(r, p, extrait);
      li.appendChild(p);
    }
    var sous = r.titres(c);
    if (sous.length) {
      var ul = creer('ul', 'resultat-parties');
      sous.forEach(s => {
        var x = creer('li'), y = creer('a');
        y.href = lien(c.chemin, s[0]);
        marquer(r, y, s[1]);
        x.appendChild(y);
        ul.appendChild(x);
      });
      li.appendChild(ul);
    }
    return li;
  }

  function lien(page, ancre) {
    var deux = page.split('#');
    return racine + deux[0].split('/').map(encodeURIComponent).join('/') + (ancre || deux[1] ? '#' + encodeURIComponent(ancre || deux[1]) : '');
  }

  function marquer(r, parent, texte) {
    var place = 0;
    decouper(texte).forEach(m => {
      if (m.d < place || m.c || r.numero(m.f) < 0 || !r.compte(m.f)) return;
      parent.appendChild(document.createTextNode(texte.slice(place, m.d)));
      parent.appendChild(creer('mark', '', texte.slice(m.d, m.e)));
      place = m.e;
    });
    parent.appendChild(document.createTextNode(texte.slice(place)));
  }

  /* Les quelque deux cents signes où le plus de mots cherchés, et les plus rares, se tiennent. */
  Recherche.prototype.extrait = function (c) {
    var self = this, mieux = { v: 0 };
    [c.description].concat(c.parties.map(p => p[3])).forEach((texte, rang) => {
      var places = decouper(texte).filter(m => simple(m) && self.numero(m.f) >= 0);
      places.forEach((m, i) => {
        var vus = {}, v = rang ? 0 : 0.1;
        for (var j = i; j < places.length && places[j].e - m.d < 180; j++) {
          var n = self.numero(places[j].f);
          if (!vus[n]) v += self.mots[n].idf || 1;
          vus[n] = 1;
        }
        if (v > mieux.v) mieux = { v: v, texte: texte, d: m.d, e: places[j - 1].e };
      });
    });
    if (!mieux.v) return c.description.slice(0, 220) || (c.parties[0] ? c.parties[0][3].slice(0, 220) : '');
    var t = mieux.texte, a = Math.max(0, mieux.d - Math.max(40, 110 - (mieux.e - mieux.d) / 2)), b = Math.min(t.length, a + 230);
    if (a) a = t.indexOf(' ', a) + 1;
    if (b < t.length) b = Math.max(t.lastIndexOf(' ', b), mieux.e);
    return (a ? '… ' : '') + t.slice(a, b).replace(/\s+/g, ' ') + (b < t.length ? ' …' : '');
  };

  /* Les trois titres de la page qui répondent le mieux. */
  Recherche.prototype.titres = function (c) {
    var self = this;
    return c.parties.filter(p => p[0]).map(p => {
      var vus = {}, v = 0;
      decouper(p[1]).forEach(m => { noter(m, 1); });
      decouper(p[3]).forEach(m => { noter(m, 0.3); });
      return { v: v, p: p };
      function noter(m, part) {
        var n = simple(m) ? self.numero(m.f) : -1;
        if (n < 0 || vus[n]) return;
        vus[n] = 1;
        v += part * (self.mots[n].idf || 1);
      }
    }).filter(x => x.v > 0).sort((a, b) => b.v - a.v).slice(0, 3).map(x => x.p);
  };

  // Facettes : une liste par facette, chargée quand on l'ouvre ou que l'adresse la demande.

  function dedans(nom) {
    var f = recus.get('f' + nom), valeursFacette = [];
    for (var i = 1; f && i < f.length; i += 3) {
      var l = new Lecteur(f[i + 2]), suites = [], p = 0;
      while (l.i < l.t.length) {
        p += l.nombre();
        var fin = p + l.nombre() + 1;
        suites.push(p, fin);
        p = fin;
      }
      valeursFacette.push({ code: f[i], nom: f[i + 1], suites: suites });
    }
    return valeursFacette;
  }

  function masque(nom) {
    var m = new Uint8Array(manifeste[1]);
    dedans(nom).forEach(v => {
      if (choisis[nom].indexOf(v.code) < 0) return;
      for (var i = 0; i < v.suites.length; i += 2) m.fill(1, v.suites[i], v.suites[i + 1]);
    });
    return m;
  }

  function filtre(sauf) {
    var masques = Object.keys(choisis).filter(n => n !== sauf && choisis[n].length && recus.has('f' + n)).map(masque);
    return masques.length ? p => masques.every(m => m[p]) : null;
  }

  function compter() {
    volet.querySelectorAll('details').forEach(d => {
      if (d.open) dessinerFacette(d, d.getAttribute('data-facette'));
    });
  }

  function dessinerFacette(d, nom) {
    if (!recus.has('f' + nom)) return avec(['f' + nom], () => { dessinerFacette(d, nom); });
    var ancien = d.querySelector('ul'), ul = creer('ul'), permise = filtre(nom), r = courant;
    var actif = document.activeElement && document.activeElement.value;
    var cases = dedans(nom).map(v => {
      var n = 0;
      for (var i = 0; i < v.suites.length; i += 2) {
        for (var p = v.suites[i]; p < v.suites[i + 1]; p++) if ((!r || r.larges[p]) && (!permise || permise(p))) n++;
      }
      return { v: v, n: n, choisi: choisis[nom].indexOf(v.code) >= 0 };
    }).filter(x => x.n || x.choisi);
    cases.sort((a, b) => b.n - a.n || (a.v.nom < b.v.nom ? -1 : 1));
    cases.forEach(x => {
      var li = creer('li'), label = creer('label'), c = creer('input');
      c.type = 'checkbox';
      c.name = nom;
      c.value = x.v.code;
      c.checked = x.choisi;
      c.onchange = function () {
        choisis[nom] = choisis[nom].filter(y => y !== x.v.code);
        if (c.checked) choisis[nom].push(x.v.code);
        lancer(false);
      };
      label.appendChild(c);
      label.appendChild(document.createTextNode(' ' + x.v.nom + ' (' + x.n + ')'));
      li.appendChild(label);
      ul.appendChild(li);
    });
    if (ancien) d.replaceChild(ul, ancien); else d.appendChild(ul);
    if (actif) ul.querySelectorAll('input').forEach(c => { if (c.value === actif) c.focus(); });
  }

  /* Un seul volet, fermé sur un téléphone : les résultats d'abord. */
  function preparerFacettes(parametres) {
    facettes.hidden = !manifeste[5].length;
    volet.open = matchMedia('(min-width:56rem)').matches;
    for (var i = 0; i < manifeste[5].length; i += 2) {
      ((nom, nomLu) => {
        choisis[nom] = parametres.getAll(nom);
        var d = creer('details', 'facette');
        d.setAttribute('data-facette', nom);
        d.appendChild(creer('summary', '', nomLu));
        if (choisis[nom].length) volet.open = d.open = true;
        d.addEventListener('toggle', () => { if (d.open) dessinerFacette(d, nom); });
        volet.appendChild(d);
      })(manifeste[5][i], manifeste[5][i + 1]);
    }
  }

  // L'état dans l'adresse ; certains navigateurs l'interdisent sous file://.

  function adresse(q) {
    var p = new URLSearchParams();
    if (q) p.set('q', q);
    Object.keys(choisis).forEach(function (n) { choisis[n].forEach(v => { p.append(n, v); }); });
    try { history.replaceState(null, '', '?' + p.toString()); } catch (e) { /* l'adresse reste ce qu'elle était */ }
  }

  function ouvrir() {
    manifeste[3] = manifeste[3].split(',');
    manifeste[4] = manifeste[4].split(',');
    var parametres = new URLSearchParams(location.search);
    preparerFacettes(parametres);
    champ.value = parametres.get('q') || champ.value;
    champ.addEventListener('input', () => {
      clearTimeout(attente);
      attente = setTimeout(() => { lancer(true); }, 150);
    });
    formulaire.addEventListener('submit', e => {
      e.preventDefault();
      clearTimeout(attente);
      lancer(false);
    });
    suivants.addEventListener('click', () => { if (courant) montrer(courant, tour); });
    boite.addEventListener('keydown', e => {
      if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
      var liens = Array.from(liste.querySelectorAll('a')), ici = liens.indexOf(document.activeElement);
      if (ici < 0 && (document.activeElement !== champ || e.key === 'ArrowUp')) return;
      var la = ici + (e.key === 'ArrowDown' ? 1 : -1);
      (la < 0 ? champ : liens[Math.min(la, liens.length - 1)] || champ).focus();
      e.preventDefault();
    });
    lancer(false);
  }

  var ecrit = boite.getAttribute('data-search-index');
  if (ecrit) {
    manifeste = JSON.parse(ecrit);
    ouvrir();
  } else {
    avec(['manifeste'], () => {
      manifeste = recus.get('manifeste');
      if (manifeste) ouvrir(); else etat.textContent = mot('panne', 'L’index de recherche n’a pas pu être chargé.');
    });
  }
})();
